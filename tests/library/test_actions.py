import datetime
import errno
import hashlib
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.utils import timezone, translation

from policyarchive.lib.body.figures import Figure, figure_html
from policyarchive.library import references
from policyarchive.library.actions import (
    delete,
    replace_attachment,
    replace_image,
    upload_attachment,
    upload_image,
)
from policyarchive.library.housekeeping import GRACE, Unused, find_unused, remove
from policyarchive.library.models import Attachment, DiscardedFile, Image, Mention, Rendition, StoredFile
from policyarchive.library.refusals import FileRefused, StillInUse, StorageFailed
from policyarchive.publishing.actions import save
from tests.factories import attach, make_agreement, make_attachment, make_image, make_post
from tests.library import samples

pytestmark = pytest.mark.django_db


def upload(content, name="a.jpg"):
    return upload_image(BytesIO(content), name=name, by=None)


def counts():
    return [model.objects.count() for model in (StoredFile, Image, Attachment, Rendition)]


def figure(image, alt="뜻"):
    return f"<p>가</p>{figure_html(Figure(image.pk, alt, ''))}"


def test_a_picture_is_kept_with_its_renditions(kept):
    image, is_new = upload(samples.photo(900, 600), "../서울 야경.JPEG")
    assert is_new and (image.name, image.width, image.height) == ("서울 야경.jpg", 900, 600)
    renditions = list(image.stored.renditions.values_list("width", "format"))
    assert renditions == [(w, f) for w in (400, 800, 900) for f in ("avif", "webp")]
    assert kept() == sorted([image.stored.path, *(row.path for row in image.stored.renditions.all())])
    for row in [image.stored, *image.stored.renditions.all()]:
        with row.open() as file:
            assert hashlib.sha256(file.read()).hexdigest() == row.sha256


def test_the_same_picture_is_kept_once_and_found_again():
    first, again = upload(samples.jpeg()), upload(samples.jpeg(), "other name.jpg")
    assert (again.row, again.is_new) == (first.row, False)
    assert counts() == [1, 1, 0, 2]


def test_two_uploads_that_are_the_same_when_cleaned_share_their_bytes():
    first, second = upload(samples.jpeg()), upload(samples.jpeg(comment=b"x"))
    assert first.row != second.row and first.row.stored == second.row.stored
    assert counts() == [1, 2, 0, 2]


def test_the_same_file_under_two_names_is_stored_once(kept):
    first, second = (
        make_attachment("가.pdf", content=samples.PDF),
        make_attachment("나.pdf", content=samples.PDF),
    )
    assert make_attachment("가.pdf", content=samples.PDF) == first
    assert first.stored == second.stored and kept() == [first.stored.path]


def test_an_attached_picture_keeps_its_size_and_loses_its_place():
    row = make_attachment("map.JPEG", content=samples.located_jpeg())
    with row.stored.open() as file:
        assert b"SECRET" not in file.read()
    assert (row.name, row.kind.code) == ("map.jpg", "jpeg")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.jpg"),
        (samples.PROGRAM, "a.jpg"),
        (samples.PDF, "a.pdf"),
        (samples.bomb_png(), "a.png"),
        (samples.animated(), "a.gif"),
        (samples.photo(300, 300)[:2000], "a.jpg"),
        (samples.jpeg(), "a.png"),
    ],
)
def test_a_refused_picture_leaves_nothing(content, name, kept):
    with pytest.raises(FileRefused):
        upload(content, name)
    assert (counts(), kept()) == ([0, 0, 0, 0], [])


def test_a_file_that_is_too_large_is_refused_with_the_limit(settings):
    settings.MAX_UPLOAD_MB = 1
    with translation.override("en"), pytest.raises(FileRefused, match="larger than 1 MB"):
        upload_attachment(BytesIO(b"%PDF-" + b"0" * 1_000_000), name="a.pdf", by=None)


@pytest.mark.parametrize("writes_that_succeed", [0, 1, 2])
def test_a_full_disk_leaves_no_row_and_no_file(monkeypatch, kept, writes_that_succeed):
    save, calls = default_storage.save, []

    def save_until_full(name, content, **options):
        calls.append(name)
        if len(calls) <= writes_that_succeed:
            return save(name, content, **options)
        save(name, content, **options)  # half a file is left behind, as by a real full disk
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(default_storage, "save", save_until_full)
    with translation.override("en"), pytest.raises(StorageFailed, match="full or cannot be reached"):
        upload(samples.jpeg())
    with pytest.raises(StorageFailed):
        make_attachment()
    assert (counts(), kept()) == ([0, 0, 0, 0], [])
    monkeypatch.undo()
    assert upload(samples.jpeg()).is_new


def test_a_name_of_300_korean_letters_is_shortened_and_keeps_its_ending():
    row = make_attachment("협" * 300 + ".pdf")
    assert row.name == "협" * 146 + ".pdf"


