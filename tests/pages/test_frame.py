"""What stands around a page is the same from both template engines."""

import html
import re

import pytest

from policyarchive.pages.models import SiteSettings

pytestmark = pytest.mark.django_db
JINJA, DJANGO = "news/", "areas/"
PARTS = {
    "icons, styles and scripts": r'<link rel="icon".*?</head>',
    "banner": r'<a class="skip" href="#main">.*?<header',
    "wordmark": r'<a class="wordmark".*?</a>',
    "menu": r'<button class="menu-button".*?</nav>',
    "search box": r'<form class="search-box".*?</form>',
    "print": r"<span data-printed.*?</p>",
    "footer": r'<footer class="footer">.*?</footer>',
}


def part(client, path, pattern):
    """Return a part of a page without what says where the reader is, and one way to write white space."""
    text = re.search(pattern, client.get(path).content.decode(), re.DOTALL)[0]
    text = re.sub(r' aria-current="\w+"|<a class="skip" href="#list">.*?</a>', "", text)
    return [html.unescape(" ".join(piece.split())) for piece in re.split(r"(<[^>]*>)", text) if piece.strip()]


@pytest.mark.parametrize("pattern", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("is_official", [True, False])
def test_both_engines_write_the_same_frame(client, language, pattern, is_official):
    SiteSettings.objects.create(
        pk=1,
        name_ko='가 "나" & 다',
        organisation_ko="시청",
        address_ko="서울시",
        footer_ko="한 줄\n두 줄",
        footer_en="A line of 서울",
        phone="02 123",
        email="a@example.org",
        privacy_url_ko="https://example.org/?a=1&b=2",
        is_official=is_official,
    )
    expected = part(client, f"/{language}/{DJANGO}", pattern)
    assert part(client, f"/{language}/{JINJA}", pattern) == expected
    assert expected
