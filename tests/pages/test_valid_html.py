"""Each kind of public page is HTML without a parse error."""

import html5lib
import pytest
from django.core.management import call_command

PATHS = [
    "",
    "news/",
    "news/?page=2",
    "news/?category=archive-notes&year=2017",
    "news/?category=no-such-thing",
    "news/6568/",
    "news/999999/",
    "agreements/",
    "agreements/?kind=mou&status=in_force",
    "agreements/map/",
    "agreements/map/?region=europe",
    "agreements/timeline/",
    "agreements/matrix/",
    "agreements/seoul-london-2017/",
    "cities/",
    "cities/london/",
    "areas/",
    "areas/smart-city/",
]


def parse_errors(html: str) -> list:
    parser = html5lib.HTMLParser()
    parser.parse(html)
    lines = html.splitlines()
    return [(code, lines[place[0] - 1].strip()) for place, code, _data in parser.errors]


def test_the_judge_finds_what_is_wrong():
    wrong = "<!DOCTYPE html>\n<title>x</title>\n<p><div></p></div>"
    assert [code for code, _line in parse_errors(wrong)] != []


@pytest.mark.django_db
def test_no_page_has_a_parse_error(client, language):
    call_command("load_demo", verbosity=0)
    pages = {path: client.get(f"/{language}/{path}").content.decode() for path in PATHS}
    found = {path: parse_errors(html) for path, html in pages.items()}
    assert {path: errors for path, errors in found.items() if errors} == {}


@pytest.mark.django_db
def test_no_identifier_stands_twice_on_a_page(client, language):
    call_command("load_demo", verbosity=0)
    for path in PATHS:
        page = html5lib.parse(client.get(f"/{language}/{path}").content.decode(), namespaceHTMLElements=False)
        names = [element.get("id") for element in page.iter() if element.get("id")]
        assert (path, sorted(names)) == (path, sorted(set(names)))
