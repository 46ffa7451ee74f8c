"""Every parameter of every page of the admin, by GET and by POST: nothing that is sent breaks one.

Pages come from the address book and parameters from the pages themselves, so that new ones are asked, too.
"""

from itertools import count

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.backoffice.test_every_page import browser, media, pages, payloads, quiet, request  # noqa: F401
from tests.backoffice.who_may import CAST
from tests.backoffice.world import address, make_world
from tests.hostile import USUAL, VALUES, faults_of, names_on, query, rotating

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:DateTimeField:RuntimeWarning")]
AT_ONCE = 3  # parameters and fields a page that are asked by themselves; the rest together
LISTS = ("changelist", "export", "matrix", "pick", "autocomplete", "link_targets", "list", "compare")


@pytest.fixture
def world():
    return make_world()


def one_of_each(world):
    """Yield each page once, with a row that it can show, and each move once."""
    seen = set()
    for name, arguments in pages(world):
        key = (name, arguments.get("name"), arguments.get("language"), arguments.get("app_label"))
        if key not in seen:
            seen.add(key)
            yield name, arguments


@pytest.mark.parametrize("person", CAST)
def test_no_parameter_of_an_address_breaks_a_page(world, person):
    client, admin, values = browser(world, person), browser(world, "admin"), rotating(VALUES)
    turn, found = count(), []
    for name, arguments in one_of_each(world):
        path = address(name, arguments)
        names = names_on(request(admin, "get", path)[0]) | set(USUAL if name.endswith(LISTS) else ["page"])
        few = some(sorted(names), turn, person=person)
        for asked in [*(query(one, next(values)) for one in few), together(values)]:
            answer, _written = request(client, "get", f"{path}?{asked}")
            found += [(fault, path, asked[:200]) for fault in faults_of(answer)]
    assert found == []


@pytest.mark.parametrize("person", ["anonymous", "hana", "mina", "admin"])
def test_no_field_of_a_form_breaks_a_page(world, person):
    client, admin, values = browser(world, person), browser(world, "admin"), rotating(VALUES)
    turn, found = count(), []
    for name, arguments in one_of_each(world):
        path = address(name, arguments)
        for _who, key, data in payloads(name, arguments, world, admin):
            few = some(sorted(data), turn, person=person)
            for sent in twisted(data, few, values):
                answer, _written = request(client, "post", path, sent)
                found += [(fault, path, key, str(sent)[:500]) for fault in faults_of(answer)]
    assert found == []


def some(names, turn, *, person):
    """Return some names, others at each turn, and more of them for who reaches most code."""
    start = next(turn) * AT_ONCE % max(1, len(names))
    return [*names[start:], *names[:start]][: 10 if person == "admin" else AT_ONCE]


def together(values):
    return "&".join(query(name, next(values)) for name in USUAL)


def twisted(data, fields, values):
    """Yield a form with one wrong field each, one with a file for a text, and one with nothing right."""
    for field in fields:
        yield {**data, field: next(values)}
    yield {**data, next(iter(data)): SimpleUploadedFile("x.txt", b"x")}
    yield {name: data[name] if name.endswith("_FORMS") or name == "action" else next(values) for name in data}
