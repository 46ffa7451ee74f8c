"""Who signed is written in the same form as the agreement, also before there is an agreement."""

import pytest

from agreements.models import Agreement
from policyarchive.publishing.models import Revision
from tests.backoffice.forms_of import forms_in
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_city, make_signatory

pytestmark = pytest.mark.django_db
ADD = "/admin/agreements/agreement/add/"


@pytest.fixture
def mina():
    return log_in("mina")


def typed_into(browser, path, **typed):
    form = next(form for form in forms_in(browser.get(path).content) if "title_en" in form["data"])
    row = {f"parties-0-{name}": value for name, value in typed.items()}
    return browser.post(path, {**form["data"], "title_en": "MOU", "kind": "mou", **row})


def new(browser, **typed):
    party = {"city": make_city("london").pk, **typed}
    form = {"parties-TOTAL_FORMS": 1}
    data = next(form for form in forms_in(browser.get(ADD).content) if "title_en" in form["data"])["data"]
    row = {f"parties-0-{name}": value for name, value in party.items()}
    return browser.post(ADD, {**data, "title_en": "MOU", "kind": "mou", **form, **row})


def people():
    party = Agreement.objects.get().parties.get()
    return [(p.name_ko, p.office_ko, p.name_en, p.office_en) for p in party.signatories.all()]


def test_a_new_agreement_is_saved_with_those_who_signed_it(mina):
    english = "Sadiq Khan / Mayor of London\r\nRajesh Agrawal / Deputy Mayor"
    assert new(mina, signed_by_ko=" 사디크 칸 / 런던시장 ", signed_by_en=english).status_code == 302
    assert people() == [
        ("사디크 칸", "런던시장", "Sadiq Khan", "Mayor of London"),
        ("", "", "Rajesh Agrawal", "Deputy Mayor"),
    ]


def test_the_first_revision_has_them(mina):
    new(mina, signed_by_en="Sadiq Khan")
    assert "Sadiq Khan" in str(Revision.objects.of(Agreement.objects.get()).get().data)


@pytest.mark.parametrize(
    ("line", "words"),
    [("/ Mayor", "has no name before the slash"), ("x" * 121, "121"), (f"Khan / {'x' * 201}", "201")],
)
def test_a_line_that_cannot_be_stored_is_refused_beside_its_field(mina, line, words):
    answer = new(mina, signed_by_en=line)
    assert words in answer.content.decode() and line in answer.content.decode()
    assert not Agreement.objects.exists()


def test_lines_add_to_those_who_are_there(mina):
    party = make_agreement("mou", cities=[make_city("london")], stage="draft").parties.get()
    make_signatory(party, name_en="Sadiq Khan")
    path = f"/admin/agreements/agreement/{party.agreement_id}/change/"
    assert typed_into(mina, path, signed_by_en="Rajesh Agrawal").status_code == 302
    assert [name for _ko, _office, name, _in in people()] == ["Sadiq Khan", "Rajesh Agrawal"]
    typed_into(mina, path)
    assert len(people()) == 2


def test_who_may_only_read_sees_no_fields_to_add_to():
    party = make_agreement("mou", cities=[make_city("london")], stage="draft").parties.get()
    page = log_in("sora").get(f"/admin/agreements/agreement/{party.agreement_id}/change/")
    assert b"Add signatories" not in page.content
