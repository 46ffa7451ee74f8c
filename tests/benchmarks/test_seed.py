import json
from collections import Counter

import pytest

from benchmarks.seed.posts import Named, Register, lines, read_register
from benchmarks.seed.texts import Noun
from news.models import Post
from policyarchive.lib.body.sanitizing import plain_text, sanitize_body
from policyarchive.opendata.importing import PostImporter
from policyarchive.search.models import SearchDocument
from tests.factories import make_area, make_category, make_city

LONDON = Named("london", ("런던", "London"))
CLIMATE = Named("climate", ("기후변화 대응", "Climate change"))
REGISTER = Register([LONDON, Named("paris", ("파리", "Paris"))], [CLIMATE], ["seouls-news"], [])


def records(**options):
    wanted = {"count": 3, "size": 5_000, "seed": 1} | options
    return [json.loads(line) for line in lines(REGISTER, **wanted)]


def test_the_posts_are_the_same_each_time_and_others_for_another_seed():
    assert records() == records()
    assert records(seed=2)[0]["body"] != records()[0]["body"]


def test_a_post_does_not_depend_on_those_before_it():
    assert records(first=3, count=1) == records()[2:]


@pytest.mark.parametrize("size", [300, 1_000, 5_000, 20_000])
def test_a_post_holds_as_much_text_as_was_asked_for(size):
    for record in records(size=size):
        texts = [
            part[code]
            for part in (
                record["title"],
                record["summary"],
                {c: plain_text(t) for c, t in record["body"].items()},
            )
            for code in ("ko", "en")
        ]
        assert size <= len("".join(texts).encode()) <= size + 600


def test_the_bodies_are_clean_html_already():
    for record in records():
        for body in record["body"].values():
            assert sanitize_body(body) == body


@pytest.mark.parametrize(
    ("noun", "forms"),
    [("협약", "협약을 협약은 협약으로"), ("버스", "버스를 버스는 버스로"), ("서울", "서울을 서울은 서울로")],
)
def test_a_noun_takes_the_particle_of_its_last_sound(noun, forms):
    word = Noun(noun)
    assert f"{word:을} {word:은} {word:으로}" == forms


@pytest.mark.django_db
def test_the_import_takes_all_and_a_second_run_changes_nothing():
    make_category("seouls-news")
    make_city("london")
    make_area("climate")
    for outcome in ("created", "unchanged"):
        reports = list(PostImporter().run(lines(read_register(), count=3, size=1_000, seed=1)))
        assert Counter(report.outcome for report in reports) == {outcome: 3}
    assert SearchDocument.objects.filter(kind="news").count() == Post.objects.count() == 3
