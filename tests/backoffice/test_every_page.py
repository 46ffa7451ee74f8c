"""Every page of the admin, with every role, by GET and by POST: who may change what.

The pages come from the address book, so that a new one cannot be forgotten: it fails here until MAY says who
may do it. What a request writes is read from the statements that reach the database.
"""

import re
from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from policyarchive.publishing.models import PreviewLink
from tests.backoffice.forms_of import forms_in
from tests.backoffice.who_may import ADMIN, AT_LEAST, BULK, CAST, MAY, MAY_MOVE, NOBODY, OWN_BOOKS, PUBLISHERS
from tests.backoffice.world import SOON, address, admin_names, arguments_for, make_world
from tests.library import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def quiet(caplog):
    """Refusals are what is asked for here; each would be a page of the report."""
    caplog.set_level("CRITICAL", "django.request")


@pytest.fixture
def world():
    return make_world()


def browser(world, name):
    client = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    if name != "anonymous":
        client.force_login(world.people[name])
    return client


def pages(world):
    for name, takes in admin_names().items():
        for arguments in arguments_for(name, takes, world):
            yield name, arguments


def test_somebody_has_said_who_may_do_it():
    moves = {f"admin:{name}_move" for name in ("news_post", "agreements_agreement")}
    assert sorted(set(admin_names()) - set(MAY) - moves) == [], "say in MAY who may do it"
    assert sorted(set(MAY) - set(admin_names())) == []


@pytest.mark.parametrize("person", CAST)
def test_looking_changes_nothing_and_breaks_nothing(world, person):
    client = browser(world, person)
    for name, arguments in pages(world):
        answer, written = request(client, "get", address(name, arguments))
        assert (answer.status_code < 500, written) == (True, []), (person, name, arguments)


@pytest.mark.parametrize("person", CAST)
def test_nobody_changes_more_than_their_role(world, person):
    client, admin = browser(world, person), browser(world, "admin")
    changed = set()
    for name, arguments in pages(world):
        for who_may, key, data in payloads(name, arguments, world, admin):
            answer, written = request(client, "post", address(name, arguments), data)
            assert answer.status_code < 500, (person, name, arguments, data)
            assert not written or person in who_may, (person, name, arguments, data, written)
            changed |= {(name, key)} if written else set()
    assert len(changed) >= AT_LEAST[person], changed  # else the forms that are sent would prove nothing


def request(client, method, path, data=None):
    """Send a request whose changes are taken back; return the answer and what it wrote elsewhere."""
    cookies = SimpleCookie({name: morsel.value for name, morsel in client.cookies.items()})
    with transaction.atomic():
        with written_statements() as written:
            answer = getattr(client, method)(path, data or {})
            if answer.streaming:
                b"".join(answer.streaming_content)
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer, written


