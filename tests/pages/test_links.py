"""Which addresses on this site are answered, and the guard against links to the others."""

import pytest
from django.utils import translation

from policyarchive.pages.links import broken_links
from policyarchive.pages.places import is_answered, path_on_this_site
from policyarchive.publishing import actions
from policyarchive.publishing.guards import GUARDS
from tests.factories import make_agreement, make_area, make_city, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("active", ["ko", "en"])
@pytest.mark.parametrize(
    ("path", "answered"),
    [
        ("/", True),
        ("/ko/", True),
        ("/en/news/", True),
        ("/en/news/feed/", True),
        ("/ko/news", True),  # led to the slash
        ("/fr/news/", False),
        ("/ko/news/999/", False),
        ("/ko/agreements/london/", True),
        ("/ko/agreements/secret/", False),
        ("/en/cities/seoul/", True),
        ("/en/cities/nowhere/", False),
        ("/en/areas/culture/", True),
        ("/en/areas/none/", False),
        ("/ko/node/6568", True),
        ("/ko/node/1", False),
        ("/ko/node/\0", False),
        ("/admin/", False),
        ("/static/css/app.css", True),
        ("/sitemap.xml", True),
        ("/nothing", False),
    ],
)
def test_addresses_are_answered_or_not(path, answered, active):
    make_agreement("london")
    make_agreement("secret", stage="draft")
    make_city("seoul")
    make_area("culture")
    make_post(legacy_address="/ko/node/6568")
    translation.activate(active)
    assert is_answered(path) is answered


@pytest.mark.parametrize(
    ("stage", "answered"), [("live", True), ("withdrawn", True), ("draft", False), ("unpublished", False)]
)
def test_a_post_is_answered_while_it_is_readable(stage, answered):
    post = make_post(stage=stage)
    assert is_answered(f"/en/news/{post.number}/") is answered


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/ko/news/2/?page=1#a", "/ko/news/2/"),
        ("https://archive.example.org/ko/", "/ko/"),
        ("https://archive.example.org", "/"),
        ("https://example.org/ko/", None),
        ("mailto:a@example.org", None),
        ("tel:02-120", None),
        ("#top", None),
        ("news/3/", "/news/3/"),
        ("/ko/%EC%84%9C%EC%9A%B8", "/ko/서울"),
    ],
)
def test_what_is_here_and_what_elsewhere(address, path, settings):
    settings.SITE_URL = "https://archive.example.org"
    assert path_on_this_site(address) == path


def test_the_guard_names_the_link_and_its_place():
    translation.activate("en")
    post = make_post(stage="draft", title_ko="글", body_ko='<p><a href="/ko/news/999/">옛 글</a></p>')
    (finding,) = broken_links(post)
    assert (finding.field, finding.language, finding.excerpt) == ("Body", "ko", "옛 글 (/ko/news/999/)")
    assert finding.may_override


def test_an_item_may_point_at_itself_and_so_may_its_copy():
    post = make_post(stage="draft", title_ko="글")
    post.body_ko = f'<p><a href="/ko/news/{post.number}/">이 글</a></p>'
    post.save()
    assert list(broken_links(post)) == []
    copy = actions.start_working_copy(actions.publish(post, by=make_person("jun", "publisher")), by=None)
    assert list(broken_links(copy)) == []


def test_the_composition_root_registers_the_guard():
    assert broken_links in GUARDS
