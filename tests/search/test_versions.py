"""An index that another version wrote, or nobody yet."""

from io import StringIO

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import OperationalError

from policyarchive.management.commands.serve import Command as Serve
from policyarchive.search.index.maintenance import kinds_behind
from policyarchive.search.models import SearchDocument
from tests.factories import make_city, make_post
from tests.search.asking import announced, titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    announced(make_city("london", name_ko="런던"))
    make_post(title_ko="업무협약", title_en=None)


def test_nothing_is_behind_in_an_empty_archive_or_in_step(content):
    assert kinds_behind() == []


def test_rows_of_another_version_are_reported_and_rewritten(content, capsys):
    SearchDocument.objects.filter(kind="news").update(version=0)
    assert kinds_behind() == ["news"]
    assert [one.id for one in run_checks(databases=["default"]) if one.id == "search.W001"]
    call_command("reindex")
    assert kinds_behind() == []


def test_rows_without_any_document_are_reported(client, content):
    SearchDocument.objects.all().delete()
    assert set(kinds_behind()) == {"news", "city"}
    assert titles(client, "업무협약") == []
    call_command("reindex")
    assert titles(client, "업무협약") == ["업무협약"]


def test_a_served_site_is_brought_up_to_date(content):
    SearchDocument.objects.update(version=0)
    said = StringIO()
    Serve(stdout=said).prepare(migrate=True, demo=False)
    assert said.getvalue().startswith("The search index is of another version of the program")
    assert kinds_behind() == []


def test_a_database_that_is_behind_is_no_matter_of_the_search(monkeypatch):
    def fail():
        raise OperationalError("no such column")

    monkeypatch.setattr("policyarchive.search.index.checks.kinds_behind", fail)
    assert not [one for one in run_checks(databases=["default"]) if one.id == "search.W001"]
