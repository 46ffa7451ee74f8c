"""The terms of a title: its words, and two side by side. They are what is suggested."""

from collections import Counter
from itertools import pairwise

from policyarchive.search.language.hangul import keystrokes
from policyarchive.search.language.particles import PARTICLES
from policyarchive.search.language.stopwords import STOP_WORDS
from policyarchive.search.language.tokens import RUN, is_cjk
from policyarchive.search.models import SearchTerm

LONGEST = 80
TITLES_APART = "\n¦\n"


def terms_of(title: str) -> Counter[str]:
    """Return the terms of a normalised title, each once."""
    terms: set[str] = set()
    for part in title.split("¦"):
        words = [_bare(word) for word in part.split()]
        kept = [word for word in words if is_telling(word)]
        both = pairwise(words)
        terms.update(kept)
        terms.update(f"{one} {two}" for one, two in both if is_telling(one) and is_telling(two))
    return Counter(term for term in terms if len(term) <= LONGEST)


def term_row(text: str, documents: int) -> SearchTerm:
    return SearchTerm(text=text, keys=keystrokes(text), is_word=" " not in text, documents=documents)


def is_telling(word: str) -> bool:
    return len(word) > 1 and word not in STOP_WORDS and bool(RUN.match(word))


def _bare(word: str) -> str:
    """Take off what stands around the word, and from a long Korean one its object or topic particle."""
    runs = list(RUN.finditer(word))
    if not runs:
        return ""
    bare = word[runs[0].start() : runs[-1].end()]
    if len(bare) > 3 and is_cjk(bare) and bare[-1] in "을를은는" and bare[-1] in PARTICLES:
        return bare[:-1]
    return bare
