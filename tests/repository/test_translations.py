"""Every word that a person can see is there in Korean, and the compiled catalogue says the same."""

import gettext
import re
from pathlib import Path

import pytest
import translations
from django import conf
from django.apps import apps
from django.utils import translation

from policyarchive.backoffice.borrowed_words import BORROWED

ROOT = Path(__file__).parents[2]


def fresh(tmp_path, text):
    path = tmp_path / "locale" / "ko" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", translations.catalogues(), ids=lambda path: path.name)
def test_no_message_is_missing_fuzzy_or_out_of_step(path):
    assert list(translations.problems(path)) == []


@pytest.mark.gettext
@pytest.mark.parametrize("path", translations.catalogues(), ids=lambda path: path.name)
def test_the_catalogue_holds_what_the_sources_say(path):
    assert list(translations.differences(path)) == []


@pytest.mark.parametrize("path", sorted((ROOT / "templates").rglob("*.jinja")), ids=lambda path: path.name)
def test_gettext_finds_every_message_of_a_jinja_template(path):
    """It reads what begins a `{{ … }}`, and what stands in a `{% … %}`; not the arguments of a macro."""
    said = set(re.findall(r"""\b_\("((?:[^"\\]|\\.)*)"\)""", path.read_text(encoding="utf-8")))
    known = {message.source for message in translations.messages(translations.catalogues()[0])}
    assert said - known == set()


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "Never said"\nmsgstr ""', "not translated: 'Never said'"),
        ('#, fuzzy\nmsgid "Save"\nmsgstr ""', "fuzzy: 'Save'"),
        ('msgid "A %(b)s"\nmsgstr "가"', "the compiled catalogue is older (make messages): 'A %(b)s'"),
        ('msgid "A %(b)s"\nmsgstr "가 %(c)s"', "other placeholders ['%(b)s', '%(c)s'] than 'A %(b)s'"),
    ],
)
def test_each_fault_of_a_catalogue_is_named(tmp_path, monkeypatch, entry, problem):
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    path = fresh(tmp_path, f'msgid ""\nmsgstr ""\n\n{entry}\n')
    assert f"locale/ko/LC_MESSAGES/django.po: {problem}" in list(translations.problems(path))


def test_what_django_translates_may_stay_empty(tmp_path, monkeypatch):
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    path = fresh(tmp_path, 'msgid ""\nmsgstr ""\n\nmsgid "Log in"\nmsgstr ""\n')
    assert list(translations.problems(path)) == []


def test_without_gettext_the_check_says_what_it_left_out(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    assert translations.main([]) == 0
    assert capsys.readouterr().out == (
        "check: translations: not compared with the sources: "
        "GNU gettext is not installed (on Debian and Ubuntu: sudo apt install gettext)\n"
    )


def test_every_name_for_gettext_is_one_that_the_collector_knows():
    """A word marked by another name, such as `_l`, would silently stay English."""
    files = [path for top in ("policyarchive", "agreements", "news") for path in (ROOT / top).rglob("*.py")]
    renamed = re.compile(r"gettext\w* as (?!_$)\w+", re.MULTILINE)
    assert [str(path) for path in files if renamed.search(path.read_text(encoding="utf-8"))] == []


def packages_catalogues():
    """Return what Django and the packages say in Korean, the core and each application by itself."""
    folders = [Path(conf.__file__).parent, *(Path(app.path) for app in apps.get_app_configs())]
    elsewhere = (
        folder / "locale" for folder in folders if ROOT not in folder.parents or ".venv" in folder.parts
    )
    found = [gettext.translation("django", folder, ["ko"], fallback=True) for folder in elsewhere]
    return [one for one in found if isinstance(one, gettext.GNUTranslations)]


@pytest.mark.parametrize("sentence", [one for one in BORROWED if isinstance(one, str)])
def test_our_korean_comes_before_that_of_the_packages(sentence):
    """Where a package comes to say less or something else, our own sentence would be said by nobody."""
    with translation.override("ko"):
        said = translation.gettext(sentence)
    assert said != sentence
    assert any(one.gettext(sentence) != sentence for one in packages_catalogues())


def test_our_korean_plural_comes_before_that_of_djangos_admin():
    with translation.override("ko"):
        assert [str(one) for one in BORROWED if not isinstance(one, str)] == [
            "수정했습니다: %(name)s %(count)s건"
        ]
