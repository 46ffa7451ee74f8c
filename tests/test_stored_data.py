"""What the migrations make of data that was stored before the rules of today: on a database of then."""

import datetime
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from agreements.models import Agreement, City
from news.models import Category, Post
from policyarchive.audit.models import LogEntry
from policyarchive.library.models import Attachment
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.models import Revision, Schedule
from policyarchive.search.backends import backend
from policyarchive.search.models import SearchText
from tests.search.asking import titles

pytestmark = pytest.mark.django_db(transaction=True)
THEN = [
    ("news", "0005_lean_indexes"),
    ("agreements", "0005_lean_indexes"),
    ("publishing", "0006_presence_pages"),
    ("library", "0003_discarded_files"),
    ("pages", "0002_cache_table"),
    ("search", "0004_words_in_rows"),
]
DAY = datetime.date(2017, 4, 12)
SOON = datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def then():
    """Give the models of then, on a database of then; afterwards it is one of today, whatever happened."""
    executor = MigrationExecutor(connection)
    executor.migrate(THEN)
    yield MigrationExecutor(connection).loader.project_state(THEN).apps
    migrate_to_today()


def migrate_to_today():
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def store(then, app, model, **columns):
    """Store a row as it is, past what columns do when a row is saved."""
    rows = then.get_model(app, model)._base_manager
    [row] = rows.bulk_create([rows.model()]) if not columns else rows.bulk_create([rows.model(**columns)])
    return row


def store_post(then, number, **columns):
    plain = {
        "stage": "live",
        "original_language": "ko",
        "posted_on": DAY,
        "licence": "none",
        "title_ko": "글",
    }
    body = columns.pop("body_ko", "")
    row = store(then, "news", "Post", number=number, **plain | columns)
    then.get_model("news", "Post")._base_manager.filter(pk=row.pk).update(body_ko=body)
    return row


def plan(then, row, move, **columns):
    kind = then.get_model("contenttypes", "ContentType").objects.get(app_label="news", model="post")
    given = {"row_type": kind, "row_id": row.pk, "row_name": "글", "move": move, "due_at": SOON}
    return store(then, "publishing", "Schedule", **given | columns)


