import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from news.actions import take_number
from news.models import Category, Post
from policyarchive.audit.models import LogEntry
from policyarchive.legacy import importing
from policyarchive.legacy.files import Source
from policyarchive.legacy.importing import PageImporter
from policyarchive.legacy.models import ImportedPage
from policyarchive.legacy.options import Options
from policyarchive.legacy.report import OUTCOMES
from policyarchive.publishing.models import Revision
from policyarchive.publishing.signals import changed
from policyarchive.publishing.snapshots import take_snapshot
from policyarchive.search.index.actions import index
from policyarchive.search.models import SearchDocument
from policyarchive.search.registry import searchable_of
from tests.factories import make_area, make_category, make_city, make_post
from tests.legacy.samples import board_page
from tests.legacy.test_page_properties import PAGES
from tests.legacy.test_store import NEW_POST
from tests.statements import statements

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    def write(**pages):
        for name, data in pages.items():
            (tmp_path / f"{name}.txt").write_bytes(data)
        return [Source(str(tmp_path / f"{name}.txt")) for name in pages]

    return write


def run(sources, **options):
    return list(PageImporter(Options(**options)).run(sources))


def outcomes(reports):
    return [report.outcome for report in reports]


def test_one_bad_file_does_not_stop_the_rest(folder):
    reports = run(folder(a=board_page(), b=b"\0", c=b"", d=board_page(title="다른 제목")))
    assert outcomes(reports) == ["created", "refused", "refused", "created"]
    assert [report.error and report.error["kind"] for report in reports] == [None, "binary", "empty", None]
    assert Post.objects.count() == 2


def test_a_run_reads_files_one_by_one(folder):
    reports = PageImporter(Options()).run(iter(folder(a=board_page(), b=board_page(title="나"))))
    assert next(reports).outcome == "created"
    assert Post.objects.count() == 1


def test_a_value_that_the_archive_cannot_hold_is_named(folder):
    [report] = run(folder(a=board_page(meta=f"등록일 2017-04-12 글쓴이 {'가' * 121}")))
    assert (report.outcome, report.error["kind"]) == ("refused", "invalid")
    assert report.error["reason"].startswith("The archive cannot hold a value (byline: ")
    assert report.error["reason"].endswith("Shorten it in the file and run again.")


def test_what_the_database_refuses_is_reported(folder, monkeypatch):
    def refuse(*args, **options):
        raise IntegrityError("UNIQUE constraint failed: news_post.ref")

    monkeypatch.setattr(importing, "store_page", refuse)
    [report] = run(folder(a=board_page()))
    assert report.error["kind"] == "invalid"
    assert "UNIQUE constraint failed: news_post.ref" in report.error["reason"]


def test_warnings_of_page_and_store_stand_together(folder):
    existing = make_post(title_ko="도시가 만나", body_ko="<p>다른 글</p>")
    [report] = run(folder(a=board_page(title="도시가 만나..", body="본문이 여기서 끝난다..")))
    assert report.warnings == [
        "title_truncated",
        "body_truncated",
        f"same_title: {existing.number} /ko/news/{existing.number}/",
    ]


def test_a_page_that_an_editor_wrote_already_is_left_out_if_wanted(folder):
    existing = make_post(title_ko="도시가 만나다", body_ko="<p>다른 글</p>")
    sources = folder(a=board_page(), b=board_page(title="[소식] 다른 제목"))
    for _run in range(2):
        first, second = run(sources, leaves_out_same_title=True)
        assert (first.outcome, first.number) == ("unchanged", existing.number)
        assert first.warnings == [f"same_title: {existing.number} /ko/news/{existing.number}/"]
    assert [second.outcome, Post.objects.count(), ImportedPage.objects.count()] == ["unchanged", 2, 1]
    assert Post.objects.get(pk=existing.pk).body_ko == "<p>다른 글</p>"


def test_two_old_pages_of_one_title_and_day_are_two_posts(folder):
    reports = run(folder(a=board_page(), b=board_page(body="다른 글이다.")), leaves_out_same_title=True)
    assert outcomes(reports) == ["created", "created"]
    assert reports[1].warnings == [f"same_title: {reports[0].number} /ko/news/{reports[0].number}/"]


