"""What a line of the bulk format cannot say, and the way out that its refusal names."""

import pytest

from agreements.models import AgreementRelation
from tests.factories import make_agreement, relate
from tests.opendata.conftest import AGREEMENT, AREA, CITY, LEAST

pytestmark = pytest.mark.django_db
REFUSED = [
    ("cities", "{", "json", "not a JSON object on one line"),
    ("cities", [1], "json", "write one {…} a line"),
    ("cities", {"name": {"en": "x"}}, "missing_field", "'slug' is missing"),
    ("cities", {**CITY, "mayor": "x"}, "unknown_field", "fields are slug, name,"),
    ("cities", {**CITY, "slug": "a b"}, "wrong_value", "'slug': Enter a valid"),
    ("cities", {**CITY, "region": "moon"}, "wrong_value", "'region': Value 'moon' is not a valid choice."),
    ("cities", {**CITY, "country": "XX"}, "wrong_value", "'country': Value 'XX' is not a valid choice."),
    ("cities", {**CITY, "latitude": 51.5}, "wrong_value", "'latitude' must be text, not 51.5"),
    ("cities", {**CITY, "latitude": "91"}, "wrong_value", "less than or equal to 90"),
    ("cities", {**CITY, "is_home": "yes"}, "wrong_value", "'is_home' must be true or false"),
    ("cities", {**CITY, "name": "London"}, "wrong_value", "an object with texts under ko, en"),
    (
        "cities",
        {**CITY, "name": {"en": "x" * 121}},
        "wrong_value",
        "'name.en': Ensure this value",
    ),
    ("cities", {**CITY, "name": {}}, "conflict", "city_has_a_name"),
    ("cities", {**CITY, "name": {"en": "a\u0000"}}, "wrong_value", "'name.en' must be text"),
    ("areas", {**AREA, "order": 2**40}, "wrong_value", "a whole number up to 2147483647"),
    ("areas", {**AREA, "order": "1"}, "wrong_value", "'order' must be a whole number"),
    ("areas", {**AREA, "order": None}, "wrong_value", "'order' must be a whole number"),
    ("agreements", {**AGREEMENT, "kind": "treaty"}, "wrong_value", "'kind': Value 'treaty' is not a valid"),
    ("agreements", {**AGREEMENT, "signed_on": "soon"}, "wrong_value", "a date such as 2017-04-03, 2015-12"),
    ("agreements", {**AGREEMENT, "signed_on": 2017}, "wrong_value", "'signed_on' must be text"),
    ("agreements", {**AGREEMENT, "expires_on": "2017-02-30"}, "wrong_value", "'expires_on': "),
    ("agreements", {**AGREEMENT, "stage": "in_review"}, "wrong_value", "one of draft, live, withdrawn"),
    ("agreements", {**AGREEMENT, "stage": "live", "title": {}}, "missing_field", "no title in any language"),
    ("agreements", {**AGREEMENT, "redirect_to": "nowhere"}, "wrong_value", "an address such as"),
    ("agreements", {**AGREEMENT, "areas": ["air"]}, "unknown_slug", "no 'air'; add it in the admin first"),
    ("agreements", {**AGREEMENT, "areas": ["a", "a"]}, "wrong_value", "a list that names each once"),
    ("agreements", {**AGREEMENT, "parties": ["x"]}, "wrong_value", "'parties' must be a list of objects"),
    ("agreements", {**AGREEMENT, "parties": [{"town": 1}]}, "unknown_field", "fields are city, body"),
    (
        "agreements",
        {**AGREEMENT, "parties": [{"city": "rome"}]},
        "unknown_slug",
        "there is no 'rome'",
    ),
    ("agreements", {**AGREEMENT, "parties": [{}]}, "conflict", "party_is_a_city_or_a_body"),
    (
        "agreements",
        {**AGREEMENT, "sources": [{"url": "x"}]},
        "wrong_value",
        "'sources[0].url': Enter a",
    ),
    (
        "agreements",
        {**AGREEMENT, "relations": [{"kind": "renews"}]},
        "missing_field",
        "to_agreement' is missing",
    ),
    (
        "agreements",
        {**AGREEMENT, "relations": [{"kind": "renews", "to_agreement": "none"}]},
        "unknown_slug",
        "there is no 'none'",
    ),
    ("agreements", {**AGREEMENT, "lead_image": "abc"}, "wrong_value", "a SHA-256 of 64"),
    ("agreements", {**AGREEMENT, "lead_image": "0" * 64}, "unknown_file", "upload it in the admin first"),
    (
        "agreements",
        {**AGREEMENT, "attachments": [{"sha256": "0" * 64, "name": "a.pdf"}]},
        "unknown_file",
        "'a.pdf' is not in the library",
    ),
    (
        "agreements",
        {**AGREEMENT, "attachments": [{"name": "a.pdf"}]},
        "wrong_value",
        'with "sha256" and',
    ),
]


@pytest.mark.parametrize(("section", "record", "kind", "reason"), REFUSED)
def test_a_refusal_names_line_kind_and_way_out(section, record, kind, reason, load):
    code, [good, bad], said = load(section, LEAST[section], record)
    assert (code, good["outcome"], bad["outcome"], bad["line"]) == (1, "created", "refused", 2)
    assert (bad["error"]["kind"], bad["error"]["line"]) == (kind, 2)
    assert reason in bad["error"]["reason"]
    assert said == "1 of 2 lines refused."


def test_relations_in_a_circle_are_refused(load):
    first, second = make_agreement("first"), make_agreement("second")
    relate(second, "renews", first)
    record = {"slug": "first", "relations": [{"kind": "renews", "to_agreement": "second"}]}
    _code, [report], _said = load("agreements", record)
    assert (report["outcome"], report["error"]["kind"]) == ("refused", "wrong_value")
    assert AgreementRelation.objects.count() == 1