def write_words_of_then(key, columns):
    """Write words as they were kept when SQLite kept them whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TABLE search_words")
            cursor.execute(
                "CREATE VIRTUAL TABLE search_words USING fts5(title, tags, body, authors, tokenize='ascii')"
            )
            values = [" ".join(words) for words in columns]
            cursor.execute(
                "INSERT INTO search_words(rowid, title, tags, body, authors) VALUES (%s, %s, %s, %s, %s)",
                [key, *values],
            )
        else:
            backend().write([(key, backend().words(columns))])


def test_texts_are_clean_and_no_row_is_lost(then):
    store_post(then, 1, title_ko="가\x0b나", body_ko="<p>가\x0b나</p>", byline=" a\u202e", ref=" r")
    store_post(then, 2, title_ko="\u200b", title_en="\u1112\u1167\u11b8 ")
    store_post(then, 3, ref="r", body_ko="<b>left as it is</b>")
    store(then, "news", "Category", slug="a", name_ko="소식\x08")
    store(then, "agreements", "City", slug="b", name_ko=" 런던\u200b", country="GB", region="europe")
    store(then, "agreements", "Agreement", slug="c", kind="mou", stage="draft", note_ko="a\x08\r\nb")
    store(then, "pages", "SiteSettings", pk=1, name_ko="\ufeff아카이브")
    file = store(then, "library", "StoredFile", sha256="a" * 64, kind="pdf", size=1)
    store(then, "library", "Attachment", stored=file, name="\u1112\u1167\u11b8.pdf")
    migrate_to_today()
    first, second, third = Post.objects.order_by("number")
    assert (first.title_ko, first.body_ko, first.byline) == ("가 나", "<p>가<br>나</p>", "a")
    assert (first.ref, third.ref) == (" r", "r")  # which another post has already
    assert (second.title_ko, second.title_en) == ("—", "협")
    assert third.body_ko == "<b>left as it is</b>"
    assert (Category.objects.get().name_ko, City.objects.get().name_ko) == ("소식", "런던")
    assert Agreement.objects.get().note_ko == "a\nb"
    assert (SiteSettings.objects.get().name_ko, Attachment.objects.get().name) == ("아카이브", "협.pdf")


def test_old_addresses_are_canonical_and_the_post_that_is_read_keeps_one_of_two(then):
    store_post(then, 1, stage="draft", legacy_address="/archives/77/?b=2&a=1")
    store_post(then, 2, legacy_address="https://old.example.org/archives/77?a=1&b=2")
    store_post(then, 3, legacy_address="/")
    migrate_to_today()
    posts = Post.objects.order_by("number")
    assert [post.legacy_address for post in posts] == [None, "/archives/77?a=1&b=2", None]
    assert [post.legacy_path for post in posts] == [None, "/archives/77", None]
    assert Post.objects.at_old_address("/archives/77/?x=1&b=2&a=1").number == 2


def test_plans_have_the_version_and_the_maker_and_those_that_cannot_be_made_end(then):
    jun = get_user_model().objects.create_user("jun")
    live, draft = store_post(then, 1, version=3), store_post(then, 2, stage="draft")
    kept = plan(then, live, "withdraw", made_by_id=jun.pk)
    ended = plan(then, draft, "publish")
    maker_gone = plan(then, live, "unpublish")
    kind = kept.row_type
    shown = {"move": "unpublish", "at": maker_gone.due_at.isoformat()}
    logged = {"item_type": kind, "item_id": live.pk, "item_name": "글", "person_name": "kim"}
    store(then, "publishing", "LogEntry", action="scheduled", details=shown, at=timezone.now(), **logged)
    migrate_to_today()
    plans = [Schedule.objects.get(pk=row.pk) for row in (kept, ended, maker_gone)]
    assert [(row.outcome, row.made_by_name) for row in plans] == [
        ("waiting", "jun"),
        ("cancelled", ""),
        ("waiting", "kim"),
    ]
    assert plans[0].version == 3
    assert plans[1].finished_at is not None


def test_names_that_make_no_address_and_unknown_kinds_are_put_right(then):
    store(then, "agreements", "Agreement", slug="a/b", kind="pact", stage="live", title_ko="협정")
    store(then, "agreements", "City", slug="", name_ko="런던", country="GB", region="europe")
    store(then, "news", "Category", slug="/", name_ko="소식")
    migrate_to_today()
    agreement, city, category = Agreement.objects.get(), City.objects.get(), Category.objects.get()
    assert (agreement.slug, agreement.kind) == (f"a-b-{agreement.pk}", "other")
    assert (city.slug, category.slug) == (f"city-{city.pk}", f"category-{category.pk}")


BEFORE_THE_LOG_MOVED = [("publishing", "0009_forms_sent_once"), ("audit", None)]


def test_the_log_keeps_its_rows_and_its_readers_when_it_gets_an_app_of_its_own():
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE_THE_LOG_MOVED)
    try:
        before = MigrationExecutor(connection).loader.project_state(BEFORE_THE_LOG_MOVED[:1]).apps
        kim = get_user_model().objects.create_user("kim")
        kind = before.get_model("contenttypes", "ContentType").objects.get(
            model="logentry", app_label="publishing"
        )
        right, _made = Permission.objects.get_or_create(content_type_id=kind.pk, codename="view_logentry")
        kim.user_permissions.set([right])
        kept = store(
            before, "publishing", "LogEntry", action="saved", details={"note": "n"}, person_name="jun"
        )
        stored = {
            action: store(before, "publishing", "LogEntry", action=action, details={"note": "n"})
            for action in ("publish", "unheard_of")
        }
        odd = store(before, "publishing", "LogEntry", action="odd", details=["x"], item_name="글")
    finally:
        migrate_to_today()
    shown = {entry.pk: (entry.action, entry.details) for entry in LogEntry.objects.all()}
    assert shown == {
        kept.pk: ("saved", {"note": "n"}),
        stored["publish"].pk: ("published", {"note": "n", "recorded_as": "publish"}),
        stored["unheard_of"].pk: ("other", {"note": "n", "recorded_as": "unheard_of"}),
        odd.pk: ("other", {"details": ["x"], "recorded_as": "odd"}),
    }
    assert LogEntry.objects.get(pk=kept.pk).person_name == "jun"
    assert LogEntry.objects.get(pk=odd.pk).item_name == "글"
    assert get_user_model().objects.get(pk=kim.pk).has_perm("audit.view_logentry")


def test_revisions_hold_what_they_held(then):
    post = store_post(then, 1)
    kind = then.get_model("contenttypes", "ContentType").objects.get_for_model(then.get_model("news", "Post"))
    held = {
        "fields": {"title_ko": "협약 “가”", "body_ko": "<p>\U0001f33f</p>"},
        "owned": {},
        "linked": {"cities": [1]},
    }
    for number, data in enumerate([held, {}, [], "text"], 1):
        given = {"item_type": kind, "item_id": post.pk, "number": number, "occasion": "saved", "data": data}
        store(then, "publishing", "Revision", saved_at=timezone.now(), **given)
    migrate_to_today()
    empty = {"fields": {}, "owned": {}, "linked": {}}
    assert [row.data for row in Revision.objects.order_by("number")] == [held, empty, empty, empty]


def test_the_words_of_then_are_found_until_the_index_is_rebuilt(then, client):
    store_post(then, 1, title_ko="업무협약", stage="live")
    document = store(
        then,
        "search",
        "SearchDocument",
        kind="news",
        object_id=Post._base_manager.values_list("pk", flat=True).get(),
        facets="kind:news language:ko",
        checksum="",
        version=3,
    )
    store(then, "search", "SearchText", document=document, title="업무협약", body="본문 말")
    write_words_of_then(document.pk, (["업무", "무협", "협약", "약"], [], ["본문", "문x말", "말"], []))
    migrate_to_today()
    assert SearchText.objects.get().body == "본문 말"
    assert titles(client, "업무협약") == ["업무협약"]
    call_command("reindex", stdout=StringIO())
    assert titles(client, "업무협약") == ["업무협약"]
    assert SearchText.objects.get().tags != ""
