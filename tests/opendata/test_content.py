"""The bulk format of every content type: what goes out comes in again, to the byte."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Agreement, AgreementRelation, City, CooperationArea, Party
from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.content.registry import content_types
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_city,
    make_image,
    make_post,
    make_signatory,
    make_source,
    relate,
)
from tests.opendata.conftest import AGREEMENT, CITY, LEAST

pytestmark = pytest.mark.django_db
SECTIONS = [known.section for known in content_types()]
REGISTER = ["cities", "areas", "agreements"]  # in the order in which they can come in again


def export(section, capsys):
    capsys.readouterr()
    call_command("export_content", section)
    return capsys.readouterr().out


def delete_all():
    AgreementRelation.objects.all().delete()
    Party.objects.all().delete()
    for model in (Post, Agreement, City, CooperationArea):
        model.objects.all().delete()


@pytest.fixture
def register(settings, tmp_path):
    """One row of each type with everything that a row can have."""
    settings.MEDIA_ROOT = tmp_path
    london = make_city("london", latitude="51.5074", longitude="-0.1278", other_names="런던\nLondra")
    air = make_area("air", order=3)
    old = make_agreement(
        "old", signed="2015-12", cities=[london], stage="withdrawn", withdrawal_reason_ko="끝"
    )
    new = make_agreement("new", cities=[london, make_city("seoul")], areas=[make_area("sea"), air])
    Party.objects.create(agreement=new, body_en="Port Authority", position=3)
    make_signatory(new.parties.first(), office_ko="시장")
    make_source(new, stated_date="2017-04")
    relate(new, "follows_up", old)
    new.lead_image, new.effective_on = make_image(), "2017-05-01"
    new.save()
    attach(new, make_attachment("둘.pdf"), make_attachment("하나.pdf"))
    make_agreement("undated", signed=None, stage="draft")


def test_the_register_comes_back_to_the_byte(register, capsys, load):
    before = {section: export(section, capsys) for section in REGISTER}
    delete_all()
    for section in REGISTER:
        code, reports, said = load(section, *before[section].splitlines())
        assert (code, {report["outcome"] for report in reports}) == (0, {"created"}), said
    assert {section: export(section, capsys) for section in REGISTER} == before
    for section in REGISTER:
        _code, reports, _said = load(section, *before[section].splitlines())
        assert {report["outcome"] for report in reports} == {"unchanged"}


def test_an_agreement_is_written_for_people_to_read(register, capsys):
    [new, old, undated] = [json.loads(line) for line in export("agreements", capsys).splitlines()]
    assert list(new)[:7] == [
        *("slug", "stage", "withdrawal_reason", "redirect_to", "title", "kind", "signed_on"),
    ]
    assert (new["signed_on"], old["signed_on"], undated["signed_on"]) == ("2017-04-03", "2015-12", None)
    assert (old["stage"], old["withdrawal_reason"]) == ("withdrawn", {"ko": "끝"})
    assert new["areas"] == ["sea", "air"]
    assert new["relations"] == [{"kind": "follows_up", "to_agreement": "old"}]
    assert new["parties"] == [
        {"city": "london", "signatories": [{"name": {"en": "Sadiq Khan"}, "office": {"ko": "시장"}}]},
        {"city": "seoul"},
        {"body": {"en": "Port Authority"}},
    ]
    assert [file["name"] for file in new["attachments"]] == ["둘.pdf", "하나.pdf"]


def test_the_demo_comes_back_to_the_byte(capsys, load):
    call_command("load_demo", stdout=io.StringIO())
    before = {section: export(section, capsys) for section in SECTIONS}
    delete_all()
    for section in [*REGISTER, "news"]:
        assert load(section, *before[section].splitlines())[0] == 0
    assert {section: export(section, capsys) for section in SECTIONS} == before


def test_posts_keep_their_own_format(capsys):
    make_post(areas=[make_area()])
    content = export("news", capsys)
    call_command("export_posts")
    assert capsys.readouterr().out == content


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("section", "queries"), [("agreements", 11), ("cities", 2), ("areas", 2)])
def test_the_queries_of_an_export_do_not_grow(count, section, queries, django_assert_num_queries, capsys):
    for _ in range(count):
        agreement = make_agreement(cities=[make_city()], areas=[make_area()])
        relate(agreement, "follows_up", make_agreement())
        make_signatory(agreement.parties.first())
    with django_assert_num_queries(queries):
        call_command("export_content", section)


def test_a_changed_line_changes_what_it_names_and_nothing_else(register, load):
    code, [report], _said = load("agreements", {"slug": "new", "place": {"ko": "서울"}, "areas": ["air"]})
    new = Agreement.objects.get(slug="new")
    assert (code, report["outcome"], report["ref"]) == (0, "updated", "new")
    assert (new.place_ko, new.title_ko, [area.slug for area in new.ordered_areas]) == (
        "서울",
        "new 협정",
        ["air"],
    )
    assert new.parties.count() == 3
    assert Revision.objects.of(new).first().occasion == "imported"


def test_a_line_may_name_one_further_down(load):
    make_city("london")
    later = {**AGREEMENT, "slug": "b", "relations": [{"kind": "renews", "to_agreement": "a"}]}
    for options in (("--json", "--dry-run"), ("--json",)):
        code, reports, _said = load("agreements", later, {**AGREEMENT, "slug": "a"}, options=options)
        assert (code, [(report["ref"], report["outcome"]) for report in reports]) == (
            0,
            [("a", "created"), ("b", "created")],
        )
    assert AgreementRelation.objects.get().to_agreement.slug == "a"


@pytest.mark.parametrize("section", REGISTER)
def test_a_rehearsal_writes_nothing(section, load):
    code, [report], _said = load(section, LEAST[section], options=("--json", "--dry-run"))
    assert (code, report["outcome"]) == (0, "created")
    assert not any(model.objects.exists() for model in (City, CooperationArea, Agreement, LogEntry))


@pytest.mark.parametrize("section", REGISTER)
def test_what_comes_in_is_logged(section, load):
    load(section, LEAST[section])
    entry = LogEntry.objects.get(action="imported")
    assert (entry.person, entry.item_type.model_class()._meta.app_label) == (None, "agreements")


@pytest.mark.parametrize("slug", ["london", "old-london"])
def test_a_row_is_found_again_by_its_name_of_before(slug, load):
    city = make_city("old-london")
    city.slug = "london"
    city.save()
    load("cities", {**CITY, "slug": slug, "name": {"en": "New"}})
    assert [(row.slug, row.name_en) for row in City.objects.all()] == [("london", "New")]


def test_a_stage_is_set_as_an_import_of_posts_sets_it(load):
    agreement = make_agreement("pact")
    actions.withdraw(agreement, by=None, reason={"ko": "끝"})
    load("agreements", {"slug": "pact", "stage": "live"})
    agreement.refresh_from_db()
    assert (agreement.stage, agreement.withdrawal_reason_ko, agreement.withdrawn_at) == ("live", "", None)
    actions.start_working_copy(agreement, by=None)
    code, [report], _said = load("agreements", {"slug": "pact", "stage": "unpublished"})
    assert (code, report["error"]["kind"]) == (1, "wrong_value")
    assert "publish or discard it in the admin first" in report["error"]["reason"]


def test_a_type_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(CommandError, match=r"invalid choice: 'events' \(choose from"):
        call_command("export_content", "events")


def test_an_export_is_logged_with_its_type(tmp_path):
    call_command("export_content", "cities", str(tmp_path / "cities.jsonl"))
    assert LogEntry.objects.get(action="exported").details["what"] == "cities"
