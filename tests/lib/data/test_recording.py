"""What an answer was made of is noted as it passes, whoever asks and however."""

import datetime
import math
import zoneinfo

import pytest
from django.db import connection, transaction
from django.utils import timezone

from news.models import Category, Post
from policyarchive.lib.data import recording
from policyarchive.lib.data.recording import record, today
from policyarchive.lib.data.statements import Effect, changes_pages, effect_of
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.models import Presence
from tests.factories import make_category, make_post


def texts_of(record):
    return [question.sql for question in record.questions]


@pytest.mark.django_db
def test_the_orm_and_raw_sql_are_noted_alike_and_give_the_rows_that_they_gave():
    make_category(slug="a")
    with record() as noted:
        rows = list(Category.objects.values_list("slug"))
        with connection.cursor() as cursor:
            raw = cursor.execute("SELECT slug FROM news_category WHERE slug = %s", ["a"]).fetchall()
            again = list(cursor.execute("SELECT slug FROM news_category"))
    assert rows == raw == again == [("a",)]
    assert len(noted.questions) == 3
    assert noted.questions[1].parameters == ("a",)
    assert noted.is_keepable


@pytest.mark.django_db
def test_rows_are_handed_out_in_every_way_that_a_cursor_knows():
    for number in range(5):
        make_category(slug=f"c{number}")
    sql = "SELECT slug FROM news_category ORDER BY slug"
    with record(), connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.fetchone() == ("c0",)
        assert cursor.fetchmany(2) == [("c1",), ("c2",)]
        assert list(cursor) == [("c3",), ("c4",)]
        assert cursor.fetchone() is None
        assert cursor.description[0][0] == "slug"
        cursor.execute(sql)
        assert cursor.fetchall()[0] == ("c0",)
        assert [row.slug for row in Category.objects.order_by("slug").iterator(chunk_size=2)][-1] == "c4"


@pytest.mark.django_db
def test_a_question_is_noted_once_and_an_equal_answer_has_an_equal_digest():
    make_category(slug="a")
    with record() as first:
        list(Category.objects.all())
        list(Category.objects.all())
    with record() as second:
        list(Category.objects.all())
    assert len(first.questions) == 1
    assert first.questions == second.questions


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        lambda: make_category(slug="b"),
        lambda: Category.objects.update(slug="c"),
        lambda: Category.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE news_category SET slug = 'd'"),
    ],
)
def test_what_writes_is_never_kept(change):
    make_category(slug="a")
    with record() as noted:
        list(Category.objects.all())
        change()
    assert not noted.is_keepable


@pytest.mark.django_db
def test_what_changes_between_two_equal_questions_is_never_kept():
    make_category(slug="a")
    with record() as noted:
        list(Category.objects.all())
        with connection.cursor() as cursor:
            before, connection.execute_wrappers = connection.execute_wrappers, []
            cursor.execute("UPDATE news_category SET slug = 'b'")
            connection.execute_wrappers = before
        list(Category.objects.all())
    assert not noted.is_keepable


@pytest.mark.django_db
def test_a_table_whose_changes_nobody_notices_is_asked_in_vain():
    with record() as noted:
        list(Presence.objects.all())
    assert not noted.is_keepable


@pytest.mark.django_db
def test_a_transaction_that_only_reads_changes_nothing():
    with record() as noted, transaction.atomic():
        SiteSettings.current()
    assert noted.is_keepable
    assert len(noted.questions) == 1


@pytest.mark.django_db
def test_a_part_belongs_to_the_whole():
    with record() as whole:
        with record() as part:
            list(Category.objects.all())
            today()
        list(Post.objects.values_list("pk"))
    assert set(part.questions) < set(whole.questions)
    assert whole.until == part.until < math.inf
    with record() as whole, record() as part:
        recording.depends_on_the_request()
    assert not part.is_keepable
    assert not whole.is_keepable


@pytest.mark.django_db
def test_nothing_is_noted_once_the_recording_is_over():
    with record() as noted:
        pass
    list(Category.objects.all())
    assert noted.questions == ()
    assert recording.current() is None
    assert recording._listen not in connection.execute_wrappers


