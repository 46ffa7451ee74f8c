"""Every constraint of the index, broken once."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from policyarchive.search.models import SearchDocument, SearchMiss, SearchState
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def refused():
    return pytest.raises(IntegrityError), transaction.atomic()


def test_a_row_has_one_document():
    make_post()
    document = SearchDocument.objects.get()
    document.pk = None
    error, block = refused()
    with error, block:
        document.save(force_insert=True)


def test_there_is_one_state():
    error, block = refused()
    with error, block:
        SearchState.objects.create(pk=2)


def test_words_are_counted_once_a_day():
    day = datetime.date(2026, 1, 1)
    SearchMiss.objects.create(day=day, query="x", language="ko")
    error, block = refused()
    with error, block:
        SearchMiss.objects.create(day=day, query="x", language="ko")
