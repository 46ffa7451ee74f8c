"""The register as map, timeline and matrix: the same agreements as the list, by the same filter."""

import csv
import io

import pytest

from agreements.slugs import RESERVED
from policyarchive.pages.register.ties import ties_of
from policyarchive.pages.urls.translated import agreements_urls
from tests.factories import make_agreement, make_area, make_city, make_home
from tests.pages.reading import links, page_of, rows, text_of, texts

pytestmark = pytest.mark.django_db
VIEWS = ["map", "timeline", "matrix"]
SVG = "{http://www.w3.org/2000/svg}"
PLACE = {"latitude": "51.5", "longitude": "-0.1"}


def make_register(count, **columns):
    home = make_home(latitude="37.5665", longitude="126.978")
    area = make_area("tourism")
    for n in range(count):
        city = make_city(f"city-d{n}", latitude=str(50 - n % 90), longitude=str(n % 170), **columns)
        make_agreement(f"pact-{n}", signed=f"{1971 + n % 50}", cities=[home, city], areas=[area])


def drawings(page):
    return [svg for svg in page.iter(f"{SVG}svg") if svg.get("role") == "group"]


def inner_links(svg):
    return [anchor.get("href") for anchor in svg.iter(f"{SVG}a")]


@pytest.mark.parametrize("count", [1, 3, 20])
@pytest.mark.parametrize(("view", "queries"), [("map", 8), ("timeline", 8), ("matrix", 10)])
def test_the_queries_do_not_grow(client, language, count, view, queries, django_assert_num_queries):
    make_register(count)
    with django_assert_num_queries(queries):
        assert client.get(f"/{language}/agreements/{view}/").status_code == 200


@pytest.mark.parametrize("view", ["table", *VIEWS])
@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_a_file_do_not_grow(client, view, count, django_assert_num_queries):
    make_register(count)
    with django_assert_num_queries(6):
        assert client.get(f"/ko/agreements/{view}.csv").status_code == 200


def test_each_view_leads_to_the_others_with_the_same_filter(client, language):
    make_register(2)
    paths = {f"/{language}/agreements/", *(f"/{language}/agreements/{view}/" for view in VIEWS)}
    for path in paths:
        found = links(page_of(client, f"{path}?region=europe&kind=friendship_city"))
        assert {f"{other}?kind=friendship_city&region=europe" for other in paths} <= found


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_marked_as_the_one_that_is_shown(client, view):
    page = page_of(client, f"/en/agreements/{view}/")
    current = [anchor for anchor in page.iter("a") if anchor.get("aria-current") == "page"]
    assert [text_of(anchor) for anchor in current] == [view.title()]


@pytest.mark.parametrize("view", VIEWS)
def test_the_menu_says_where_a_view_belongs(client, view):
    page = page_of(client, f"/en/agreements/{view}/")
    marked = [text_of(anchor) for anchor in page.iter("a") if anchor.get("aria-current") == "true"]
    assert "Agreements" in marked


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("query", ["", "?kind=mou", "?region=atlantis", "?year=1800"])
def test_an_empty_register_has_all_its_views(client, language, view, query):
    page = page_of(client, f"/{language}/agreements/{view}/{query}")
    assert drawings(page) == []
    assert len(texts(page, "empty")) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_the_filter_narrows_a_view(client, view):
    make_register(2)
    make_agreement("other", kind="mou", cities=[make_city("paris")], areas=[make_area("air")])
    found = links(page_of(client, f"/ko/agreements/{view}/?kind=mou"))
    assert "/ko/cities/city-d0/" not in found and "/ko/agreements/pact-0/" not in found


def test_points_of_the_map_stand_in_the_order_of_the_list(client, language):
    make_register(3)
    make_agreement(cities=[make_city("seattle", region="north_america", latitude="47.6", longitude="-122.3")])
    page = page_of(client, f"/{language}/agreements/map/")
    world, phone = drawings(page)
    listed = [
        anchor.get("href") for ul in page.iter("ul") if ul.get("class") == "ties" for anchor in ul.iter("a")
    ]
    assert inner_links(world) == inner_links(phone) == listed
    assert len(listed) == 4


def test_cities_without_coordinates_are_in_the_list_and_said_not_to_be_on_the_map(client):
    make_home(latitude="37.5665", longitude="126.978")
    make_agreement(cities=[make_city("london", **PLACE)])
    make_agreement(cities=[make_city("nowhere")])
    page = page_of(client, "/en/agreements/map/")
    assert "/en/cities/nowhere/" in links(page)
    assert inner_links(drawings(page)[0]) == ["/en/cities/london/"]
    assert [words for words in texts(page, "ties__more") if "not on the map" in words] == [
        "1 agreement · not on the map"
    ]


@pytest.mark.parametrize("home", [{}, {"latitude": "37.5665", "longitude": "126.978"}])
def test_without_coordinates_a_sentence_stands_for_the_map(client, home):
    make_home(**home)
    make_agreement(cities=[make_city("nowhere")])
    page = page_of(client, "/en/agreements/map/")
    assert drawings(page) == []
    assert texts(page, "empty") == [
        "There is nothing to draw: the coordinates of these cities are not known."
    ]


def test_without_a_home_city_there_is_no_line_and_the_list_stays(client):
    make_agreement(cities=[make_city("london", **PLACE)])
    page = page_of(client, "/en/agreements/map/")
    assert drawings(page) == [] and "/en/cities/london/" in links(page)


def test_a_region_is_drawn_larger_and_has_one_map_for_all_screens(client):
    make_register(2)
    page = page_of(client, "/en/agreements/map/?region=europe")
    assert [svg.get("class") for svg in drawings(page)] == ["map map--region"]
    current = [text_of(a) for a in page.iter("a") if a.get("aria-current") == "true"]
    assert current == ["English", "Agreements", "Europe"]


