"""Plain factories: each gives a valid row, and takes what the test is about."""

import datetime
from io import BytesIO
from itertools import count

from django.contrib.auth import get_user_model

from agreements.models import (
    Agreement,
    AgreementArea,
    AgreementRelation,
    City,
    CooperationArea,
    Party,
    Signatory,
    Source,
)
from news.actions import create_post
from news.models import Category, Post
from policyarchive.backoffice.access.roles import assign
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.library.actions import upload_attachment, upload_image
from tests.library import samples

DAY = datetime.date(2017, 4, 12)
_numbers = count(1)


def make_city(slug=None, **columns):
    slug = slug or f"city-{next(_numbers)}"
    return City.objects.create(
        slug=slug,
        **{"name_ko": f"{slug} 도시", "name_en": slug.title(), "country": "GB", "region": "europe"} | columns,
    )


def make_home(**columns):
    return make_city(
        "seoul",
        **{"name_ko": "서울", "name_en": "Seoul", "country": "KR", "region": "asia"} | columns,
        is_home=True,
    )


def make_area(slug=None, **columns):
    slug = slug or f"area-{next(_numbers)}"
    return CooperationArea.objects.create(
        slug=slug, **{"name_ko": f"{slug} 분야", "name_en": slug.title()} | columns
    )


def make_agreement(slug=None, *, signed="2017-04-03", cities=(), areas=(), **columns):
    slug = slug or f"agreement-{next(_numbers)}"
    agreement = Agreement(
        slug=slug,
        **{
            "stage": "live",
            "kind": "friendship_city",
            "title_ko": f"{slug} 협정",
            "title_en": f"{slug} agreement",
        }
        | columns,
    )
    agreement.signed_on = FuzzyDate.parse(signed) if signed else None
    agreement.save()
    for position, city in enumerate(cities, 1):
        Party.objects.create(agreement=agreement, city=city, position=position)
    for position, area in enumerate(areas, 1):
        AgreementArea.objects.create(agreement=agreement, area=area, position=position)
    return agreement


def make_signatory(party, **columns):
    return Signatory.objects.create(party=party, **{"name_en": "Sadiq Khan"} | columns)


def make_source(agreement, **columns):
    return Source.objects.create(
        agreement=agreement,
        **{"url": "https://example.org/a", "fact_en": "It says so.", "fact_ko": "그렇게 적혀 있다."}
        | columns,
    )


def relate(later, kind, earlier):
    return AgreementRelation.objects.create(from_agreement=later, kind=kind, to_agreement=earlier)


def make_category(slug=None, **columns):
    slug = slug or f"category-{next(_numbers)}"
    return Category.objects.create(slug=slug, **{"name_ko": "소식", "name_en": "News"} | columns)


def make_post(*, agreements=(), cities=(), areas=(), **columns):
    n = next(_numbers)
    texts = (
        {} if {"title_ko", "title_en"} & set(columns) else {"title_ko": f"글 {n}", "title_en": f"Post {n}"}
    )
    bodies = {name.replace("title", "body"): "<p>…</p>" for name in columns if name.startswith("title")}
    post = Post(**{"stage": "live", "posted_on": DAY, "original_language": "ko"} | texts | bodies | columns)
    relations = {"agreements": agreements, "cities": cities, "areas": areas}
    return create_post(post, by=None, relations=relations)


def make_person(name, role=None, **columns):
    """Return one of the cast: Mina writes, Jun publishes, Hana translates, Sora may only look."""
    person = get_user_model().objects.create_user(name, password=f"demo-{name}", **columns)
    assign(person, role)
    return person


def make_image(**columns):
    """Return a small picture of a colour of its own, described in both languages."""
    n = next(_numbers)
    file = samples.png(40, 30, color=(n % 256, n // 256 % 256, 80))
    words = {"alt_ko": f"그림 {n}", "alt_en": f"Picture {n}"}
    return upload_image(BytesIO(file), name=f"picture-{n}.png", by=None, **words | columns).row


def make_attachment(name=None, *, content=None, **columns):
    n = next(_numbers)
    content = content or samples.PDF.replace(b"%PDF-1.7", b"%%PDF-1.7\n%%%d" % n)
    return upload_attachment(BytesIO(content), name=name or f"file-{n}.pdf", by=None, **columns).row


def attach(item, *attachments):
    for position, attachment in enumerate(attachments, 1):
        item.attachment_links.create(attachment=attachment, position=position)
