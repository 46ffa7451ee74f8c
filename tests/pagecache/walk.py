"""Changing all that pages show, at random: by actions, querysets and SQL, and by letting days pass."""

import datetime
from random import Random

from django.db import connection
from django.utils import timezone

from agreements.models import Agreement, City, CooperationArea
from news.models import Category, Post
from policyarchive.pages.models import SiteSettings
from policyarchive.publishing.actions import publish, reinstate, start_working_copy, unpublish, withdraw
from policyarchive.publishing.links import replace_links
from tests.factories import make_agreement, make_area, make_category, make_city, make_home, make_post

LANGUAGES = ("ko", "en")
LISTS = (
    "",
    "news/",
    "feeds/",
    "agreements/",
    "agreements/map/",
    "agreements/timeline/",
    "agreements/matrix/",
)
MORE_LISTS = ("cities/", "areas/", "news/feed/", "agreements/feed/")
FOR_PROGRAMS = ("/sitemap.xml", "/sitemap-news.xml", "/robots.txt")


class Walk:
    """A small archive and its changes. MONKEYPATCH moves the clock."""

    def __init__(self, seed: int, monkeypatch):
        self.random = Random(seed)  # noqa: S311
        self.monkeypatch = monkeypatch
        self.home = make_home()
        self.cities = [make_city(latitude=51.5 + n, longitude=n) for n in range(2)]
        self.areas = [make_area() for _ in range(2)]
        self.categories = [make_category() for _ in range(2)]
        self.agreements = [
            make_agreement(cities=[self.home, city], areas=self.areas[:1], signed=f"201{n}-04-03")
            for n, city in enumerate(self.cities)
        ]
        for _ in range(4):
            self.add()

    def addresses(self) -> list[str]:
        """Return all addresses whose pages may be kept, as they are now."""
        below = [*LISTS, *MORE_LISTS]
        below += [f"news/?category={row.slug}" for row in self.categories]
        below += [f"news/?area={row.slug}" for row in self.areas]
        below += [f"agreements/?city={row.slug}" for row in self.cities]
        below += [
            f"news/{number}/" for number in Post.objects.exclude(number=None).values_list("number", flat=True)
        ]
        below += [f"agreements/{row.slug}/" for row in self.agreements]
        below += [f"{kind}/{slug}/{end}" for kind, slug in self._places() for end in ("", "feed/")]
        return [*(f"/{language}/{path}" for language in LANGUAGES for path in below), *FOR_PROGRAMS]

    def _places(self):
        yield from (("cities", city.slug) for city in self.cities)
        yield from (("areas", area.slug) for area in self.areas)

    def step(self) -> str:
        """Change something; return what."""
        change = self.random.choice(CHANGES)
        change(self)
        return change.__name__

    def add(self):
        make_post(
            title_ko=self.word(),
            title_en=self.random.choice([None, self.word()]),
            posted_on=timezone.localdate() - datetime.timedelta(days=self.random.randrange(9)),
            category=self.random.choice([None, *self.categories]),
            cities=self.some(self.cities),
            areas=self.some(self.areas),
            agreements=self.some(self.agreements),
        )

    def rename_by_queryset(self):
        Post.objects.filter(pk=self.post().pk).update(title_ko=self.word(), title_en=self.word())

    def rename_by_sql(self):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE news_post SET title_ko = %s WHERE id = %s", [self.word(), self.post().pk])

    def move(self):
        post = self.post()
        if post.stage == "live":
            if self.random.random() < 0.5:
                unpublish(post, by=None)
            else:
                withdraw(post, by=None, reason={"ko": "까닭", "en": "Reason"})
        elif post.stage == "withdrawn":
            reinstate(post, by=None)
        else:
            publish(post, by=None, override="시험")

    def publish_a_change(self):
        post = Post.objects.published().first()
        if post is None or post.open_copy is not None:
            return
        copy = start_working_copy(post, by=None)
        copy.title_ko = self.word()
        copy.save()
        publish(copy, by=None, override="시험", change_note={"ko": "바뀜"})

    def pin(self):
        day = timezone.localdate()
        until = self.random.choice([None, day, day + datetime.timedelta(days=1)])
        Post.objects.filter(pk=self.post().pk).update(pinned_from=day, pinned_until=until)

    def unpin(self):
        Post.objects.update(pinned_from=None, pinned_until=None)

    def translate(self):
        post = self.post()
        post.title_en, post.body_en = self.random.choice([(None, None), (self.word(), "<p>Text</p>")])
        post.save()

    def link(self):
        post = self.post()
        post.cities.set(self.some(self.cities))
        post.agreements.set(self.some(self.agreements))
        replace_links(post, "area_links", self.some(self.areas))

    def delete(self):
        if Post.objects.count() > 2:
            Post.objects.filter(pk=self.post().pk).delete()

    def count_a_view(self):
        Post.objects.filter(pk=self.post().pk).update(views=self.random.randrange(100))

    def rename_a_category(self):
        Category.objects.filter(pk=self.random.choice(self.categories).pk).update(name_ko=self.word())

    def rename_a_city(self):
        City.objects.filter(pk=self.random.choice(self.cities).pk).update(name_ko=self.word())

    def rename_an_area(self):
        CooperationArea.objects.filter(pk=self.random.choice(self.areas).pk).update(name_en=self.word())

    def order_areas(self):
        for area in self.areas:
            CooperationArea.objects.filter(pk=area.pk).update(order=self.random.randrange(5))

    def change_an_agreement(self):
        row = Agreement.objects.filter(pk=self.random.choice(self.agreements).pk)
        row.update(title_ko=self.word(), stage=self.random.choice(["live", "draft", "live"]))

    def end_an_agreement(self):
        end = timezone.localdate() + datetime.timedelta(days=self.random.randrange(-1, 2))
        Agreement.objects.filter(pk=self.random.choice(self.agreements).pk).update(expires_on=end)

    def change_words_of_the_site(self):
        site = SiteSettings.objects.first() or SiteSettings()
        site.name_ko, site.introduction_en = self.word(), self.word()
        site.save()

    def let_a_day_pass(self):
        later = timezone.now() + datetime.timedelta(days=1)
        self.monkeypatch.setattr(timezone, "now", lambda: later)

    def post(self) -> Post:
        return self.random.choice(list(Post.objects.filter(copy_of=None).order_by("pk")))

    def some(self, rows):
        return self.random.sample(rows, self.random.randrange(len(rows) + 1))

    def word(self) -> str:
        return f"낱말{self.random.randrange(10**6)}"


CHANGES = [
    *(Walk.add, Walk.rename_by_queryset, Walk.rename_by_sql, Walk.move, Walk.publish_a_change),
    *(Walk.pin, Walk.unpin, Walk.translate, Walk.link, Walk.delete, Walk.count_a_view),
    *(Walk.rename_a_category, Walk.rename_a_city, Walk.rename_an_area, Walk.order_areas),
    *(Walk.change_an_agreement, Walk.end_an_agreement, Walk.change_words_of_the_site, Walk.let_a_day_pass),
]
