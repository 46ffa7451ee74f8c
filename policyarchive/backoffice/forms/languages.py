"""Texts in several languages: a group of fields a language, and the reader's own language in lists."""

from django.conf import settings
from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info

from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import in_language


def language_fieldsets(*names: str) -> list[tuple]:
    """Return one fieldset a language; the script turns neighbours into tabs, without it all are open."""
    return [
        (
            format_html('<span lang="{}">{}</span>', code, own_name),
            {
                "fields": [column(name, code) for name in names],
                "classes": ["language", f"language-{code}"],
            },
        )
        for code, own_name in settings.LANGUAGES
    ]


def translated_columns(model) -> list:
    """Return the columns of a model that hold a text in one language."""
    return [field for field in model._meta.concrete_fields if hasattr(field, "translated_field")]


def translated_label(field) -> str:
    """Return `Title (Korean)` for the column `title_ko`, in the reader's language."""
    language = get_language_info(field.language)["name_translated"]
    return f"{capfirst(field.translated_field.verbose_name)} ({language})"


def shown(item, name: str) -> SafeString:
    """Return a text in the reader's language, or in one that exists, marked with that language."""
    found = in_language(item, name, get_language())
    if found.language == get_language():
        return format_html("{}", found.text)
    return format_html('<span lang="{}">{}</span>', found.language, found.text)


def words_column(name: str, label):
    """Return a list column with a translated text; it sorts by the reader's language."""

    @admin.display(description=label, ordering=name)
    def column(self, item) -> str:
        return shown(item, name) or str(item)

    return column
