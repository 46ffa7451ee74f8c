"""In which language a text is written: by its letters, and for Latin letters by its commonest words."""

import re
from collections import Counter

from policyarchive.legacy.reader import tables

OTHER = "other"
# One Korean syllable or Han character carries about what two Latin letters do.
_SCRIPTS = {
    "ko": (re.compile("[가-힣ㄱ-ㆎ]"), 2.2),
    "ja": (re.compile("[\u3041-\u30ff]"), 2.0),
    "zh": (re.compile("[\u4e00-\u9fff]"), 2.0),
    "ru": (re.compile("[\u0400-\u04ff]"), 1.0),
    "ar": (re.compile("[\u0600-\u06ff]"), 1.0),
    "th": (re.compile("[\u0e00-\u0e7f]"), 1.0),
    "latin": (re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"), 1.0),
}
_COMMON = {code: set(words) for code, *words in map(str.split, tables.entries("common_words"))}
_WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 20_000  # characters; a page's beginning tells


def detect(title: str, body: str) -> str:
    """Return the code of the language of a text, `other` where there are no letters that tell.

    Where Korean and Latin letters hold the balance, the title decides.
    """
    body = body[:LOOKED_AT]
    weights = _weights(f"{title}\n{body}")
    script = max(weights, key=lambda code: weights[code], default="")
    if {"ko", "latin"} <= set(weights) and 0.5 < weights["ko"] / weights["latin"] < 2:
        of_title = _weights(title)
        script = max(of_title, key=lambda code: of_title[code], default=script)
    if script == "zh" and weights.get("ja", 0) > weights["zh"] / 10:
        return "ja"
    return _latin_language(f"{title}\n{body}") if script == "latin" else script or OTHER


def _weights(text: str) -> dict[str, float]:
    found = {code: len(letters.findall(text)) * weight for code, (letters, weight) in _SCRIPTS.items()}
    return {code: weight for code, weight in found.items() if weight}


def _latin_language(text: str) -> str:
    """Return the language whose common words are most frequent; English where none is."""
    counts = Counter(word.lower() for word in _WORD.findall(text))
    hits = {code: sum(counts[word] for word in words) for code, words in _COMMON.items()}
    return max(hits, key=lambda code: hits[code])
