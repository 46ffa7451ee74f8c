"""Korean words within a text of another language, marked for screen readers that would spell them."""

import re

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_HANGUL = "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]"
_KOREAN = re.compile(f"({_HANGUL}+(?:[ ·]{_HANGUL}+)*)")


def with_korean_marked(text: str, language: str) -> SafeString:
    """Return a text of LANGUAGE as HTML in which Korean words stand in `<span lang="ko">`."""
    if language == "ko":
        return conditional_escape(text)
    parts = _KOREAN.split(text)  # by turns what stands between, and Korean
    return mark_safe(
        "".join(
            format_html('<span lang="ko">{}</span>', part) if place % 2 else conditional_escape(part)
            for place, part in enumerate(parts)
        )
    )
