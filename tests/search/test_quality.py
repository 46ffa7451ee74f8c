"""The search answers our own small corpus above the bars that `make search-quality` holds it to."""

from argparse import Namespace
from pathlib import Path

import pytest

from benchmarks.search_quality import asked_of, gain, ndcg, recall, report

DATA = Path(__file__).parent / "data"
OPTIONS = Namespace(corpus=DATA / "corpus.jsonl", relevance=DATA / "relevance.jsonl", db="sqlite", all=False)


def test_the_search_is_above_every_bar():
    assert report(asked_of("sqlite", OPTIONS), OPTIONS) == []


def test_a_bar_that_is_not_reached_is_reported():
    answers = asked_of("sqlite", OPTIONS)
    nothing = {key: answer | {"keys": ["x-draft"]} for key, answer in answers.items()}
    reported = report(nothing, OPTIONS)
    assert any("nDCG@10, all" in line for line in reported)
    assert "hidden documents were found" in reported


BEST = gain(3, 1) + gain(1, 2)
TURNED_ROUND = gain(1, 1) + gain(3, 2)


@pytest.mark.parametrize(
    ("found", "expected_ndcg", "expected_recall"),
    [(["a", "b"], 1.0, 1.0), (["b", "a"], TURNED_ROUND / BEST, 1.0), ([], 0, 0)],
)
def test_the_sums_of_the_grades(found, expected_ndcg, expected_recall):
    query = {"expected": [{"key": "a", "grade": 3}, {"key": "b", "grade": 1}]}
    assert ndcg(query, found) == pytest.approx(expected_ndcg)
    assert recall(query, found) == expected_recall
