"""Many lines at once leave the database as one line after the other does, and say the same of each."""

import json
from collections import Counter

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.seed.posts import lines, read_register
from news.actions import store_post
from news.models import Post
from policyarchive.lib.data import workers
from policyarchive.opendata import importing
from policyarchive.opendata.importing import PostImporter
from policyarchive.search.models import SearchDocument
from tests.factories import make_agreement, make_area, make_attachment, make_category, make_city, make_image

# Moments, which differ between any two runs, and rows whose order means nothing.
LEFT_OUT = {"at", "saved_at", "made_at", "updated_at", "first_published_at", "withdrawn_at"}
STATEMENTS = {"sqlite": 31, "postgresql": 30}
IN_NO_ORDER = {
    "search.SearchTerm",
    "news.Post_cities",
    "news.Post_agreements",
    "news.PostFacet",
    "news.FacetCount",
}


@pytest.fixture
def world(db):
    make_category("seouls-news")
    for slug in ("london", "paris"):
        make_city(slug)
    for slug in ("climate", "tourism"):
        make_area(slug)
    make_agreement("seoul-london-2017")
    return {"image": make_image(), "file": make_attachment("협정서.pdf")}


def least(ref, **columns):
    return {"ref": ref, "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"} | columns


def everything(world):
    """One line of each kind, good and bad, some of which concern each other."""
    image, file = world["image"], world["file"]
    figure = f'<figure data-type="figure"><img data-file="{image.pk}" alt="배"></figure>'
    return [
        least("a", stage="live", cities=["london", "paris"], areas=["tourism", "climate"]),
        least(
            "b",
            number=70,
            body={"ko": f"<p>가 나</p>{figure}", "en": "<p>a</p>"},
            title={"ko": "가", "en": "A"},
        ),
        "{",
        least(
            "c", category="seouls-news", agreements=["seoul-london-2017"], byline="  김  ", stage="withdrawn"
        ),
        least(
            "d",
            lead_image=image.uploaded_sha256,
            attachments=[{"sha256": file.stored.sha256, "name": file.name}],
        ),
        least("a", stage="live", title={"ko": "가 고침"}),
        least("e", number=70),
        least("f", legacy_address="/ko/node/6568"),
        least("g", legacy_address="/ko/node/6568/"),
        least("h", areas=["nowhere"]),
        least("i", stage="unpublished", redirect_to="/ko/news/70/"),
        least("j", stage="unpublished", redirect_to="not an address"),
        least("k", number=71, title={"ko": "가" * 301}),
        least("l", licence="none", has_ai_mark=True),
        least("m", title={"en": "A"}),
        least("n", body={"ko": "<p>○ 가</p><p>○ 나</p><iframe src='https://example.org'></iframe>"}),
        least("o", department={"ko": "국제협력과"}, views=12, pinned_from="2017-04-12"),
        least("p", body={"ko": "<p>\u0000</p>"}),
    ]


def run(records, *, lines_at_once=True, **options):
    data = [record if isinstance(record, bytes) else _line(record) for record in records]
    with pytest.MonkeyPatch.context() as patch:
        if not lines_at_once:
            patch.setattr(importing, "_new_ones", lambda batch: set())
        reports = [report.as_dict() for report in PostImporter(**options).run(data)]
    for report in reports:
        if report["error"]:  # PostgreSQL shows the row, and so the moment
            report["error"]["reason"] = report["error"]["reason"].partition("DETAIL")[0]
    return reports


def _line(record):
    return (record if isinstance(record, str) else json.dumps(record)).encode() + b"\n"


def everything_stored():
    """Return all rows of all tables in the order of their keys, without what no two runs have in common.

    PostgreSQL does not take back the keys that a refused batch took, so posts and documents go by names.
    """
    posts = dict(Post.objects.values_list("pk", "ref"))
    documents = {key: posts.get(item) for key, item in SearchDocument.objects.values_list("pk", "object_id")}
    named = dict.fromkeys(["post_id", "item_id", "object_id"], posts) | {"document_id": documents}
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {model._meta.label: _rows(model, named) for model in models}


