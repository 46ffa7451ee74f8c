"""The ways to write what is looked for: as phrases of the index's words, and as a pattern for a text.

Both are made here side by side, because what is marked in a text must be what was found.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, islice

from policyarchive.search.language.dates import find_dates
from policyarchive.search.language.particles import ENDINGS, PARTICLES
from policyarchive.search.language.tokens import ALONE, CJK, JOINING_S, RUN, is_cjk, pairs, stem

MOST_VARIANTS = 24
OPENED_TWICE = 6  # syllables from which a word may be written with two spaces inside
_BETWEEN = r"(?:[^\w¦]|_)"
_PARTICLES = "|".join(sorted(PARTICLES, key=len, reverse=True))
_TAILS = "|".join(sorted(PARTICLES | ENDINGS, key=len, reverse=True))


@dataclass(frozen=True)
class Phrase:
    """Words of the index that stand side by side; the last may be the beginning of one."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True)
class Segment:
    """Syllables that may be spaced at some PLACES, at MOST so many times; or one Latin word."""

    text: str
    places: tuple[int, ...] = ()
    most: int = 0

    @property
    def is_cjk(self) -> bool:
        return is_cjk(self.text)

    def variants(self) -> list[list[str]]:
        if not self.is_cjk:
            return [[stem(self.text)]]
        chosen = (opened for count in range(self.most + 1) for opened in combinations(self.places, count))
        return [self._pairs(opened) for opened in islice(chosen, MOST_VARIANTS)]

    def _pairs(self, opened: tuple[int, ...]) -> list[str]:
        return [
            f"{pair[0]}x{pair[1]}" if place in opened else pair
            for place, pair in enumerate(pairs(self.text), 1)
        ]

    @property
    def patterns(self) -> list[str]:
        """Return patterns that each begin with a letter: a search can then skip to the next such letter."""
        if not self.is_cjk:
            return [_at_start(beginning) + r"[a-z0-9']*" for beginning in _beginnings(stem(self.text))]
        opened = (r"[\s·]*" if place in self.places else "" for place in range(len(self.text)))
        return ["".join(map("".join, zip(opened, map(re.escape, self.text), strict=True)))]

    def accepts(self, found: str) -> bool:
        """Tell whether what the pattern found is what the index would have found."""
        if self.is_cjk:
            return not self.places or len(re.findall(r"[\s·]+", found)) <= self.most
        return stem(found) == stem(self.text)


@dataclass(frozen=True)
class Form:
    """Segments in a row. HAS_END: no other syllable follows but a particle. IS_BEGINNING: as one types."""

    segments: tuple[Segment, ...]
    has_end: bool = False
    is_beginning: bool = False

    @property
    def is_syllable(self) -> bool:
        """Tell whether it is a Korean word of one syllable, which is no part of another word."""
        [first, *others] = self.segments
        return not others and first.is_cjk and len(first.text) == 1 and not self.is_beginning

    @cached_property
    def phrases(self) -> list[Phrase]:
        if self.is_syllable:
            return [Phrase((ALONE + self.segments[0].text,))]
        found: list[list[str]] = [[]]
        for place, segment in enumerate(self.segments):
            is_last = place == len(self.segments) - 1
            end = [segment.text[-1]] if segment.is_cjk and not is_last else []
            found = [[*before, *words, *end] for before in found for words in segment.variants()]
        last = self.segments[-1]
        return [phrase for words in found[:MOST_VARIANTS] for phrase in self._ended(words, last)]

    def _ended(self, words: list[str], last: Segment) -> list[Phrase]:
        if self.has_end:
            return list(_with_ends(words, last.text))
        if last.is_cjk:
            return (
                [Phrase((*words, last.text), is_prefix=True)]
                if len(last.text) == 1
                else [Phrase(tuple(words))]
            )
        if self.is_beginning:
            return [Phrase((*words[:-1], word), is_prefix=True) for word in {words[-1], last.text}]
        alone = len(self.segments) == 1 and words[0] != last.text and not last.text.isdigit()
        return [Phrase(tuple(words)), *([Phrase((last.text,))] if alone else [])]

    @cached_property
    def patterns(self) -> list[str]:
        """Return what may be found in a text; each pattern begins with a letter."""
        if self.is_syllable:
            return [_alone(self.segments[0].text)]
        parts = []
        for before, segment in zip(self.segments, self.segments[1:], strict=False):
            needs_space = not before.is_cjk and not segment.is_cjk
            parts.append(f"{_BETWEEN}{'+' if needs_space else '*'}(?:{'|'.join(segment.patterns)})")
        if self.has_end:
            parts.append(rf"(?:{_PARTICLES})?(?![{CJK}])")
        first = self.segments[0]
        patterns = [start + "".join(parts) for start in first.patterns]
        if len(self.segments) == 1 and not first.is_cjk:
            patterns.append(_at_start("-?".join(map(re.escape, first.text))) + "(?![a-z0-9])")
        return patterns

    def accepts(self, found: str) -> bool:
        if self.is_beginning:
            return True
        last = self.segments[-1]
        if len(self.segments) == 1:
            is_joined = not last.is_cjk and found.replace("-", "") == last.text
            return is_joined or self.has_end or last.accepts(found)
        latin = [run for run in RUN.findall(found) if not is_cjk(run)]
        wanted = [segment for segment in self.segments if not segment.is_cjk]
        return len(latin) == len(wanted) and all(map(Segment.accepts, wanted, latin))


