"""No single row takes an outlet down, whatever it holds and however it came there.

The outlets are those of the address book, the pages of the admin that show such a row, and the exports.
"""

import json
from io import StringIO
from itertools import cycle

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from agreements.models import Agreement
from news.models import Post
from policyarchive.pages.models import SiteSettings
from policyarchive.search.models import SearchMiss
from tests.answers import status
from tests.backoffice.people import log_in
from tests.backoffice.world import World, address, admin_names, arguments_for
from tests.bad_rows import BAD, gone, rows_of
from tests.conftest import LANGUAGES
from tests.factories import make_person, make_post
from tests.pages.everywhere import STAGES, addresses, make_everything

pytestmark = pytest.mark.django_db
SHOWN = ("changelist", "change", "export", "list", "compare", "previews", "index", "matrix", "workflow")


@pytest.fixture(autouse=True)
def surroundings(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("policyarchive.pages.views.search.seconds_to_wait", lambda *_: 0)


# Each kind in one of the languages in turn: all of both take minutes.
@pytest.mark.parametrize(("kind", "language"), [*zip(BAD, cycle(LANGUAGES), strict=False)])
def test_a_bad_row_takes_no_outlet_down(kind, language):
    link, admin, good = make_world()
    rows = rows_of(link.row.public_row, Agreement.objects.get(slug="pact-live"))
    urls, pages = public_addresses(link, language, rows, good), admin_pages(rows)
    with transaction.atomic():
        for spoil in BAD[kind]:
            spoil(rows)
        down = [*failing(Client(), urls), *failing(admin, pages)]
        lists_lack = [url for url in lists(language) if not shows(url, good, language)]
        exported = exported_numbers()
        transaction.set_rollback(True)
    assert (down, lists_lack) == ([], [])
    assert good.number in exported


@pytest.mark.parametrize(("place", "language"), [(0, "ko"), (1, "en")])
def test_an_item_that_is_gone_leaves_its_traces_behind_and_no_list_minds(place, language):
    link, _admin, good = make_world()
    rows = rows_of(link.row.public_row, Agreement.objects.get(slug="pact-live"))
    urls = [url for url in public_addresses(link, language, rows, good) if "/preview/" not in url]
    with transaction.atomic():
        gone(place)(rows)
        assert failing(Client(), urls) == []
        assert [url for url in lists(language) if not shows(url, good, language)] == []
        transaction.set_rollback(True)


def make_world():
    SiteSettings.objects.create(pk=1, email="a@example.org", name_ko="아카이브", name_en="Archive")
    SearchMiss.objects.create(day=timezone.localdate(), query="없는 말", language="ko")
    link, admin = make_everything(), log_in("admin")
    return link, admin, make_post(title_ko="멀쩡한 글", title_en="A sound post")


def public_addresses(link, language, rows, good):
    """Yield what is about a list, one of the bad rows or the sound one; the other rows are as they were."""
    known = {str(number) for number in Post.objects.values_list("number", flat=True)}
    others = known - {str(rows[0].number), str(good.number)}
    others |= {f"pact-{stage}" for stage in STAGES[1:]} | {"nowhere", "nothing", "999999"}
    found = [url for url in addresses(link, language) if not others & {*url.split("?")[0].split("/")[2:]}]
    return [*found, f"/api/v1/search?q=멀쩡한&language={language}"]


def admin_pages(rows):
    post, agreement, category, city, area, party, _relation, image, attachment = rows[:9]
    site, miss = rows[11:13]
    named = {"category": category, "area": area, "city": city, "image": image, "attachment": attachment}
    named |= {f"unused_{name}": row for name, row in named.items()}
    named |= {"party": party, "site": site, "miss": miss}
    world = World(
        {"mina": make_person("mina", "writer")},
        {"live": post, "copy": post.working_copy},
        {"live": agreement},
        named,
    )
    return [
        address(name, arguments)
        for name, takes in admin_names().items()
        if name.endswith(SHOWN) and "party" not in name  # which has no list, and no page without its item
        for arguments in arguments_for(name, takes, world)
    ]


def failing(client, urls):
    client.raise_request_exception = False
    asked = ((url, outcome(client, url)) for url in urls)
    return [(url, found) for url, found in asked if not isinstance(found, int) or found >= 500]


def outcome(client, url):
    try:
        with transaction.atomic():
            found = status(client, url)
            return "broken transaction" if connection.needs_rollback else found
    except Exception as error:  # what breaks off while it is sent
        return repr(error)


def lists(language):
    return [f"/{language}/", f"/{language}/news/", f"/{language}/news/feed/", "/sitemap.xml"]


def shows(url, post, language):
    content = Client().get(url).content.decode()
    return f"/{language}/news/{post.number}/" in content


def exported_numbers():
    out = StringIO()
    call_command("export_posts", stdout=out)
    return {json.loads(line)["number"] for line in out.getvalue().split("\n") if line}
