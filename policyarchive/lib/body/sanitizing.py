"""What a body may hold: one list for the editor's buttons, one for what the server keeps."""

import html
import re
from collections.abc import Callable

import nh3

from policyarchive.lib.body.blocks import SPECIAL, Block, Reader
from policyarchive.lib.body.figures import FIGURE_ATTRIBUTES
from policyarchive.lib.body.foreign_figures import FIGURES
from policyarchive.lib.body.inline import INLINE
from policyarchive.lib.body.lists import LISTS
from policyarchive.lib.body.outlines import with_lists
from policyarchive.lib.body.settled import is_settled
from policyarchive.lib.body.shifted import with_shifted_letters
from policyarchive.lib.body.tables import TABLES
from policyarchive.lib.body.tree import parse
from policyarchive.lib.body.writing import write_body

__all__ = ["BODY_EXTENSIONS", "excerpt", "paragraphs_to_html", "plain_text", "sanitize_body", "with_outlines"]

_MOST_ROUNDS = 10
_ENDS = re.compile(r"</(?:p|h2|h3|li|tr|td|th|caption|blockquote|figcaption|pre)>|<br>|<hr>|(?=<[uo]l[ >])")

# The editor's buttons; no extension here writes style attributes, which the public pages' policy blocks.
BODY_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Underline": True,
    "Strike": True,
    "Subscript": True,
    "Superscript": True,
    "Code": True,
    "CodeBlock": True,
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

TAGS = frozenset(
    "p h2 h3 ul ol li strong em s u sub sup code pre a blockquote br hr table caption thead tbody tr th td"  # noqa: SIM905
    " figure img figcaption".split()
)
_NAMED = {tag: {"id", "lang"} for tag in ("p", "h2", "h3", "li", "pre", "blockquote", "caption")}
ATTRIBUTES: dict[str, set[str]] = {
    **FIGURE_ATTRIBUTES,
    **_NAMED,
    "a": {"href", "title", "hreflang", "lang"},
    "th": {"id", "lang", "scope", "rowspan", "colspan"},
    "td": {"id", "lang", "rowspan", "colspan"},
    "ol": {"start", "type"},
}
SPECIAL.update({**INLINE, **LISTS, **TABLES, **FIGURES})

_cleaner = nh3.Cleaner(
    tags={*TAGS},
    attributes={"*": set(), **ATTRIBUTES},
    url_schemes={"http", "https", "mailto", "tel"},
    clean_content_tags={"script", "style", "template", "iframe", "object", "svg", "math"},
    link_rel=None,
)


def sanitize_body(body: str | None) -> str | None:
    """Return the clean HTML that is kept of any HTML: known tags, safe links, nothing empty.

    A language that a post does not have is None, and stays None.
    """
    if not body or is_settled(body):
        return body
    clean = _clean_once(body)
    # Badly nested markup is set right on the way in, and the result can need the same again.
    for _ in range(_MOST_ROUNDS):
        if clean == body:
            break
        body, clean = clean, _clean_once(clean)
    return clean


def with_outlines(body: str | None) -> str | None:
    """Return clean HTML in which lines that begin with □ ○ - are the nested lists that they mean."""
    return body if not body or is_settled(body) else _clean_once(body, with_lists)


def _clean_once(body: str, change: Callable[[list[Block]], list[Block]] = list) -> str:
    """Read any HTML as blocks, write them, and let the cleaner have the last word."""
    reader = Reader()
    reader.read(parse(body))
    return _cleaner.clean(write_body(change(reader.finished())))


def paragraphs_to_html(paragraphs: list[str]) -> str:
    """Return plain paragraphs as escaped HTML, a `<p>` each."""
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in paragraphs)


def with_links_moved(body: str, *, start: str, to: str) -> str:
    """Return clean HTML whose links to this site that start with START, as in `/en/`, start with TO."""
    return re.sub(rf'(<a\s[^>]*?\bhref="){re.escape(start)}(?!/)', lambda found: found[1] + to, body)


def plain_text(body: str) -> str:
    """Return the text of clean HTML on one line, for descriptions and excerpts.

    Raised and lowered figures stay so: 10 to the sixth must not become 106.
    """
    spaced = _ENDS.sub(" ", with_shifted_letters(body))
    return " ".join(html.unescape(nh3.clean(spaced, tags=set())).split())


def excerpt(body: str, *, characters: int = 160) -> str:
    """Return the beginning of the text of clean HTML."""
    return shortened(plain_text(body), characters=characters)


def shortened(text: str, *, characters: int = 160) -> str:
    """Return the beginning of a text, cut at a word, with an ellipsis where something is left out."""
    if len(text) <= characters:
        return text
    return text[: characters - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
