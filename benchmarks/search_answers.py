"""One process of the search's quality: loads a corpus into this database and writes down all answers."""

import datetime
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

TODAY = datetime.date(2026, 1, 1)
MOST = 1_000
STAGES = {"published": "live", "draft": "draft", "scheduled": "scheduled", "archived": "withdrawn"}


def main(corpus: Path, relevance: Path, out: Path) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "policyarchive.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    keys = load([json.loads(line) for line in corpus.read_text("utf-8").splitlines() if line.strip()])
    call_command("reindex", stdout=sys.stderr)
    queries = [json.loads(line) for line in relevance.read_text("utf-8").splitlines() if line.strip()]
    answers = {query["id"]: answer(query, keys) for query in queries}
    out.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")


def load(lines: list[dict]) -> dict[tuple[str, int], str]:
    """Make rows of the lines; return each one's key in the file, by kind and key here."""
    from django.db import transaction

    makers = {"city": make_city, "area": make_area, "agreement": make_agreement, "news": make_post}
    made: dict[str, dict] = {"city": {}, "area": {}, "agreement": {}, "news": {}}
    keys = {}
    with transaction.atomic():
        for kind, make in makers.items():
            for line in lines:
                if line["type"] == kind:
                    row = make(line, made)
                    made[kind][line.get("slug") or line["key"]] = row
                    keys[kind, row.pk] = line["key"]
    return keys


def make_city(line: dict, made: dict):
    from agreements.models import City

    return City.objects.create(
        slug=line["slug"],
        **named(line),
        country=country_code(line.get("country_en", "")),
        region="europe",
    )


def make_area(line: dict, made: dict):
    from agreements.models import CooperationArea

    return CooperationArea.objects.create(slug=line["slug"], **named(line))


def named(line: dict) -> dict:
    return {
        "name_ko": line["name_ko"],
        "name_en": line["name_en"],
        "description_ko": line["body_ko"],
        "description_en": line["body_en"],
        "other_names": "\n".join(line["aliases"]),
    }


def make_agreement(line: dict, made: dict):
    from agreements.models import Agreement, AgreementArea, Party

    day = line["published_at"]
    agreement = Agreement.objects.create(
        slug=line["key"],
        kind="other",
        stage=STAGES[line["status"]],
        **texts(line, "summary"),
        signed_earliest=day,
        signed_latest=day,
        signed_precision="day",
    )
    for slug in line["cities"]:
        Party.objects.create(agreement=agreement, city=made["city"][slug])
    for slug in line["areas"]:
        AgreementArea.objects.create(agreement=agreement, area=made["area"][slug])
    return agreement


def make_post(line: dict, made: dict):
    from news.actions import create_post
    from news.models import Post
    from policyarchive.lib.body.sanitizing import paragraphs_to_html

    columns = texts(line, "body")
    for code in ("ko", "en"):
        columns[f"body_{code}"] = paragraphs_to_html([columns[f"body_{code}"]])
    post = Post(
        stage=STAGES[line["status"]],
        original_language="ko" if line["title_ko"] else "en",
        posted_on=datetime.date.fromisoformat(line["published_at"]),
        **columns,
    )
    relations = {
        "cities": [made["city"][slug] for slug in line["cities"]],
        "areas": [made["area"][slug] for slug in line["areas"]],
    }
    return create_post(post, by=None, relations=relations)


def texts(line: dict, body: str) -> dict:
    pairs = (("title", "title"), ("body", body))
    return {f"{ours}_{code}": line[f"{name}_{code}"] for name, ours in pairs for code in ("ko", "en")}


def country_code(name: str) -> str:
    from django_countries import countries

    return countries.by_name(name) or countries.by_name(name.removeprefix("Republic of ")) or "KR"


def answer(query: dict, keys: dict) -> dict:
    from policyarchive.search.results.search import Search

    try:
        search = Search(query["query"], today=TODAY, is_typing=query["mode"] == "prefix")
        found = [keys[hit.kind, hit.object_id] for hit in hits(search)]
        return {"keys": found, "note": search.note, "effective": search.answered.text, "error": ""}
    except Exception as error:
        return {"keys": [], "note": "", "effective": "", "error": repr(error)}


def hits(search) -> Iterator:
    yield from search[0:MOST]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
