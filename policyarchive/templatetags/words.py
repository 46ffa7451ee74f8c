"""Words in templates: in the page's language where they exist, else marked with the language they are in."""

import json

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from agreements.status import NOTES, Status
from policyarchive.lib.language import particles
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.lib.language.scripts import with_korean_marked
from policyarchive.lib.language.translated import column
from policyarchive.lib.language.words import Words, begun_languages, in_language
from policyarchive.lib.licences import Licence
from policyarchive.pages.languages import LanguageLink, language_links, page_language
from policyarchive.pages.withdrawn import sentence_of

register = template.Library()
PARTS = {
    "title": _("The title is in %(language)s only."),
    "name": _("The name is in %(language)s only."),
    "summary": _("The summary is in %(language)s only."),
    "body": _("The text is in %(language)s only."),
    "note": _("The note is in %(language)s only."),
    "description": _("The description is in %(language)s only."),
}
_OPEN_GRAPH_LOCALES = {"ko": "ko_KR", "en": "en_GB"}


@register.filter
def words(item, name: str) -> SafeString:
    """Return a translated field for a page's text, in a `<span lang>` where it is in another language."""
    return marked(in_language(item, name, page_language()))


@register.filter
def marked(found: Words) -> SafeString:
    """Return words for a page's text, in a `<span lang>` where they are in another language than it."""
    text = with_korean_marked(found.text, found.language)
    if found.language == page_language():
        return text
    return format_html('<span lang="{}">{}</span>', found.language, text)


@register.filter
def korean_marked(text: str, language: str) -> SafeString:
    """Return a text of that language in which Korean words say that they are."""
    return with_korean_marked(text, language)


@register.filter
def plain_words(item, name: str) -> str:
    """Return a translated field for an attribute or the title, where no `lang` can stand."""
    return in_language(item, name, page_language()).text


@register.filter
def words_language(item, name: str) -> str:
    """Return the language that `words` shows the field in."""
    return in_language(item, name, page_language()).language


@register.filter
def other_language(item, name: str) -> str:
    """Return the language that `words` shows the field in where it is not the page's, else nothing."""
    shown = in_language(item, name, page_language()).language
    return "" if shown == page_language() else shown


@register.filter
def is_all_elsewhere(item) -> bool:
    """Tell whether the page's language has none of the item's texts."""
    return page_language() not in begun_languages(item)


@register.simple_tag
def parts_elsewhere(item) -> list[str]:
    """Return a sentence for each text of the item that the page shows in another language than its own."""
    names = [name for name in PARTS if hasattr(item, column(name, page_language()))]
    shown = [(name, in_language(item, name, page_language())) for name in names]
    return [
        str(PARTS[name]) % {"language": language_name(found.language)}
        for name, found in shown
        if found and found.language != page_language()
    ]


@register.filter
def language_name(code: str) -> str:
    """Return the language's name in the page's own language."""
    return template.defaultfilters.capfirst(get_language_info(code)["name_translated"])


@register.filter
def with_particle(text: str, particle: str) -> str:
    """Return the text, on a Korean page with its particle: `{{ name|with_particle:"과" }}`."""
    return particles.with_particle(text, particle)


@register.filter
def withdrawal_sentence(item) -> str:
    return sentence_of(item)


@register.filter
def status_words(code: str) -> str:
    return str(Status(code).label)


@register.filter
def status_note(code: str) -> str:
    """Return what a status means, in a sentence."""
    return str(NOTES[Status(code)])


@register.filter
def licence_url(code: str) -> str:
    return Licence(code).url


@register.filter
def open_graph_locale(code: str) -> str:
    """Return the language with its main country, as Open Graph names it, where that is known."""
    return _OPEN_GRAPH_LOCALES.get(code, "")


@register.filter
def date_text(date) -> SafeString:
    """Return a day or a fuzzy date in prose: 2017년 4월 3일, 3 April 2017, December 2015."""
    fuzzy = date if isinstance(date, FuzzyDate) else FuzzyDate.of(date.year, date.month, date.day)
    return format_html('<time datetime="{}">{}</time>', fuzzy, fuzzy.text(page_language()))


@register.filter
def date_digits(date) -> SafeString:
    """Return a day or a fuzzy date in digits, for tables: 2017-04-03, 2015-12."""
    return format_html('<time datetime="{0}">{0}</time>', date.isoformat())


@register.filter
def json_ld(data: dict) -> SafeString:
    """Return data for a JSON-LD block; nothing in it can end the block."""
    written = json.dumps(data, ensure_ascii=False)  # three times `replace` is faster than `translate`
    return mark_safe(written.replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026"))


@register.simple_tag(takes_context=True)
def languages(context) -> list[LanguageLink]:
    """Return the site's languages, each with the address of this very page in it.

    The page of an error (which has a STATUS) has no other language: the way leads home.
    """
    request = context.get("request")
    if request is None:
        return []
    return language_links(reverse("pages:home") if context.get("status") else request.get_full_path())