@pytest.mark.parametrize(
    ("zone", "now", "ends"),
    [
        ("Asia/Seoul", "2026-11-30T14:59:59+00:00", "2026-11-30T15:00:00+00:00"),
        ("Asia/Seoul", "2026-11-30T15:00:00+00:00", "2026-12-01T15:00:00+00:00"),
        ("UTC", "2026-11-30T15:00:00+00:00", "2026-12-01T00:00:00+00:00"),
        # There is no midnight that day: it begins at one o'clock.
        ("America/Santiago", "2026-09-06T03:00:00+00:00", "2026-09-06T04:00:00+00:00"),
    ],
)
@pytest.mark.django_db
def test_the_day_ends_at_midnight(monkeypatch, zone, now, ends):
    moment = datetime.datetime.fromisoformat(now)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    with record() as noted:
        day = today(zoneinfo.ZoneInfo(zone))
    assert noted.until == datetime.datetime.fromisoformat(ends).timestamp()
    assert day == moment.astimezone(zoneinfo.ZoneInfo(zone)).date()


@pytest.mark.parametrize(
    ("sql", "effect"),
    [
        ('SELECT "news_post"."id" FROM "news_post" WHERE "news_post"."id" IN (SELECT 1)', Effect.ASKS),
        ('(SELECT "id" FROM "news_post") UNION ALL (SELECT "id" FROM "agreements_city")', Effect.ASKS),
        ('SELECT "news_post"."updated_at" AS "now" FROM "news_post"', Effect.ASKS),
        ("SAVEPOINT s1", Effect.NONE),
        ("PRAGMA busy_timeout", Effect.NONE),
        ("BEGIN IMMEDIATE", Effect.NONE),
        ('SELECT 1 FROM "news_post" FOR UPDATE', Effect.UNKNOWN),
        ('WITH x AS (DELETE FROM "news_post" RETURNING 1) SELECT 1', Effect.UNKNOWN),
        ("SELECT nextval('x')", Effect.UNKNOWN),
        ("SELECT random()", Effect.UNKNOWN),
        ("SELECT now()", Effect.UNKNOWN),
        ("SELECT CURRENT_DATE", Effect.UNKNOWN),
        ("SELECT 1 FROM django_session", Effect.UNKNOWN),
        ("SELECT 1 FROM news_post, publishing_presence", Effect.UNKNOWN),
        ("SELECT 1 FROM a_table_of_somebody", Effect.UNKNOWN),
        ("UPDATE news_post SET id = 1", Effect.UNKNOWN),
        ("/* SELECT */ VACUUM", Effect.UNKNOWN),
        ("", Effect.UNKNOWN),
    ],
)
def test_a_statement_says_what_it_does(sql, effect):
    assert effect_of(sql) is effect


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ('UPDATE "news_post" SET "views" = 1', True),
        ('WITH x AS (DELETE FROM "news_post" RETURNING 1) SELECT 1', True),
        ("TRUNCATE news_post", True),
        ('SELECT "news_post"."id" FROM "news_post" WHERE "news_post"."update" = 1', False),
        ('UPDATE "publishing_presence" SET "has_left" = 1', False),
    ],
)
def test_a_statement_says_whether_it_changes_pages(sql, expected):
    assert changes_pages(sql) is expected


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        ([("가", 1)], [("".join(["가"]), 1)], True),
        ([(1,)], [(True,)], False),
        ([(-1,)], [(-2,)], False),
        ([("a",), ("b",)], [("b",), ("a",)], False),
        ([("a", "b")], [("ab", "")], False),
        ([("x", "x")], [("x", "".join(["", "x"]))], True),
        ([(None,)], [("",)], False),
        ([(datetime.date(2026, 1, 1),)], [(datetime.date(2026, 1, 2),)], False),
    ],
)
def test_a_digest_tells_answers_apart(one, other, are_equal):
    assert (recording.digest(one) == recording.digest(other)) is are_equal


@pytest.mark.django_db
def test_what_was_asked_of_a_post_names_its_text_once():
    make_post()
    with record() as first:
        list(Post.objects.all())
    with record() as second:
        list(Post.objects.all())
    assert texts_of(first)[0] is texts_of(second)[0]
