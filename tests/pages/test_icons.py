import io

import pytest
from PIL import Image

from policyarchive.pages.models import SiteSettings
from policyarchive.pages.views.icons import FOLDER, SIZES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "media_type", "size"),
    [("/favicon.ico", "image/x-icon", 48), ("/apple-touch-icon.png", "image/png", 180)],
)
def test_browsers_find_icons_at_the_addresses_that_they_guess(client, path, media_type, size):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, media_type)
    assert Image.open(io.BytesIO(answer.getvalue())).size == (size, size)


def test_the_manifest_names_the_site_and_icons_that_there_are(client):
    SiteSettings.objects.update_or_create(pk=1, defaults={"name_ko": "정책 자료", "name_en": "Papers"})
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert answer.json()["name"] == "정책 자료"
    for size, icon in zip(SIZES, answer.json()["icons"], strict=True):
        assert icon["sizes"] == f"{size}x{size}"
        with Image.open(FOLDER / f"icon-{size}.png") as picture:
            assert picture.size == (size, size)
