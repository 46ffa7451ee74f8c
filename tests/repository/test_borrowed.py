"""No sentence of Django's own Korean that guesses a particle is shown: ours is said instead."""

import gettext
import re
from pathlib import Path

import django
import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
OURS = ROOT / "locale/ko/LC_MESSAGES"
BOTH_FORMS = re.compile(
    r"\([은는이가을를과와들]\)|\((?:으|으로|이나|이라)\)|[은는]/[는은]|[이가]/[가이]|[을를]/[를을]|[과와]/[와과]|으로/로"
)


def compiled(path):
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def foreign_catalogues(domain):
    folders = [Path(django.__file__).parent / "conf", *(Path(app.path) for app in apps.get_app_configs())]
    found = [folder / f"locale/ko/LC_MESSAGES/{domain}.mo" for folder in folders]
    return [path for path in found if path.exists()]


def texts(catalogue):
    return {key: text for key, text in catalogue.items() if isinstance(text, str) and key}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_what_django_says_wrongly_is_said_by_us(domain):
    own = compiled(OURS / f"{domain}.mo")
    wrong = {
        key: text
        for path in foreign_catalogues(domain)
        for key, text in texts(compiled(path)).items()
        if BOTH_FORMS.search(text)
    }
    assert {key: text for key, text in wrong.items() if key not in own} == {}


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_we_say_nothing_of_the_kind_ourselves(domain):
    own = texts(compiled(OURS / f"{domain}.mo"))
    assert {key: text for key, text in own.items() if BOTH_FORMS.search(text)} == {}


def test_such_sentences_are_seen():
    assert len(foreign_catalogues("django")) > 2
    assert BOTH_FORMS.search("%(name)s을(를) 지웠습니다.") and BOTH_FORMS.search("사용자(들)")
    assert BOTH_FORMS.search("%s 은/는") and not BOTH_FORMS.search("을지로 3가")
