"""What visitors looked for and did not find: counted by day and words, and nothing about who asked."""

import csv
import io

import pytest

from policyarchive.audit.models import LogEntry
from policyarchive.lib.data.batches import flush_all
from policyarchive.search.models import SearchMiss
from tests.backoffice.people import log_in
from tests.factories import make_post

pytestmark = pytest.mark.django_db
LIST = "/admin/search/searchmiss/"


def test_words_without_a_result_are_counted_by_day_and_language(client):
    for _ in range(3):
        client.get("/ko/search/", {"q": "없는 낱말"})
    client.get("/en/search/", {"q": "없는 낱말"})
    assert not SearchMiss.objects.exists()  # counted in memory: reading writes nothing
    flush_all()
    counted = SearchMiss.objects.order_by("language").values_list("query", "language", "count")
    assert list(counted) == [("없는 낱말", "en", 1), ("없는 낱말", "ko", 3)]


def test_what_was_found_and_what_was_only_filtered_away_is_not_a_miss(client):
    make_post(title_ko="있는 낱말", title_en=None)
    client.get("/ko/search/", {"q": "있는 낱말"})
    client.get("/ko/search/", {"q": "있는 낱말", "year": "1999"})
    flush_all()
    assert not SearchMiss.objects.exists()


def test_no_column_could_hold_a_person_or_an_address():
    names = {field.name for field in SearchMiss._meta.get_fields()}
    assert names == {"id", "day", "query", "language", "count", "found_instead"}


@pytest.mark.parametrize(("name", "status"), [("jun", 200), ("admin", 200), ("mina", 403), ("sora", 403)])
def test_publishers_and_administrators_read_it(name, status):
    person = log_in(name)
    assert person.get(LIST).status_code == status
    assert person.get(f"{LIST}export/").status_code == status


def test_it_can_be_taken_away_as_a_table_which_is_logged(client):
    client.get("/ko/search/", {"q": "=1+1 없음"})
    flush_all()
    admin = log_in("admin")
    answer = admin.get(f"{LIST}export/")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert len(rows) == 2 and not any(cell.startswith("=") for cell in rows[1])
    assert LogEntry.objects.filter(action="exported", person=admin.person).count() == 1
