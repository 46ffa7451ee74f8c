"""Every constraint of the library, and of what refers to it, broken once."""

import pytest
from django.db import IntegrityError, transaction

from agreements.models import AgreementAttachment
from news.models import PostAttachment
from policyarchive.library.models import Attachment, Image, Mention, Rendition, StoredFile
from tests.factories import attach, make_agreement, make_attachment, make_image, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "model", "columns"),
    [
        ("storedfile_kind_is_known", StoredFile, {"kind": "exe"}),
        ("storedfile_is_not_empty", StoredFile, {"size": 0}),
        ("rendition_format_is_known", Rendition, {"format": "jpeg"}),
        ("image_has_a_size", Image, {"width": 0}),
        ("image_focus_lies_in_the_picture", Image, {"focus_x": 101}),
        ("image_licence_is_known", Image, {"licence": "kogl-9"}),
    ],
)
def test_a_row_that_must_never_be_is_refused(name, model, columns):
    make_image()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**columns)


def test_what_is_made_once_is_not_made_twice():
    image, file = make_image(), make_attachment()
    rendition = Rendition.objects.first()
    mention = {"image": image, "item_type": "news.post", "item_id": 1}
    Mention.objects.create(**mention)
    rendition_again = {name: getattr(rendition, name) for name in ("source", "format", "width", "height")}
    for model, columns in (
        (StoredFile, {"sha256": image.stored.sha256, "kind": "pdf", "size": 1}),
        (Rendition, rendition_again | {"sha256": "a", "size": 1}),
        (Image, {"stored": image.stored, "uploaded_sha256": image.uploaded_sha256, "width": 1, "height": 1}),
        (Attachment, {"stored": file.stored, "name": file.name}),
        (Mention, mention),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**columns)


@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_a_file_stands_once_beside_an_item(make):
    item, file = make(), make_attachment()
    attach(item, file)
    with pytest.raises(IntegrityError), transaction.atomic():
        item.attachment_links.create(attachment=file)


def test_every_constraint_of_the_library_is_in_the_list():
    models = [AgreementAttachment, Attachment, Image, Mention, PostAttachment, Rendition, StoredFile]
    assert sorted(constraint.name for model in models for constraint in model._meta.constraints) == [
        "agreementattachment_named_once",
        "attachment_same_file_and_name_once",
        "image_focus_lies_in_the_picture",
        "image_has_a_size",
        "image_licence_is_known",
        "mention_stands_once",
        "postattachment_named_once",
        "rendition_format_is_known",
        "rendition_made_once",
        "storedfile_is_not_empty",
        "storedfile_kind_is_known",
    ]
