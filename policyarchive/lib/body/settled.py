"""Bodies that are clean at a glance, because they hold nothing but plain paragraphs and headings."""

import re

from policyarchive.lib.language.text import visible

__all__ = ["is_settled"]

# A text that begins with a letter, figure or quotation mark, and has single spaces between its words. The two
# letters that are left out begin a line of an outline.
_LETTER = r"(?:[^<>&\s]|&amp;)"
_TEXT = rf"[“‘]?[^\W_ㅇㆍ]{_LETTER}*(?: {_LETTER}+)*"
_SETTLED = re.compile(rf"(?:<(p|h2|h3)>{_TEXT}</\1>)+")


def is_settled(body: str) -> bool:
    """Tell whether cleaning the body would surely change nothing; most bodies of an import are like that."""
    return _SETTLED.fullmatch(body) is not None and visible(body) == body