@dataclass(frozen=True)
class DateForm:
    """A day or a month in whatever notation."""

    word: str

    @property
    def phrases(self) -> list[Phrase]:
        return [Phrase((self.word,))]

    def find(self, text: str):
        return ((date.start, date.end) for date in find_dates(text) if self.word in date.words)


def loose_form(word: str, *, has_end: bool = False, is_beginning: bool = False) -> Form | None:
    """Return the form of a word as it is typed; a Korean word may be spaced inside."""
    runs = RUN.findall(word)
    if not runs:
        return None
    if len(runs) == 1:
        return Form((_openable(runs[0]),), has_end, is_beginning)
    return Form(tuple(Segment(run) for run in runs), has_end, is_beginning)


def exact_form(text: str) -> Form | None:
    """Return the form of a quotation: as it stands, but that a space typed may be missing."""
    segments: list[Segment] = []
    end = 0
    for match in RUN.finditer(text):
        run = match.group()
        if segments and segments[-1].is_cjk and is_cjk(run) and not text[end : match.start()].strip(" ·"):
            before = segments.pop()
            places = (*before.places, len(before.text))
            segments.append(Segment(before.text + run, places, len(places)))
        else:
            segments.append(Segment(run))
        end = match.end()
    return Form(tuple(segments)) if segments else None


def name_forms(text: str) -> list[Form]:
    """Return the forms of a name: its Korean words may be joined or apart, its hyphens may be missing."""
    runs: list[str] = []
    for run in RUN.findall(text):
        if runs and is_cjk(run) and is_cjk(runs[-1]):
            runs[-1] += run
        else:
            runs.append(run)
    if not runs:
        return []
    is_syllable = len(runs) == 1 and is_cjk(runs[0]) and len(runs[0]) == 1
    if is_syllable:
        return [Form((Segment(runs[0]),), has_end=True)]
    form = loose_form(runs[0]) if len(runs) == 1 else Form(tuple(Segment(run) for run in runs))
    return [form, *joined_forms(text)] if form else []


def joined_forms(text: str) -> list[Form]:
    """Return low-emission as lowemission, because others write it so."""
    return [
        Form((Segment(match.replace("-", "")),)) for match in re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)
    ]


def _openable(run: str) -> Segment:
    if not is_cjk(run) or len(run) < 3:
        return Segment(run)
    return Segment(run, tuple(range(1, len(run))), 2 if len(run) >= OPENED_TWICE else 1)


def _with_ends(words: list[str], text: str):
    """Yield the phrases in which the word ends there, alone or with a particle."""
    for tail in ["", *sorted(PARTICLES)]:
        whole = text[-1] + tail
        ended = [*words, *pairs(whole)]
        yield Phrase((*ended, whole[-1]))
        yield Phrase((*ended, f"{whole[-1]}x"), is_prefix=True)


def _alone(syllable: str) -> str:
    """Return the pattern of a word of one syllable, where the index has it as a word."""
    letter = re.escape(syllable)
    return rf"{letter}(?:(?<![{CJK}]{letter})|(?<=[{JOINING_S}]{letter}))(?:{_TAILS})?(?![{CJK}])"


def _beginnings(stemmed: str) -> list[str]:
    """Return a pattern for the beginning that a stem shares with all of its words: polic of polici."""
    if stemmed.isdigit():
        return [stemmed, f"00*{stemmed}"]
    return [re.escape(stemmed[:-1] if len(stemmed) > 2 and stemmed[-1] in "ie" else stemmed)]


def _at_start(pattern: str) -> str:
    """Ask for the start of a word, after its first letter has been found."""
    return f"{pattern[0]}(?<![a-z0-9]{pattern[0]}){pattern[1:]}"
