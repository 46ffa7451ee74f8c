"""Posts as lines of the bulk format. Each depends on its number and the seed alone, not on others."""

import datetime
import html
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.seed import words
from benchmarks.seed.texts import Subject, Writer

FIRST_DAY = datetime.date(2004, 1, 1)
DAYS = 8_300
LANGUAGES = ("ko", "en")
_RARE_STAGES = ("draft", "withdrawn", "unpublished")
_PARAGRAPHS_A_HEADING = 4
_SHORT = 500  # bytes of a text that needs no summary


class Named(NamedTuple):
    """A row of the register by its address name and its names."""

    slug: str
    names: tuple[str, str]


class Register(NamedTuple):
    """What the posts are about: rows of the site, in a fixed order."""

    cities: Sequence[Named]
    areas: Sequence[Named]
    categories: Sequence[str]
    agreements: Sequence[str]


def read_register() -> Register:
    """Return what the site has."""
    from agreements.models import Agreement, City, CooperationArea
    from news.models import Category

    def named(model) -> list[Named]:
        rows = model.objects.order_by("slug").values_list("slug", "name_ko", "name_en")
        return [Named(slug, (korean or english, english or korean)) for slug, korean, english in rows]

    def slugs(rows) -> list[str]:
        return list(rows.order_by("slug").exclude(slug=None).values_list("slug", flat=True))

    agreements = slugs(Agreement.objects.filter(copy_of=None))
    return Register(named(City), named(CooperationArea), slugs(Category.objects.all()), agreements)


def lines(register: Register, *, count: int, size: int, seed: int, first: int = 1) -> Iterator[bytes]:
    """Yield COUNT lines with posts of SIZE bytes of text, both languages together."""
    for number in range(first, first + count):
        yield json.dumps(record(register, number, size=size, seed=seed), ensure_ascii=False).encode() + b"\n"


def record(register: Register, number: int, *, size: int, seed: int) -> dict[str, Any]:
    dice = random.Random(seed << 40 | number)
    cities, areas = _some(dice, register.cities, 2), _some(dice, register.areas, 3)
    writer = Writer(dice, Subject([city.names for city in cities], [area.names for area in areas]))
    original = "en" if number % 5 == 0 else "ko"
    stage = dice.choice(_RARE_STAGES) if dice.random() < 0.005 else "live"
    texts = {code: _texts(writer, code, size // len(LANGUAGES)) for code in LANGUAGES}
    department = dice.choice(words.DEPARTMENTS)
    return {
        "ref": f"seed/{seed}/{number}",
        "stage": stage,
        "original_language": original,
        **{name: {code: texts[code][name] for code in LANGUAGES} for name in ("title", "summary", "body")},
        "category": dice.choice(register.categories) if register.categories else None,
        "byline": writer.word("person", original),
        "department": dict(zip(LANGUAGES, department, strict=True)),
        **({"withdrawal_reason": dict.fromkeys(LANGUAGES, "—")} if stage == "withdrawn" else {}),
        "posted_on": (FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS))).isoformat(),
        "views": int(2 ** (14 * dice.random() ** 2)),
        "licence": f"kogl-{dice.randint(1, 4)}",
        "agreements": _some(dice, register.agreements, 1) if dice.random() < 0.2 else [],
        "cities": [city.slug for city in cities],
        "areas": [area.slug for area in areas],
    }


def _texts(writer: Writer, language: str, size: int) -> dict[str, str]:
    title = writer.title(language)
    summary = writer.sentence(language) if size > _SHORT else ""
    rest = size - len((title + summary).encode())
    parts = []
    for place, paragraph in enumerate(writer.paragraphs(language, rest)):
        if place % _PARAGRAPHS_A_HEADING == _PARAGRAPHS_A_HEADING - 1:
            parts.append(f"<h2>{html.escape(writer.word('noun', language))}</h2>")
        parts.append(f"<p>{html.escape(paragraph, quote=False)}</p>")
    return {"title": title, "summary": summary, "body": "".join(parts)}


def _some(dice: random.Random, among: Sequence, most: int) -> list:
    return dice.sample(among, min(len(among), dice.randint(1, most)))