@contextmanager
def written_statements():
    found = []

    def look(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        table = re.match(r'\W*(INSERT|UPDATE|DELETE)\b[^"]*"(\w+)"', sql, re.IGNORECASE)
        if (
            table
            and table[2] not in OWN_BOOKS
            and (table[1].upper() == "INSERT" or context["cursor"].rowcount)
        ):
            found.append(f"{table[1]} {table[2]}")
        return result

    with connection.execute_wrapper(look):
        yield found


def payloads(name, arguments, world, admin):
    """Yield who may send a form, what it is, and the form, so filled in that it would change something."""
    plain = name.removeprefix("admin:")
    if plain.endswith("_move"):
        yield MAY_MOVE[arguments["name"]], arguments["name"], a_move(name, arguments, world)
        return
    if plain.endswith("_changelist"):
        yield from bulk(plain, world)
        return
    who = MAY[name]
    for form in filled(plain, arguments, world, admin, address(name, arguments)):
        yield who, "", form


def row_of(plain, arguments, world):
    rows = world.publishable("post" if plain.startswith("news_post") else "agreement").values()
    return next(row for row in rows if row.pk == next(iter(arguments.values())))


def a_move(name, arguments, world):
    row = row_of(name.removeprefix("admin:"), arguments, world)
    row.refresh_from_db()
    at = f"{timezone.localtime() + SOON:%Y-%m-%dT%H:%M}" if arguments["name"] == "schedule" else ""
    texts = dict.fromkeys(("note", "reason_ko", "reason_en", "override", "reason", "keep", "confirm"), "글")
    choices = {"is_major": "minor", "languages": ["ko", "en"], "_confirmed": "on", "confirmed": "on"}
    return texts | choices | {"seen_version": row.version, "at": at}


def bulk(plain, world):
    kind = plain.split("_")[1]
    acts = BULK if kind in {"post", "agreement"} else {"delete_selected": PUBLISHERS}
    if kind == "party":
        acts = {"delete_selected": NOBODY}
    if kind == "user":
        acts = {"delete_selected": ADMIN}
    extra = {"confirmed": "1", "post": "yes", "reason_ko": "틀림", "reason_en": "Wrong", "override": "글"}
    extra |= {"areas": [world.rows["area"].pk], "category": world.rows["category"].pk}
    for act, who in acts.items():
        keys = _keys(kind, world)
        yield who, act, {"action": act, "_selected_action": keys, **extra}


def _keys(kind, world):
    if kind in {"post", "agreement"}:
        return [row.pk for row in world.publishable(kind).values()]
    if kind == "user":
        return [world.people["mina"].pk]
    names = {"cooperationarea": "area", "sitesettings": "site", "searchmiss": "miss", "logentry": "site"}
    return [world.rows[f"unused_{kind}" if kind in {"image", "attachment"} else names.get(kind, kind)].pk]


def filled(plain, arguments, world, admin, path):
    if plain.endswith("_delete"):
        return [{"post": "yes"}]
    if plain.endswith(("_copy", "_presence", "_reset_link")):
        return [{"page": "abc"}]
    if plain == "library_image_words":
        return [{"changed": ["alt_en"], "alt_en": "Other words", "alt_ko": "다른 말", "licence": "none"}]
    if plain.endswith("_replace"):
        file = samples.photo(81, 54) if "image" in plain else samples.CSV
        return [{"file": SimpleUploadedFile("새.jpg" if "image" in plain else "새.csv", file)}]
    if plain in {"library_image_add", "library_attachment_add"}:
        return [{"uploads": SimpleUploadedFile("새.jpg", samples.photo(82, 54))}]
    if plain.endswith("_previews"):
        links = PreviewLink.objects.of(row_of(plain, arguments, world))
        return [{"days": "7", "allows": "read"}, *({"revoke": link.pk} for link in links)]
    if plain.endswith("_revision_restore"):
        row = row_of(plain, arguments, world)
        row.refresh_from_db()
        work = row.open_copy or row
        return [{"seen_version": work.version}]
    if plain == "password_change":
        return [
            {
                "old_password": f"demo-{name}",
                "new_password1": "a-long-new-word",
                "new_password2": "a-long-new-word",
            }
            for name in world.people
        ]
    if plain in {"login", "password_reset"}:
        return [{"username": "jun", "password": "wrong", "email": "jun@example.org"}]
    return from_page(plain, admin, path)


def from_page(plain, admin, path):
    """Take the forms of the page as an administrator sees it, with other words in them."""
    answer, _written = request(admin, "get", path)
    if answer.status_code != 200 or answer.streaming or "html" not in answer["Content-Type"]:
        return [{"anything": "1"}]
    here = [
        form
        for form in forms_in(answer.content)
        if form["method"] == "post" and form["action"] in {"", path, "."}
    ]
    return [reworded(plain, form["data"]) for form in here] or [{"anything": "1"}]


WORDS = re.compile(r"^(title|name|alt|summary|credit|description|first_name|byline|body|office)(_\w\w)?$")
NEEDED = {
    "slug": "a-new-one",
    "country": "GB",
    "region": "europe",
    "username": "newcomer",
    "password1": "a-long-new-word",
    "password2": "a-long-new-word",
    "usable_password": "true",
    "kind": "mou",
    "order": "7",
}


def reworded(plain, data):
    data = {name: list(values) for name, values in data.items()}
    is_new = plain.endswith(("_add", "_password_change"))
    for name, values in data.items():
        if WORDS.match(name.rpartition("-")[2]):
            data[name] = [
                "새 이름.pdf" if plain == "library_attachment_change" and name == "name" else f"새 {name}"
            ]
        elif is_new and name in NEEDED:
            data[name] = [NEEDED[name]]
        elif name.startswith("body_"):
            data[name] = [f"<p>{values[0]}새</p>"]
    return data
