"""Many posts to be searched, the same each time: two languages, and words of every frequency."""

import datetime
import itertools
import random
from collections.abc import Iterator

FIRST_DAY = datetime.date(2004, 1, 1)
DAYS = 8_000
SENTENCES_KO = [
    "서울시는 {city}과 {area} 분야에서 협력하기로 하고 {document}을 맺었다.",
    "{city} 대표단이 서울을 찾아 {area} 정책을 살펴보고 {document}을 논의했다.",
    "두 도시는 {area} 경험을 나누고 시민에게 도움이 되는 정책을 함께 만든다.",
    "{city}의 {area} 사례는 {document} 뒤에 널리 알려졌다.",
]
SENTENCES_EN = [
    "Seoul and {city} agreed to work together on {area} and signed {document}.",
    "A delegation from {city} visited Seoul to look at its policies on {area}.",
    "Both cities will share what they learned about {area} with their citizens.",
]
DOCUMENTS_KO = ["업무협약", "우호도시 협정", "양해각서", "공동선언", "교류 사업"]
DOCUMENTS_EN = ["an agreement", "a friendship city agreement", "a memorandum", "a joint declaration"]
SYLLABLES = "가나다라마바사아자차카타파하고노도로모보소조구누두루무부수기니디리미비시지"
LETTERS = "bcdfglmnprstv", "aeiou"
# Of each kind that a reader types: cities, areas, documents, two words, particles, dates, slips, nothing.
QUESTIONS = [
    *(
        "런던",
        "런던과",
        "London",
        "파리",
        "베이징시",
        "교통",
        "기후변화",
        "기후 변화",
        "smart city",
        "스마트시티",
    ),
    *(
        "업무협약",
        "양해각서",
        '"우호도시 협정"',
        "agreement",
        "서울 런던",
        "파리 교통",
        "양해각서 교통",
        "빈",
        "물",
    ),
    *("2017-04-03", "2017년 4월", "fjsejs", "업무혐약", "없는낱말뿐"),
]
EVERYWHERE = "서울"  # stands in nearly every post
TYPED = ["런ㄷ", "런더", "도쿄", "ㄹㄷ", "lon", "기후", "업무협"]


def fill(count: int) -> None:
    """Add posts that are found by what QUESTIONS asks; `reindex` has to follow."""
    from news.models import Post, PostArea, PostCounter

    first = Post.objects.order_by("-number").values_list("number", flat=True).first() or 0
    made = _posts(first + 1, count)
    while batch := list(itertools.islice(made, 2_000)):
        Post.objects.bulk_create(post for post, _, _ in batch)
        PostArea.objects.bulk_create(
            PostArea(post=post, area=area) for post, _, areas in batch for area in areas
        )
        links = Post.cities.through
        links.objects.bulk_create(links(post=post, city=city) for post, cities, _ in batch for city in cities)
    PostCounter.objects.update(last_number=first + count)


def _posts(first: int, count: int) -> Iterator[tuple]:
    from agreements.models import City, CooperationArea
    from news.models import Category, Post

    dice = random.Random(2017)
    cities, areas, categories = (
        list(model.objects.order_by("pk")) for model in (City, CooperationArea, Category)
    )
    words_ko = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(6_000)]
    words_en = ["".join(dice.choice(LETTERS[n % 2]) for n in range(dice.randint(4, 8))) for _ in range(4_000)]
    for number in range(first, first + count):
        about = dice.choices(cities, k=dice.randint(1, 2)), dice.choices(areas, k=dice.randint(1, 3))
        languages = dice.choices(["ko", "en", "ko en"], [55, 15, 30])[0].split()
        columns = {}
        for code, shown in (("ko", words_ko), ("en", words_en)):
            if code in languages:
                columns |= _texts(code, *about, shown, dice)
        day = FIRST_DAY + datetime.timedelta(days=dice.randrange(DAYS))
        post = Post(
            number=number,
            stage="live",
            original_language=languages[0],
            posted_on=day,
            category=dice.choice(categories) if categories else None,
            **columns,
        )
        yield post, set(about[0]), set(about[1])


def _texts(code: str, cities: list, areas: list, words: list[str], dice: random.Random) -> dict[str, str]:
    sentences, documents = (SENTENCES_KO, DOCUMENTS_KO) if code == "ko" else (SENTENCES_EN, DOCUMENTS_EN)

    document = dice.choice(documents)

    def sentence() -> str:
        city, area = dice.choice(cities), dice.choice(areas)
        names = {"city": getattr(city, f"name_{code}"), "area": getattr(area, f"name_{code}")}
        return dice.choice(sentences).format(**names, document=document)

    noise = (" ".join(dice.choices(words, k=dice.randint(6, 12))) + "." for _ in range(10))
    shown = [part for one in noise for part in (sentence(), one)][: dice.randint(8, 16)]
    title = f"{getattr(cities[0], f'name_{code}')} {getattr(areas[0], f'name_{code}')} {document}"
    title += " " + " ".join(dice.choices(words, k=2))
    paragraphs = (" ".join(shown[start : start + 4]) for start in range(0, len(shown), 4))
    return {f"title_{code}": title, f"body_{code}": "".join(f"<p>{text}</p>" for text in paragraphs)}
