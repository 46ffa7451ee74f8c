"""A translated text and the language that it is really in."""

from typing import Any, NamedTuple

from policyarchive.lib.translated import language_codes


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
        text = getattr(item, f"{name}_{code}", None) if code else None
        if text:
            return Words(text, str(code))
    return Words("", language)


def languages_of(item: Any, name: str) -> list[str]:
    """Return the languages in which the item has that field, in the site's order."""
    return [code for code in language_codes() if getattr(item, f"{name}_{code}", None)]
