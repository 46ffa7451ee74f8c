import pytest
from django.db import IntegrityError, transaction

from policyarchive.legacy.models import ImportedPage
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["content", "page"])
def test_importedpage_has_checksums(name):
    sums = {"content": "a", "page": "b"} | {name: ""}
    with pytest.raises(IntegrityError, match="importedpage_has_checksums"), transaction.atomic():
        ImportedPage.objects.create(post=make_post(), **sums)


def test_a_post_is_one_page_and_the_page_goes_with_it():
    post = make_post()
    page = ImportedPage.objects.create(post=post, content="a", page="b")
    assert str(page) == f"{post.pk}: a"
    with pytest.raises(IntegrityError), transaction.atomic():
        ImportedPage.objects.create(post=post, content="c", page="d")
    post.delete()
    assert not ImportedPage.objects.exists()
