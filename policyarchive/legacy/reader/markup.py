"""Paragraphs as clean HTML, so escaped that cleaning it again changes nothing."""

import html
from collections.abc import Iterable
from itertools import groupby

from policyarchive.legacy.reader.body import Paragraph


def to_html(paragraphs: Iterable[Paragraph]) -> str:
    """Return the HTML of the paragraphs; list items that follow each other make one list."""
    groups = groupby(paragraphs, key=lambda paragraph: paragraph.tag)
    return "".join(
        _group(tag, [html.escape(text, quote=False) for _, text in group]) for tag, group in groups
    )


def _group(tag: str, texts: list[str]) -> str:
    elements = "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    return f"<ul>{elements}</ul>" if tag == "li" else elements
