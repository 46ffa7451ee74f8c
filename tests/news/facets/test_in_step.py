"""Whatever changes a post, and however: facets and counts say what the posts say."""

import datetime
from collections import Counter
from random import Random

import pytest
from django.db import connection

from agreements.models import City
from news.actions import store_post
from news.facets.faults import faults
from news.facets.folding import fold_counts
from news.facets.selection import Selection
from news.models import FacetCount, Post, PostArea, PostFacet
from policyarchive.lib.language.words import whole_languages
from policyarchive.publishing.actions import (
    delete_item,
    discard_working_copy,
    publish,
    reinstate,
    start_working_copy,
    unpublish,
    withdraw,
)
from policyarchive.publishing.links import replace_links
from tests.factories import make_area, make_category, make_city, make_post

pytestmark = pytest.mark.django_db
STAGES = ["draft", "live", "withdrawn", "unpublished"]


class Walk:
    """Changes posts at random, by actions, querysets and SQL alike."""

    def __init__(self, seed):
        self.random = Random(seed)  # noqa: S311
        self.categories = [make_category() for _ in range(2)]
        self.areas = [make_area() for _ in range(3)]
        self.cities = [make_city() for _ in range(3)]
        for _ in range(6):
            self.add()

    def step(self):
        steps = [
            *(self.add, self.store, self.move, self.move, self.change_through_a_copy, self.delete),
            *(self.update, self.update_many, self.save, self.by_sql, self.delete_row),
            *(self.link, self.link_in_order, self.unlink_by_sql, self.replace_a_city, self.merge_categories),
        ]
        self.random.choice(steps)()

    def add(self):
        post = make_post(stage=self.random.choice(STAGES), posted_on=self.day(), **self.texts())
        Post.objects.filter(pk=post.pk).update(category=self.random.choice([None, *self.categories]))
        self.link_in_order(post)

    def store(self):
        ref = f"ref-{self.random.randrange(5)}"
        columns = {"title_ko": "글", "stage": self.random.choice(["draft", "live"]), "posted_on": self.day()}
        relations = {"areas": self.some(self.areas), "cities": self.some(self.cities)}
        if Post.objects.filter(ref=ref).exclude(working_copy=None).exists():
            return
        store_post(ref, by=None, columns=columns, relations=relations)

    def move(self):
        post = self.post()
        if post.stage == "live":
            step = self.random.choice(["withdraw", "unpublish"])
            unpublish(post, by=None) if step == "unpublish" else withdraw(post, by=None, reason={"ko": "왜"})
        elif post.stage == "withdrawn":
            reinstate(post, by=None)
        else:
            publish(post, by=None, override="시험", languages=self.random.choice([None, ["ko"]]))

    def change_through_a_copy(self):
        post = self.post(stage="live")
        if post is None:
            return
        copy = start_working_copy(post, by=None)
        Post.objects.filter(pk=copy.pk).update(
            posted_on=self.day(), category=self.random.choice(self.categories)
        )
        copy.cities.set(self.some(self.cities))
        copy.refresh_from_db()
        if self.random.random() < 0.7:
            publish(copy, by=None, override="시험", change_note={"ko": "바뀜"})
        else:
            discard_working_copy(copy, by=None, others_too=True)

    def delete(self):
        post = self.post(stage="draft", first_published_at=None, working_copy=None)
        if post is not None:
            delete_item(post, by=None)

    def delete_row(self):
        Post.objects.filter(pk=self.post().pk).delete()
        self.add()

    def update(self):
        post = Post.objects.filter(pk=self.post().pk)
        post.update(posted_on=self.day(), category=self.random.choice([None, *self.categories]))

    def update_many(self):
        Post.objects.filter(posted_on__gte=self.day(), copy_of=None, working_copy=None).update(
            stage=self.random.choice(STAGES)
        )

    def save(self):
        post = self.post()
        post.title_en = self.random.choice([None, "Title"])
        post.body_en = self.random.choice([None, "<p>Text</p>"])
        post.save()

    def by_sql(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE news_post SET posted_on = %s WHERE id = %s", [self.day(), self.post().pk])

    def link(self):
        post = self.post()
        post.cities.add(*self.some(self.cities))
        post.cities.remove(*self.some(self.cities))

    def link_in_order(self, post=None):
        replace_links(post or self.post(), "area_links", self.some(self.areas))

    def unlink_by_sql(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM news_postarea WHERE post_id = %s", [self.post().pk])

    def replace_a_city(self):
        old, new = self.random.choice(self.cities), make_city()
        for post in Post.objects.filter(cities=old):
            post.cities.add(new)
        City.objects.filter(pk=old.pk).delete()
        self.cities = [new, *(city for city in self.cities if city != old)]

    def merge_categories(self):
        one, other = self.random.sample(self.categories, 2)
        Post.objects.filter(category=one).update(category=other)

    def post(self, **which):
        posts = list(Post.objects.filter(copy_of=None, **which).order_by("pk"))
        return self.random.choice(posts) if posts else None

    def some(self, rows):
        return self.random.sample(rows, self.random.randrange(len(rows) + 1))

    def day(self):
        return datetime.date(2016, 11, 25) + datetime.timedelta(days=self.random.randrange(120))

    def texts(self):
        english = [{}, {"title_en": "Title"}, {"title_en": "Title", "body_en": ""}]
        return {"title_ko": "글", **self.random.choice(english)}


def facets_of(post):
    """Compute again what `rows.py` asks: in Python, of one post."""
    yield "all"
    if post.category_id:
        yield f"category:{post.category_id}"
    yield from (f"language:{code}" for code in whole_languages(post))
    yield from (f"area:{link.area_id}" for link in PostArea.objects.filter(post=post))
    yield from (f"city:{city.pk}" for city in post.cities.all())


def assert_in_step():
    public = Post.objects.published()
    wanted = {(facet, post.posted_on, post.number, post.pk) for post in public for facet in facets_of(post)}
    found = list(PostFacet.objects.values_list("facet", "posted_on", "number", "post_id"))
    assert sorted(found) == sorted(wanted)
    counts = Counter((facet, day.replace(day=1)) for facet, day, _, _ in wanted)
    facets = {facet for facet, _ in counts}
    assert counts == {
        (facet, month): n for facet in facets for month, n in FacetCount.objects.months_of(facet)
    }


def assert_pages_are_right(walk):
    for selection, posts in [
        (Selection(), Post.objects.published()),
        (Selection(year=2017), Post.objects.published().posted_in(2017)),
        *((Selection((f"area:{row.pk}",)), Post.objects.published().in_area(row)) for row in walk.areas),
        *narrowed_twice(walk.areas[0], walk.cities[0]),
    ]:
        keys = list(posts.newest_first().values_list("pk", flat=True))
        assert selection.count == len(keys)
        for first in range(0, len(keys), 3):
            assert selection.keys(first, min(first + 3, len(keys))) == keys[first : first + 3]


def narrowed_twice(area, city):
    posts = Post.objects.published().in_area(area).about_city(city)
    facets = (f"area:{area.pk}", f"city:{city.pk}")
    yield Selection(facets), posts
    yield Selection(facets, 2016), posts.posted_in(2016)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_walk_leaves_facets_counts_and_pages_true(seed):
    walk = Walk(seed)
    for turn in range(30):
        walk.step()
        if turn % 7 == 0:
            fold_counts()
        assert_in_step()
    fold_counts()
    assert not FacetCount.objects.exclude(slot=0).exists()
    assert_pages_are_right(walk)
    assert faults() == []
