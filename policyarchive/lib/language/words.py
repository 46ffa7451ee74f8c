"""A translated text and the language that it is really in."""

from typing import Any, NamedTuple

from policyarchive.lib.language.translated import column, language_codes


class Words(NamedTuple):
    text: str
    language: str

    def __bool__(self) -> bool:
        return bool(self.text)


def in_language(item: Any, name: str, language: str) -> Words:
    """Return a translated field in LANGUAGE, else in the item's own, else in the first that has it.

    ITEM is anything with `name_ko`, `name_en`, … and perhaps `original_language`.
    """
    own = getattr(item, "original_language", None)
    for code in [language, own, *language_codes()]:
        text = getattr(item, column(name, code), None) if code else None
        if text:
            return Words(text, str(code))
    return Words("", language)


def languages_of(item: Any, name: str) -> list[str]:
    """Return the languages in which the item has that field, in the site's order."""
    return [code for code in language_codes() if getattr(item, column(name, code), None)]


def original_of(item: Any, name: str) -> str:
    """Return the language that the others are made from: the item's own, else the first with the field."""
    own = getattr(item, "original_language", None)
    return own or (languages_of(item, name) or language_codes())[0]


def begun_languages(item: Any) -> list[str]:
    """Return the languages in which the item has any of its `texts`."""
    found = {code for name in item.texts for code in languages_of(item, name)}
    return [code for code in language_codes() if code in found]


def missing_texts(item: Any, language: str) -> list[str]:
    """Return which of its `texts` the item has in its original language and not in this one."""
    original = original_of(item, item.texts[0])
    there, here = (
        {name for name in item.texts if getattr(item, column(name, code), None)}
        for code in (original, language)
    )
    return [name for name in item.texts if name in there - here]


def whole_languages(item: Any) -> list[str]:
    """Return the languages in which the item says all that it says in its original: what is no stand-in."""
    named = languages_of(item, item.texts[0])
    return [code for code in named if not missing_texts(item, code)]
