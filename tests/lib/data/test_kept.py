"""What a process keeps is made again as soon as what it was made of has changed, by whomever."""

import sqlite3

import pytest
from django.db import connection, transaction
from django.utils import timezone

from news.models import Category
from policyarchive.lib.data import changes, kept
from policyarchive.lib.data.recording import depends_on_the_request, record, today
from policyarchive.publishing.models import Presence
from tests.factories import make_category

pytestmark = pytest.mark.django_db(transaction=True)


class Slugs:
    """The slugs of all categories, and how often they were read."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return [category.slug for category in Category.objects.order_by("slug")]


def change_from_outside(sql):
    """Change the database as another program would."""
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"], timeout=20)
    else:
        import psycopg

        other = psycopg.connect(**connection.get_connection_params())
    with other:
        other.execute(sql)
    other.close()


def test_a_value_is_made_once_for_each_state():
    make_category(slug="a")
    slugs = Slugs()
    assert [kept.kept("slugs", slugs) for _ in range(3)] == [["a"]] * 3
    assert slugs.times == 1
    make_category(slug="b")
    assert kept.kept("slugs", slugs) == ["a", "b"]
    assert slugs.times == 2


def test_a_change_from_outside_is_noticed():
    make_category(slug="a")
    slugs = Slugs()
    kept.kept("slugs", slugs)
    changes.forget()  # on PostgreSQL it takes a moment until it is heard of; here it is asked at once
    change_from_outside("UPDATE news_category SET slug = 'b'")
    assert kept.kept("slugs", slugs) == ["b"]


def test_a_change_of_something_else_keeps_the_value():
    make_category(slug="a")
    slugs = Slugs()
    kept.kept("slugs", slugs)
    Presence.objects.all().delete()
    change_from_outside("UPDATE news_post SET views = views + 1")
    assert kept.kept("slugs", slugs) == ["a"]
    assert slugs.times == 1


def test_a_page_takes_over_the_questions_of_what_it_is_made_with():
    slugs = Slugs()
    with record() as first:
        kept.kept("slugs", slugs)
    with record() as second:
        kept.kept("slugs", slugs)
    assert slugs.times == 1
    assert first.questions == second.questions != ()


def test_inside_a_transaction_nothing_is_kept():
    slugs = Slugs()
    kept.kept("slugs", slugs)
    with transaction.atomic():
        make_category(slug="a")
        assert kept.kept("slugs", slugs) == ["a"]
        transaction.set_rollback(True)
    assert kept.kept("slugs", slugs) == []


def test_a_value_of_the_day_ends_with_it(monkeypatch):
    make_category(slug="a")
    days = [kept.kept("day", lambda: (today(), Category.objects.count()))]
    tomorrow = timezone.now() + timezone.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    days.append(kept.kept("day", lambda: (today(), Category.objects.count())))
    assert days[0] != days[1]


@pytest.mark.parametrize("spoil", [depends_on_the_request, lambda: list(Presence.objects.all())])
def test_what_cannot_be_proven_is_not_kept(spoil):
    slugs = Slugs()
    for _ in range(2):
        kept.kept("slugs", lambda: (slugs(), spoil()))
    assert slugs.times == 2


def test_while_nothing_is_known_it_is_asked_each_time_and_made_only_where_it_changed(monkeypatch):
    monkeypatch.setattr(changes, "moment", lambda: None)
    make_category(slug="a")
    slugs = Slugs()
    assert [kept.kept("slugs", slugs) for _ in range(2)] == [["a"], ["a"]]
    Category.objects.update(slug="b")
    assert kept.kept("slugs", slugs) == ["b"]
    assert slugs.times == 2


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(kept, "MOST_VALUES", 3)
    for number in range(5):
        kept.kept(number, Category.objects.count)
    assert list(kept._values) == [2, 3, 4]
