"""A major change is shown on the page, in the feed and in metadata; a minor one nowhere."""

import re

import pytest
from django.utils import timezone

from news.models import Post
from policyarchive.publishing import actions
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db
NOTE = {"ko": "날짜를 바로잡았습니다.", "en": "The date was corrected."}
REVISED = {"ko": "수정일", "en": "Revised"}


def change_publicly(item, **details):
    copy = actions.start_working_copy(item, by=None)
    copy.title_ko, copy.title_en = "새 제목", "New title"
    actions.save(copy, by=None)
    return actions.publish(copy, by=None, **details)


def change_shown(client, post, language):
    """Return what the page says, the feed's `updated` of the entry, and dateModified."""
    page = client.get(f"/{language}/news/{post.number}/").content.decode()
    entry = client.get(f"/{language}/news/feed/").content.decode().partition("<entry>")[2]
    updated = re.search(r"<updated>([^<]+)</updated>", entry)[1]
    return page, updated[:10], re.search(r'"dateModified": "([^"]+)"', page)[1][:10]


def test_a_major_change_is_shown_in_the_readers_language(client, language):
    post = make_post(title_ko="제목", title_en="Title")
    post = change_publicly(post, is_major=True, change_note=NOTE)
    today = timezone.localdate().isoformat()
    page, updated, modified = change_shown(client, post, language)
    assert re.search(rf'{REVISED[language]}</dt><dd><time datetime="{today}">', page)
    assert NOTE[language] in page
    assert (updated, modified) == (today, today)


def test_a_minor_change_is_shown_to_nobody(client, language):
    post = change_publicly(make_post(title_ko="제목", title_en="Title"))
    page, updated, modified = change_shown(client, post, language)
    assert REVISED[language] not in page
    assert (updated, modified) == ("2017-04-12", "2017-04-12")


def test_a_minor_change_after_a_major_one_leaves_the_note(client, language):
    post = change_publicly(make_post(title_ko="제목", title_en="Title"), is_major=True, change_note=NOTE)
    post = change_publicly(post)
    assert NOTE[language] in change_shown(client, post, language)[0]


def test_a_note_in_one_language_is_marked_with_it_in_the_other(client):
    post = make_post(title_ko="제목", title_en="Title")
    post = change_publicly(post, is_major=True, change_note={"ko": NOTE["ko"]})
    assert f'<span lang="ko">{NOTE["ko"]}</span>' in change_shown(client, post, "en")[0]


def test_agreements_tell_it_too(client, language):
    agreement = change_publicly(make_agreement("london"), is_major=True, change_note=NOTE)
    page = client.get(f"/{language}/agreements/{agreement.slug}/").content.decode()
    assert (NOTE[language] in page, REVISED[language] in page) == (True, True)


def test_a_correction_on_the_day_of_publication_makes_the_entry_newer(client):
    post = actions.publish(make_post(stage="draft"), by=None, dated_now=True)
    Post.objects.update(first_published_at=post.first_published_at - timezone.timedelta(seconds=2))
    before = entry_updated(client)
    change_publicly(post, is_major=True, change_note=NOTE)
    assert post.posted_on.isoformat() == before[:10] == entry_updated(client)[:10]
    assert before < entry_updated(client)


def entry_updated(client):
    feed = client.get("/ko/news/feed/").content.decode()
    return re.search(r"<entry>.*?<updated>([^<]+)</updated>", feed, re.DOTALL)[1]