def _rows(model, named):
    names = [field.attname for field in model._meta.concrete_fields if field.name not in LEFT_OUT]
    if (key := model._meta.pk.attname) not in named:
        names.remove(key)
    rows = [
        tuple(_name(row, name, named) for name in names)
        for row in model._base_manager.order_by("pk").values(*names)
    ]
    return sorted(rows, key=repr) if model._meta.label in IN_NO_ORDER else rows


def _name(row, name, named):
    """Return a value, for the key of a post its reference; a log entry may be of something else."""
    is_of_a_post = (
        row.get("item_type_id") in {None, ContentType.objects.get_for_model(Post).pk}
        and row.get("kind", "news") == "news"
    )
    return named[name].get(row[name], row[name]) if name in named and is_of_a_post else row[name]


def both_ways(records, **options):
    """Import many at once, then line by line into the same world; yield what was said and is there."""
    for at_once in (True, False):
        with transaction.atomic():
            yield run(records, lines_at_once=at_once, **options), everything_stored()
            transaction.set_rollback(True)


def test_all_rows_are_those_of_one_line_after_the_other(world):
    (said, stored), (said_singly, stored_singly) = both_ways(everything(world))
    assert said == said_singly
    for label, rows in stored_singly.items():
        assert stored[label] == rows, label
    assert len(stored["news.Post"]) == len(stored["search.SearchDocument"]) == 8
    assert all(
        stored[label] for label in ("library.Mention", "publishing.Translation", "news.PostAttachment")
    )


def test_a_second_run_and_a_rehearsal_say_and_store_the_same_both_ways(world):
    for options in ({"is_rehearsal": True}, {}):
        (said, stored), (said_singly, stored_singly) = both_ways(everything(world), **options)
        assert (said, stored) == (said_singly, stored_singly)
    run(everything(world))
    (said, stored), (said_singly, stored_singly) = both_ways(everything(world))
    assert (said, stored) == (said_singly, stored_singly)
    assert {report["outcome"] for report in said} == {"unchanged", "updated", "refused"}


def test_posts_of_the_seed_are_stored_the_same(world):
    (said, stored), (said_singly, stored_singly) = both_ways(
        list(lines(read_register(), count=12, size=900, seed=3))
    )
    assert (said, stored) == (said_singly, stored_singly)
    assert {report["outcome"] for report in said} == {"created"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False), repeated=st.integers(0, 6))
def test_the_order_of_lines_makes_no_difference_to_that(world, order, repeated):
    records = [*everything(world), *everything(world)[:repeated]]
    order.shuffle(records)
    (said, stored), (said_singly, stored_singly) = both_ways(records)
    assert said == said_singly
    assert stored == stored_singly


@pytest.mark.parametrize("count", [1, 3, 9])
def test_new_posts_cost_as_many_statements_however_many_they_are(world, count, django_assert_num_queries):
    run([least("first")])
    with django_assert_num_queries(STATEMENTS[connection.vendor]):
        run([least(f"n{number}", stage="live", areas=["climate"]) for number in range(count)])


def test_a_batch_that_the_database_refuses_is_done_line_by_line(world, monkeypatch):
    asked = []

    def noted(ref, **more):
        asked.append(ref)
        return store_post(ref, **more)

    monkeypatch.setattr(importing, "store_post", noted)
    said = run([least("a"), least("b", pinned_until="2017-04-12"), least("c")])
    assert asked == ["a", "b", "c"]
    assert [report["outcome"] for report in said] == ["created", "refused", "created"]
    assert "pinned_from_before_until" in said[1]["error"]["reason"]


def test_processes_read_the_lines_of_large_files_in_their_order(world, monkeypatch):
    monkeypatch.setattr(importing, "LINES_A_TRANSACTION", 40)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    records = [*lines(read_register(), count=90, size=300, seed=3), "{"]
    said = run(records)
    assert [report["line"] for report in said] == list(range(1, 92))
    assert Counter(report["outcome"] for report in said) == {"created": 90, "refused": 1}
    assert SearchDocument.objects.filter(kind="news").count() == Post.objects.count() == 90