def test_a_replaced_picture_keeps_its_address_and_words(kept):
    image = make_image(caption_ko="설명")
    before, url = image.stored, image.url(40)
    replace_image(image, BytesIO(samples.photo(500, 300)), name="new.jpg", by=None)
    image = Image.objects.get(pk=image.pk)
    assert (image.url(40), image.caption_ko, image.width, image.name) == (url, "설명", 500, "new.jpg")
    assert not StoredFile.objects.filter(pk=before.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_replaced_and_deleted_bytes_leave_the_storage_a_day_later(kept):
    def a_day_later():
        return find_unused(now=timezone.now() + GRACE + datetime.timedelta(hours=1))

    image, attachment = make_image(), make_attachment()
    replace_image(image, BytesIO(samples.jpeg()), name="new.jpg", by=None)
    replace_attachment(attachment, BytesIO(samples.CSV), name="new.csv", by=None)
    discarded = set(DiscardedFile.objects.values_list("path", flat=True))
    assert discarded < set(kept())
    remove(Unused([], [], a_day_later().discarded))
    assert sorted(kept()) == sorted(
        [image.stored.path, attachment.stored.path, *(row.path for row in image.stored.renditions.all())]
    )
    delete(image, by=None)
    delete(attachment, by=None)
    assert counts() == [0, 0, 0, 0]
    remove(a_day_later())
    assert kept() == []


@pytest.mark.django_db(transaction=True)
def test_bytes_that_come_back_within_the_day_are_kept(kept):
    before = make_attachment(content=samples.PDF).stored.path
    delete(Attachment.objects.get(), by=None)
    assert find_unused(now=timezone.now() + GRACE * 2).discarded == [before]
    make_attachment(content=samples.PDF)
    assert find_unused(now=timezone.now() + GRACE * 2).discarded == []
    assert kept() == [before]


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_fails_leaves_a_discarded_file_where_it_is(kept, monkeypatch):
    """A backup that is being made may still copy it."""
    before = make_attachment(content=samples.PDF).stored.path
    delete(Attachment.objects.get(), by=None)
    monkeypatch.setattr(Attachment, "save", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        make_attachment(content=samples.PDF)
    assert kept() == [before]
    assert DiscardedFile.objects.get().path == before


def test_bytes_that_another_row_needs_stay():
    first, second = (
        make_attachment("가.pdf", content=samples.PDF),
        make_attachment("나.pdf", content=samples.PDF),
    )
    delete(first, by=None)
    assert StoredFile.objects.get() == second.stored


def test_a_replacement_that_is_in_the_library_already_is_refused():
    image, other = upload(samples.jpeg()).row, upload(samples.photo(9, 9)).row
    for row in (image, other):
        with pytest.raises(FileRefused):
            replace_image(row, BytesIO(samples.photo(9, 9)), name="a.jpg", by=None)
    attachment = make_attachment("a.csv", content=samples.CSV)
    with pytest.raises(FileRefused):
        replace_attachment(attachment, BytesIO(samples.CSV), name="a.csv", by=None)


def test_what_is_used_is_not_deleted_and_says_by_what():
    image, attachment = make_image(), make_attachment()
    post = make_post(title_ko="쓰는 글", lead_image=image, stage="draft")
    agreement = make_agreement(title_ko="쓰는 협정", lead_image=image)
    attach(agreement, attachment)
    with translation.override("en"):
        with pytest.raises(StillInUse) as refusal:
            delete(image, by=None)
        assert refusal.value.messages[1:] == [f"post: {post}", f"agreement: {agreement}"]
        with pytest.raises(StillInUse) as refusal:
            delete(attachment, by=None)
        assert refusal.value.messages[1:] == [f"agreement: {agreement}"]
    with pytest.raises(ProtectedError):
        image.delete()


def test_a_picture_in_a_text_is_used():
    image = make_image()
    post = make_post(title_ko="가", body_ko=figure(image))
    assert references.users(image) == [post]
    with pytest.raises(StillInUse):
        delete(image, by=None)
    post.body_ko = "<p>가</p>"
    save(post, by=None)
    assert references.users(image) == []
    delete(image, by=None)
    assert not Mention.objects.exists()


def test_a_picture_in_a_text_that_the_index_misses_is_not_deleted():
    image = make_image()
    make_post(title_ko="가", body_ko=figure(image))
    Mention.objects.all().delete()
    with pytest.raises(StillInUse):
        delete(image, by=None)


def test_a_text_that_names_a_picture_that_is_not_there_is_saved_all_the_same():
    post = make_post(title_ko="가", body_ko='<figure><img alt="" data-file="999"></figure>')
    assert references.pictures_named([post.body_ko]) == {999}
    assert not Mention.objects.exists()