def test_a_twin_is_named_by_number_and_in_a_rehearsal_by_file(folder):
    sources = folder(a=board_page(), b=board_page())
    rehearsed = run(sources, is_rehearsal=True)
    assert outcomes(rehearsed) == ["created", "unchanged"]
    assert rehearsed[1].warnings == [f"same_as: {sources[0].name}"]
    assert [report.number for report in rehearsed] == [None, None]
    assert not Post.objects.exists()
    stored = run(sources)
    assert outcomes(stored) == ["created", "unchanged"]
    assert stored[1].warnings == [f"same_as: {stored[0].number}"]
    assert stored[1].number == stored[0].number


def test_a_file_named_twice_in_a_rehearsal_is_no_twin(folder):
    [source] = folder(a=board_page())
    assert [report.warnings for report in run([source, source], is_rehearsal=True)] == [[], []]


def test_a_foreign_language_is_reported(folder):
    page = board_page(title="Un bus de nuit pour la ville", body="La ville ouvre un bus pour les habitants.")
    [report] = run(folder(a=page))
    assert report.language == "fr"
    assert report.warnings == ["language: fr is none of this site's; kept as a draft"]


def test_an_encoding_that_is_named_is_used(folder):
    page = board_page().decode().encode("cp949")
    assert run(folder(a=page))[0].error["kind"] == "encoding"
    assert run(folder(a=page), encoding="cp949")[0].title == "도시가 만나다"


@pytest.mark.parametrize("count", [1, 3])
def test_each_further_page_costs_the_same(folder, count):
    take_number()
    make_category(name_ko="소식")
    make_city(name_ko="런던")
    make_area(name_ko="관광")
    pages = {f"p{n}": board_page(title=f"[소식] 제목 {n}", body="런던시와 ▴관광") for n in range(count)}
    with statements() as executed:
        assert outcomes(run(folder(**pages))) == ["created"] * count
    register = ["SELECT agreements_cooperationarea", "SELECT agreements_city"]
    without_category = [one for one in NEW_POST if one != "SELECT news_category"]
    assert executed == register + NEW_POST + without_category * (count - 1)


def test_a_new_post_has_its_revision_its_entry_in_the_log_and_its_words_in_the_index(folder):
    city, area = make_city(name_ko="런던"), make_area(name_ko="관광")
    run(folder(a=board_page(body="런던시와 ▴관광")))
    post = Post.objects.get()
    [revision] = Revision.objects.of(post)
    assert (revision.number, revision.occasion, revision.data) == (1, "imported", take_snapshot(post))
    assert (revision.data["linked"]["cities"], post.ordered_areas) == ([city.pk], [area])
    assert [entry.action for entry in LogEntry.objects.about(post)] == ["imported"]
    assert SearchDocument.objects.filter(kind="news", object_id=post.pk).exists()
    news = searchable_of("news")
    assert index(news, news.rows()) == 0  # what stands in the index is what the table would tell


def test_a_page_that_fails_late_leaves_nothing_and_stops_nobody(folder, monkeypatch):
    def refuse(item, **options):
        if isinstance(item, Post) and item.title_ko == "가":
            raise IntegrityError("no")

    changed.connect(receiver := lambda sender, item, **more: refuse(item), weak=False)
    try:
        reports = run(folder(a=board_page(title="[새 말머리] 가"), b=board_page(title="나")))
    finally:
        changed.disconnect(receiver)
    assert outcomes(reports) == ["refused", "created"]
    assert [post.title_ko for post in Post.objects.all()] == ["나"]
    left = (Revision, LogEntry, ImportedPage, Category)
    assert [model.objects.count() for model in left] == [1, 1, 1, 0]
    assert SearchDocument.objects.filter(kind="news").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_category_and_a_city_that_an_editor_deletes_meanwhile_stop_nobody(folder):
    category, city = make_category(name_ko="소식"), make_city(name_ko="런던")
    pages = {name: board_page(title=f"[소식] {name}", body="런던시") for name in "ab"}
    reports = PageImporter(Options()).run(iter(folder(**pages)))
    assert next(reports).outcome == "created"
    Post.objects.all().delete()
    category.delete()
    city.delete()
    assert next(reports).outcome == "created"
    post = Post.objects.get()
    assert (post.category.name_ko, list(post.cities.all())) == ("소식", [])


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | PAGES.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_report_and_a_second_run_changes_nothing(folder, data):
    sources = folder(page=data)
    [first] = run(sources)
    [second] = run(sources)
    assert first.outcome in OUTCOMES
    assert (first.outcome == "refused") is (first.error is not None)
    assert second.outcome == ("refused" if first.error else "unchanged")
    assert second.error == first.error
