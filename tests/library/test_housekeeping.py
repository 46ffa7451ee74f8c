import datetime
import os

import pytest
from django.core.management import call_command
from django.utils import timezone

from policyarchive.library.housekeeping import find_unused
from policyarchive.library.models import Attachment, DiscardedFile, Image, Mention
from policyarchive.publishing.actions import save, start_working_copy
from tests.factories import attach, make_attachment, make_image, make_post
from tests.library.test_actions import figure

pytestmark = pytest.mark.django_db(transaction=True)


def age(media):
    """Make everything in the library two days old."""
    past = timezone.now() - datetime.timedelta(days=2)
    for model in (Image, Attachment):
        model.objects.update(created_at=past)
    for path in media.rglob("*"):
        os.utime(path, (past.timestamp(), past.timestamp()))


def clean(capsys, *options):
    call_command("library_clean", *options)
    return capsys.readouterr().out.splitlines()


def test_what_nothing_refers_to_is_listed_and_then_removed(media, kept, capsys):
    image, attachment = make_image(), make_attachment()
    (media / "files" / "ab").mkdir(parents=True)
    (media / "files" / "ab" / "orphan").write_bytes(b"1")
    age(media)
    expected = [f"image {image.pk}: {image.name}", f"attachment {attachment.pk}: {attachment.name}"]
    expected.append("files/ab/orphan")
    assert clean(capsys, "--dry-run")[:-1] == expected
    assert Image.objects.exists() and len(kept()) == 5
    assert clean(capsys) == [*expected, "2 unused and 1 left over: removed."]
    assert len(kept()) == 4  # a backup that is being made may name the files for a day
    DiscardedFile.objects.update(discarded_at=timezone.now() - datetime.timedelta(days=2))
    assert clean(capsys)[-1] == "0 unused and 4 left over: removed."
    assert (Image.objects.exists(), Attachment.objects.exists(), kept()) == (False, False, [])
    assert clean(capsys) == ["0 unused and 0 left over: removed."]


def test_what_is_new_stays(media, kept, capsys):
    make_image(), make_attachment()
    (media / "files" / "fresh").write_bytes(b"1")
    assert clean(capsys) == ["0 unused and 0 left over: removed."]
    assert len(kept()) == 5


def test_what_drafts_copies_texts_and_revisions_name_stays(media, capsys):
    lead, in_text, in_copy, in_past, attachment, past_attachment = (
        make_image(),
        make_image(),
        make_image(),
        make_image(),
        make_attachment(),
        make_attachment(),
    )
    post = make_post(title_ko="가", body_ko=figure(in_past), lead_image=lead)
    attach(post, past_attachment)
    save(post, by=None)
    post.attachment_links.all().delete()
    post.body_ko = figure(in_text)
    post.save()
    attach(post, attachment)
    save(post, by=None)
    copy = start_working_copy(post, by=None)
    copy.lead_image = in_copy
    copy.save()
    make_post(stage="draft", lead_image=lead)
    age(media)
    assert find_unused().rows == []
    assert clean(capsys) == ["0 unused and 0 left over: removed."]


def test_missing_and_damaged_files_are_found(media, capsys):
    image, attachment, whole = make_image(), make_attachment(), make_attachment()
    (media / image.stored.path).unlink()
    (media / attachment.stored.path).write_bytes(b"%PDF-1.7 changed")
    with pytest.raises(SystemExit) as end:
        call_command("library_check")
    output = capsys.readouterr()
    assert end.value.code == 1
    assert output.err.splitlines()[:2] == [
        f"missing: {image.stored.path}",
        f"damaged: {attachment.stored.path}",
    ]
    assert output.out == "5 files, 2 missing or damaged; 0 mentions corrected.\n"
    assert whole.stored.path not in output.err


def test_the_index_of_pictures_in_texts_is_repaired(capsys):
    image = make_image()
    make_post(title_ko="가", body_ko=figure(image))
    Mention.objects.all().delete()
    for expected in (
        "3 files, 0 missing or damaged; 1 mentions corrected.\n",
        "3 files, 0 missing or damaged; 0 mentions corrected.\n",
    ):
        call_command("library_check")
        assert capsys.readouterr().out == expected
    assert Mention.objects.get().image == image
