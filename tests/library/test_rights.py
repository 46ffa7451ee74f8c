"""What the public sees of a file is a publisher's to change; a translator writes granted languages only."""

from io import BytesIO

import pytest
from django.utils import translation

from policyarchive.audit.models import LogEntry
from policyarchive.library.actions import (
    delete,
    describe,
    replace_attachment,
    replace_image,
    upload_attachment,
    upload_image,
)
from policyarchive.library.refusals import ChangeRefused
from policyarchive.publishing.actions import grant_languages
from tests.backoffice.people import log_in
from tests.factories import attach, make_agreement, make_attachment, make_image, make_person, make_post
from tests.library import samples
from tests.library.test_actions import figure

pytestmark = pytest.mark.django_db
SEEN = ["live", "withdrawn", "scheduled"]


def shown(stage):
    """Return a picture and a file that an item in that stage uses."""
    image, file = make_image(), make_attachment()
    more = {"withdrawal_reason_ko": "틀림"} if stage == "withdrawn" else {}
    attach(make_post(lead_image=image, stage=stage, **more), file)
    return image, file


def changes(image, file, by):
    return {
        "replace a picture": lambda: replace_image(
            image, BytesIO(samples.photo(90, 60)), name="a.jpg", by=by
        ),
        "replace a file": lambda: replace_attachment(file, BytesIO(samples.CSV), name="a.csv", by=by),
        "reword a picture": lambda: describe(image, {"alt_ko": "다른 말"}, by=by),
        "move the focal point": lambda: describe(image, {"focus_x": 1}, by=by),
        "change the licence": lambda: describe(image, {"licence": "cc-by", "credit": "나"}, by=by),
        "reword a file": lambda: describe(file, {"title_en": "Other words"}, by=by),
        "rename a file": lambda: describe(file, {"name": "other.pdf"}, by=by),
    }


CHANGES = list(changes(None, None, None))


@pytest.mark.parametrize("stage", SEEN)
@pytest.mark.parametrize("change", CHANGES)
def test_a_writer_changes_no_file_that_a_publisher_stands_for(stage, change):
    image, file = shown(stage)
    before = LogEntry.objects.count()
    with translation.override("en"), pytest.raises(ChangeRefused) as refusal:
        changes(image, file, make_person("mina", "writer"))[change]()
    assert "your role may not publish" in refusal.value.messages[0]
    assert "Upload another file" in refusal.value.messages[0]
    image.refresh_from_db()
    file.refresh_from_db()
    assert (image.focus_x, file.name == "other.pdf", LogEntry.objects.count()) == (50, False, before)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    ("name", "role", "stage"), [("jun", "publisher", "live"), ("mina", "writer", "draft")]
)
def test_who_may_changes_and_it_is_written_down(name, role, stage, change):
    person = make_person(name, role)
    changes(*shown(stage), person)[change]()
    entry = LogEntry.objects.first()
    assert (entry.person, entry.action) == (person, "replaced" if "replace" in change else "saved")


def test_a_picture_inside_a_public_text_and_one_of_an_agreement_count_too():
    mina = make_person("mina", "writer")
    in_text, leading = make_image(), make_image()
    make_post(title_ko="가", body_ko=figure(in_text))
    make_agreement(lead_image=leading)
    for image in (in_text, leading):
        with pytest.raises(ChangeRefused):
            describe(image, {"alt_ko": "말"}, by=mina)


@pytest.mark.parametrize("column", ["alt_ko", "credit", "focus_x", "is_decorative"])
def test_a_translator_writes_the_granted_languages_and_nothing_else(column):
    hana = make_person("hana", "translator")
    grant_languages(hana, ["en"])
    image = make_image()
    describe(image, {"alt_en": "A bridge"}, by=hana)
    with pytest.raises(ChangeRefused):
        describe(image, {column: 1}, by=hana)
    with pytest.raises(ChangeRefused):
        replace_image(image, BytesIO(samples.photo(90, 60)), name="a.jpg", by=hana)


@pytest.mark.parametrize("role", ["translator", "viewer"])
def test_who_may_not_upload_or_delete_is_refused_in_the_action(role):
    person, image = make_person("somebody", role), make_image()
    for change in (
        lambda: upload_image(BytesIO(samples.jpeg()), name="a.jpg", by=person),
        lambda: upload_attachment(BytesIO(samples.PDF), name="a.pdf", by=person),
        lambda: delete(image, by=person),
        lambda: describe(image, {"alt_ko": "말"}, by=person),
    ):
        with pytest.raises(ChangeRefused):
            change()


def test_the_form_of_a_public_picture_is_for_reading_and_says_why():
    image, _file = shown("live")
    mina = log_in("mina")
    page = mina.get(f"/admin/library/image/{image.pk}/change/").content.decode()
    assert "your role may not publish" in page and 'name="alt_ko"' not in page and "/replace/" not in page
    answer = mina.post(f"/admin/library/image/{image.pk}/change/", {"alt_ko": "말", "focus_x": 1})
    image.refresh_from_db()
    assert (answer.status_code, image.focus_x) == (403, 50)
    leads_back = mina.get(f"/admin/library/image/{image.pk}/replace/")
    assert leads_back["Location"] == f"/admin/library/image/{image.pk}/change/"


def test_the_form_of_a_translator_has_the_fields_of_her_languages():
    hana = log_in("hana")
    grant_languages(hana.person, ["en"])
    image = make_image()
    path = f"/admin/library/image/{image.pk}/change/"
    page = hana.get(path).content.decode()
    assert 'name="alt_en"' in page and 'name="alt_ko"' not in page and 'name="credit"' not in page
    words = {"alt_en": "A bridge", "alt_ko": "몰래", "credit": "몰래", "caption_en": ""}
    assert hana.post(path, words).status_code == 302
    image.refresh_from_db()
    assert (image.alt_en, image.credit) == ("A bridge", "") and image.alt_ko != "몰래"


def test_a_file_that_became_public_meanwhile_is_not_reworded(monkeypatch):
    image, mina = make_image(), log_in("mina")
    monkeypatch.setattr(
        "policyarchive.backoffice.library.admin.describe",
        lambda row, words, by: (make_post(lead_image=row), describe(row, words, by=by)),
    )
    path = f"/admin/library/image/{image.pk}/change/"
    words = {"focus_x": 9, "focus_y": 9, "alt_ko": "말", "alt_en": "w", "licence": "none"}
    answer = mina.post(path, words, follow=True)
    assert "your role may not publish" in str(next(iter(answer.context["messages"])))
    image.refresh_from_db()
    assert image.focus_x == 50
