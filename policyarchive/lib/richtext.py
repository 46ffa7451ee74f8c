"""What a body may hold: one list for the editor's buttons, one for what the server keeps."""

import html
import re

import nh3

from policyarchive.lib.figures import FIGURE_ATTRIBUTES, FIGURE_TAGS, only_own_figures

__all__ = ["BODY_EXTENSIONS", "excerpt", "paragraphs_to_html", "plain_text", "sanitize_body"]

# The editor's buttons; no extension here writes style attributes, which the public pages' policy blocks.
BODY_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HorizontalRule": True,
    "HardBreak": True,
    "Heading": {"levels": [2, 3]},
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "Figure": True,
    "Image": True,
    "Caption": True,
    "History": True,
    "HTML": True,
}

_TAGS = frozenset(
    "p h2 h3 ul ol li strong em a blockquote br hr table caption thead tbody tr th td".split()  # noqa: SIM905
)
_ATTRIBUTES = {
    **FIGURE_ATTRIBUTES,
    "a": {"href", "title", "hreflang", "lang"},
    "th": {"scope", "rowspan", "colspan"},
    "td": {"rowspan", "colspan"},
    "ol": {"start"},
    "p": {"lang"},
    "blockquote": {"lang"},
}
_SYNONYMS = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3", "div": "p"}
_SYNONYM = re.compile(rf"(</?)({'|'.join(_SYNONYMS)})(?=[\s/>])", re.IGNORECASE)
_EMPTY = re.compile(r"<(p|h2|h3|blockquote|strong|em)>(?:\s|&nbsp;|<br>)*</\1>")
_LINK_TO_NOWHERE = re.compile(r"<a>(.*?)</a>", re.DOTALL)
_LEGAL_SCOPE = {"col", "row", "colgroup", "rowgroup"}


def _checked_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "scope":
        return value if value in _LEGAL_SCOPE else None
    if name in {"rowspan", "colspan", "start"}:
        return value if value.isascii() and value.isdigit() and 0 < int(value) <= 1000 else None
    if name in {"lang", "hreflang"}:
        return value if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value) else None
    return value


_cleaner = nh3.Cleaner(
    tags={*_TAGS, *FIGURE_TAGS},
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto", "tel"},
    attribute_filter=_checked_attribute,
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    link_rel=None,
)


def sanitize_body(body: str | None) -> str | None:
    """Return the clean HTML that is kept of any HTML: known tags, safe links, nothing empty.

    A language that a post does not have is None, and stays None.
    """
    if not body:
        return body
    clean = _clean_once(body)
    # Badly nested markup is mended on the way in, and a mended tree can need mending again.
    while (again := _clean_once(clean)) != clean:
        clean = again
    return clean


def _clean_once(body: str) -> str:
    renamed = _SYNONYM.sub(lambda found: found[1] + _SYNONYMS[found[2].lower()], body.replace("\0", ""))
    clean = only_own_figures(_LINK_TO_NOWHERE.sub(r"\1", _cleaner.clean(renamed))).strip()
    while (emptied := _EMPTY.sub("", clean)) != clean:
        clean = emptied
    return clean


def paragraphs_to_html(paragraphs: list[str]) -> str:
    """Return plain paragraphs as escaped HTML, a `<p>` each."""
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs)


def with_links_moved(body: str, *, start: str, to: str) -> str:
    """Return clean HTML whose links to this site that start with START, as in `/en/`, start with TO."""
    return re.sub(rf'(<a\s[^>]*?\bhref="){re.escape(start)}(?!/)', lambda found: found[1] + to, body)


def with_framed_tables(body: str, *, label: str) -> str:
    """Return clean HTML with each table in a frame of that name, which keys can move sideways too."""
    frame = f'<div class="prose__table" role="group" aria-label="{html.escape(label)}" tabindex="0">'
    return body.replace("<table>", f"{frame}<table>").replace("</table>", "</table></div>")


def plain_text(body: str) -> str:
    """Return the text of clean HTML on one line, for descriptions and excerpts."""
    spaced = re.sub(r"</(?:p|h2|h3|li|tr|td|th|caption|blockquote|figcaption)>|<br>|<hr>", " ", body)
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def excerpt(body: str, *, characters: int = 160) -> str:
    """Return the beginning of the text, cut at a word, with an ellipsis where something is left out."""
    text = plain_text(body)
    if len(text) <= characters:
        return text
    return text[: characters - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