def test_the_timeline_links_to_what_its_list_links_to(client, language):
    make_register(3)
    make_agreement("undated", signed=None)
    page = page_of(client, f"/{language}/agreements/timeline/")
    years = next(ol for ol in page.iter("ol") if ol.get("class") == "years")
    listed = {anchor.get("href") for anchor in years.iter("a")}
    assert set(inner_links(drawings(page)[0])) == listed - {f"/{language}/agreements/undated/"}
    assert len(listed) == 4


def test_numbers_of_the_matrix_lead_to_the_agreements_they_count(client):
    home, london, paris = make_home(), make_city("london"), make_city("paris")
    tourism, air = make_area("tourism"), make_area("air")
    make_agreement(cities=[home, london], areas=[tourism, air])
    make_agreement(cities=[home, london], areas=[tourism])
    make_agreement(cities=[home, paris], areas=[air])
    page = page_of(client, "/en/agreements/matrix/")
    table = rows(page)
    assert [row[1:] for row in table[1:]] == [["2", "1"], ["", "1"]]
    cells = [a for td in page.iter("td") for a in td.iter("a")]
    assert cells[0].get("aria-label") == "London, Tourism: agreements 2"
    for cell in cells:
        shown = rows(page_of(client, cell.get("href")))
        assert len(shown) - 1 == int(text_of(cell))


def test_partners_without_a_stated_area_are_counted_beside_the_matrix(client):
    make_agreement(cities=[make_city("london")], areas=[make_area("air")])
    make_agreement(cities=[make_city("paris")])
    assert "Of 1 partner no area is stated." in text_of(page_of(client, "/en/agreements/matrix/"))
    assert len(rows(page_of(client, "/en/agreements/matrix/"))) == 2


def csv_of(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_each_view_is_a_file_of_the_same_numbers(client):
    home, london = make_home(), make_city("london", latitude="-51.5", longitude="-0.1")
    tourism = make_area("tourism")
    make_agreement("pact", signed="2015-12", cities=[home, london], areas=[tourism], kind="mou")
    pact = ["2015-12", "pact agreement", "Memorandum of understanding", "London", "", "In force"]
    assert csv_of(client, "/en/agreements/table.csv")[1:] == [[*pact, "/en/agreements/pact/"]]
    assert csv_of(client, "/en/agreements/timeline.csv") == csv_of(client, "/en/agreements/table.csv")
    city = ["London", "Europe", "-51.5", "-0.1", "1", "Memorandum of understanding", "/en/cities/london/"]
    assert csv_of(client, "/en/agreements/map.csv")[1:] == [city]
    assert csv_of(client, "/en/agreements/matrix.csv") == [["Partner", "Tourism"], ["London", "1"]]


@pytest.mark.parametrize("view", ["table", *VIEWS])
def test_a_file_holds_what_the_filter_leaves(client, view):
    make_register(3)
    assert len(csv_of(client, f"/ko/agreements/{view}.csv?kind=mou")) == 1
    assert len(csv_of(client, f"/ko/agreements/{view}.csv?year=1971")) == 2


@pytest.mark.parametrize("path", [*(f"{view}/" for view in VIEWS), "map.csv"])
def test_an_address_says_no_more_than_it_has_to(client, path):
    answer = client.get(f"/ko/agreements/{path}?kind=&year=2017")
    assert (answer.status_code, answer["Location"]) == (301, f"/ko/agreements/{path}?year=2017")


def test_no_agreement_can_take_the_address_of_a_view():
    fixed = {
        str(entry.pattern).split("/")[1] for entry in agreements_urls if str(entry.pattern).endswith("/")
    }
    assert {name for name in fixed if name and "<" not in name} == set(RESERVED)


@pytest.mark.parametrize("view", VIEWS)
def test_300_agreements_are_shown(client, view):
    make_register(100)
    for n in range(200):
        make_agreement(f"more-{n}", signed=None)
    page = page_of(client, f"/ko/agreements/{view}/")
    assert "협정 300건" in texts(page, "total")[0]
    if view == "timeline":
        assert len([fold for fold in page.iter("details") if fold.get("class") == "tl-fold"]) == 1


def test_more_agreements_than_are_drawn_are_said_to_be_there(client, monkeypatch):
    monkeypatch.setattr("policyarchive.pages.register.ties.MOST", 2)
    monkeypatch.setattr("policyarchive.pages.register.ties.ties_of.__kwdefaults__", {"most": 2})
    make_register(3)
    assert "Only the newest agreements" in text_of(page_of(client, "/en/agreements/map/"))


@pytest.mark.parametrize("view", VIEWS)
def test_long_names_and_markup_in_them_are_text(client, view):
    city = make_city("long", name_ko="<b>흘" * 30, name_en="", **PLACE)
    make_home(latitude="37.5665", longitude="126.978")
    make_agreement(
        cities=[city], areas=[make_area("air", name_ko="<i>공기</i>")], title_ko="<script>x</script>"
    )
    page = page_of(client, f"/ko/agreements/{view}/")
    assert not list(page.find("body").iter("b"))
    assert not list(page.find("body").iter("i"))


def test_a_file_holds_all_although_a_drawing_shows_the_newest(client, monkeypatch):
    monkeypatch.setitem(ties_of.__kwdefaults__, "most", 1)
    make_register(3)
    assert "Only the newest agreements are shown here" in text_of(page_of(client, "/en/agreements/map/"))
    assert len(csv_of(client, "/en/agreements/table.csv")) == 1 + 3
