"""Korean never guesses a particle: the sound of a value is not known when its message is written."""

import re
from pathlib import Path

import pytest
import translations

ROOT = Path(__file__).parents[2]
PARTICLE = r"(?:은|는|이|가|을|를|과|와|으로|로|이나|나|이며|며|이고|이라|라|이란|란|이랑|랑|아|야)"
AFTER_IT = r"(?:의|는|도|만|서|써|부터|서의|써의|부터의)?(?![가-힣])"
CLOSING = r"[’”\"'»)\]】』」》〉]*"
BY_HAND = re.compile(rf"(?:%\(\w+\)[a-z]|%[sd]|\}}){CLOSING}{PARTICLE}{AFTER_IT}")
BOTH_FORMS = re.compile(
    r"[은는]\([은는]\)|[이가]\([이가]\)|[을를]\([을를]\)|[과와]\([과와]\)|\(으\)로|\(이\)[가나며라란]"
)
ADVICE = "put a noun between them (‘%(item)s’ 항목을) or take the value from with_particle()"
SOURCES = sorted(
    path
    for top in ("agreements", "news", "policyarchive", "templates", "static")
    for path in (ROOT / top).rglob("*")
    if path.suffix in {".py", ".html", ".jinja", ".txt", ".js"} and "tables" not in path.parts
)


def guesses(text):
    return [found.group() for pattern in (BY_HAND, BOTH_FORMS) for found in pattern.finditer(text)]


@pytest.mark.parametrize("path", translations.catalogues(), ids=lambda path: path.name)
def test_no_message_picks_a_particle_by_hand(path):
    messages = translations.messages(path)
    assert {
        message.source: found for message in messages for found in map(guesses, message.translations) if found
    } == {}, ADVICE


def test_no_source_picks_a_particle_by_hand():
    read = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in SOURCES}
    assert {str(path): found for path, text in read.items() if (found := guesses(text))} == {}, ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "%(city)s와 맺은",
        "‘%(item)s’을(를) 보기",
        "“%s”으로",
        "{{ city }}과의 협정",
        "{name}는",
        "%(name)s(으)로",
        "%(n)d이 있음",
    ],
)
def test_a_guess_is_seen(text):
    assert guesses(text)


@pytest.mark.parametrize(
    "text",
    ["‘%(item)s’ 항목을", "%(at)s에", "%(n)d건을", "{{ city }}의", "%(language)s로그인", "제%(n)s판과"],
)
def test_a_particle_that_never_changes_may_stand(text):
    assert not guesses(text)
