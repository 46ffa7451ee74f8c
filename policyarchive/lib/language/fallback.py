"""An interface without a catalogue speaks English, whatever the first language of the site is.

Django falls back to LANGUAGE_CODE: a Japanese page would be Korean in all that nobody has translated.
"""

from typing import Any

from django.utils.translation import trans_real


def fall_back_to_english() -> None:
    """Let a language without a translation of a message have the message itself, which is English."""
    trans_real.DjangoTranslation._add_fallback = _no_fallback  # type: ignore[attr-defined]


def _no_fallback(self: Any, localedirs: Any = None) -> None:
    """Leave the catalogue of a language without another one behind it."""
