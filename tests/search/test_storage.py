"""Texts are kept once and compressed, words without their text; nothing of that shows in an answer."""

import zlib

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from news.models import Post
from policyarchive.publishing import actions
from policyarchive.search.backends import backend
from policyarchive.search.index import indexing
from policyarchive.search.index.maintenance import compact
from policyarchive.search.models import SearchDocument, SearchText
from tests.factories import make_area, make_category, make_city, make_post
from tests.search.asking import ask, titles

pytestmark = pytest.mark.django_db
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL writes rows over")


def rewritten(post, title):
    post.title_ko = title
    actions.save(post, by=None)


def test_the_words_of_an_earlier_text_are_never_found_again(client):
    post = make_post(title_ko="외딴낱말 소식", title_en=None)
    rewritten(post, "딴 소식")
    assert (titles(client, "외딴낱말"), titles(client, "딴 소식")) == ([], ["딴 소식"])


@pytest.mark.parametrize("count", [1, 3])
def test_compacting_leaves_out_what_leads_nowhere_and_changes_no_answer(client, count):
    posts = [
        make_post(title_ko=f"업무협약 {number}", title_en=None, byline="김민아") for number in range(count)
    ]
    for post in posts:
        rewritten(post, f"업무협약 새로 {post.number}")
    before = ask(client, "업무협약"), ask(client, "2017년 4월")
    assert backend().left_over() == (count if connection.vendor == "sqlite" else 0)
    assert compact() == (count if connection.vendor == "sqlite" else 0)
    assert (ask(client, "업무협약"), ask(client, "2017년 4월")) == before
    assert (backend().left_over(), backend().without_words(), compact()) == (0, [], 0)


@ON_SQLITE
def test_what_is_saved_while_the_words_are_compacted_stays_findable(client, monkeypatch):
    first = make_post(title_ko="업무협약 하나", title_en=None)
    rewritten(first, "업무협약 외딴낱말")
    written = backend().write_next

    def write_and_save(rows):
        monkeypatch.setattr(backend(), "write_next", written)
        written(rows)
        make_post(title_ko="업무협약 셋", title_en=None)
        rewritten(first, "업무협약 넷")

    monkeypatch.setattr(backend(), "write_next", write_and_save)
    compact()
    assert set(titles(client, "업무협약")) == {"업무협약 셋", "업무협약 넷"}
    assert titles(client, "외딴낱말") == []


@ON_SQLITE
def test_a_compacting_that_broke_off_is_begun_again(client, monkeypatch):
    rewritten(make_post(title_ko="업무협약 하나", title_en=None), "업무협약 둘")
    with monkeypatch.context() as patch:
        patch.setattr(backend(), "take_over", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            compact()
    assert titles(client, "업무협약") == ["업무협약 둘"]
    assert compact() == 1
    assert titles(client, "업무협약") == ["업무협약 둘"]


@ON_SQLITE
def test_keys_are_never_given_twice_not_even_after_the_rows_are_gone(client):
    make_post(title_ko="외딴낱말", title_en=None)
    SearchText.objects.all().delete()
    SearchDocument.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = 'search_searchdocument'")
    Post.objects.all().delete()
    make_post(title_ko="딴말", title_en=None)
    assert titles(client, "외딴낱말") == []


def test_the_words_can_be_made_again_of_what_is_kept():
    make_city("london", name_ko="런던")
    make_area("climate")
    post = make_post(
        title_ko="가 ¦ 나",
        title_en="A ¦ b",
        summary_ko="요약\n¦\n둘",
        body_ko="<p>2024년 5월 3일 책을</p>",
        byline="김민아",
        category=make_category("a"),
    )
    from policyarchive.search.registry import searchable_for

    prepared = indexing.prepare("news", searchable_for(Post).document(post))
    text = SearchText.objects.get()
    assert indexing.Kept(text.title, text.body, text.tags, text.authors) == prepared.kept
    assert prepared.kept.words == prepared.words


def test_texts_are_kept_compressed():
    make_post(title_ko="가", title_en=None, body_ko=f"<p>{'업무협약 ' * 200}끝</p>")
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM search_searchtext")
        [packed] = cursor.fetchone()
    assert zlib.decompress(packed).decode().endswith("끝")
    assert len(packed) < 100


def test_documents_without_words_are_found_and_written_again(client, capsys):
    make_post(title_ko="업무협약", title_en=None)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('delete-all')")
        else:
            cursor.execute("UPDATE search_searchdocument SET all_words = NULL, title_words = NULL")
    assert titles(client, "업무협약") == []
    with pytest.raises(SystemExit):
        call_command("search_check")
    assert "documents without words: 1" in capsys.readouterr().out
    call_command("search_check", "--fix")
    assert titles(client, "업무협약") == ["업무협약"]
    call_command("search_check")


def test_a_check_of_many_rows_finds_what_is_missing_stale_and_left_over(monkeypatch, capsys):
    monkeypatch.setattr("policyarchive.search.index.maintenance.ROWS_AT_ONCE", 2)
    posts = [make_post(title_ko=f"글 {number}", title_en=None) for number in range(7)]
    SearchDocument.objects.filter(object_id=posts[1].pk).delete()
    Post.objects.filter(pk=posts[2].pk).update(title_ko="딴 글")
    for key in (posts[3].pk, posts[6].pk):
        Post.objects.filter(pk=key).delete()
    with pytest.raises(SystemExit):
        call_command("search_check")
    assert "news: 1 missing, 1 stale, 2 orphaned" in capsys.readouterr().out
    call_command("search_check", "--fix")
    capsys.readouterr()
    call_command("search_check")
    assert "news: in step" in capsys.readouterr().out
