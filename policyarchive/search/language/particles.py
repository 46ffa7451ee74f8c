# ruff: noqa: SIM905 - words in a row read better than a column of quotation marks
"""What Korean hangs on its words: particles on nouns, endings on verbs.

They are only ever taken off to look for the bare word as well: 나 is a particle in 나무나, but not in
바르셀로나.
"""

from collections.abc import Iterator
from functools import lru_cache

_CASES = """
    은 는 이 가 을 를 에 의 와 과 도 만 로 으로 에서 에게 께 께서 한테 하고 이나 나 이랑 랑 까지 부터
    마다 보다 처럼 같이 밖에 조차 마저 이라 라 이란 란 이며 며 이고 이든 든 이라고 라고 이라는 라는 뿐
    대로 만큼 님 들 째
""".split()
_JOINED = """
    과의 와의 에의 에는 에도 에만 에서는 에서도 에서의 에게는 에게도 에게서 으로는 으로도 으로의 으로써
    으로서 로는 로도 로의 로써 로서 까지는 까지도 까지의 부터는 부터의 만은 만의 만을 과는 와는 과도
    와도 께서는 께서도 들은 들이 들을 들의 들에 들에게 들과 들도 님은 님이 님을 님께 님께서 님께서는
    님의 이나마 마다의 보다는 뿐만 에서부터 에서만 이라도 라도 이었다 였다 입니다 이다
""".split()
_ENDINGS = """
    하다 하는 하고 하며 하여 하면 하기 하자 하게 하지 한다 한 할 함 해 해서 했다 했던 했고 하였다 하였고
    하도록 하려는 하려고 합니다 했습니다 하였습니다 하세요 되다 되는 되고 되어 되며 된 된다 될 됨 됐다
    되었다 되었습니다 됩니다 시키다 시키는 시킨 받는 받은 받을 적 적인 적으로 화한 스러운 롭다
""".split()
PARTICLES = frozenset([*_CASES, *_JOINED])
ENDINGS = frozenset(_ENDINGS)
# After these a name is still that name: 런던시, 도쿄도의.
PLACE_WORDS = ("특별시", "광역시", "시", "도", "주", "구", "현")
_LONGEST = max(len(ending) for ending in PARTICLES | ENDINGS)


@lru_cache(maxsize=20_000)
def without_particle(word: str, *, shortest: int = 2) -> tuple[str, ...]:
    """Return what can be left of the word when a particle or an ending goes, the longest cut first."""
    cuts = range(min(_LONGEST, len(word) - shortest), 0, -1)
    return tuple(word[:-cut] for cut in cuts if is_particle(word[-cut:]))


@lru_cache(maxsize=20_000)
def is_particle(rest: str) -> bool:
    return rest in PARTICLES or rest in ENDINGS


def without_place_word(word: str) -> Iterator[str]:
    return (word.removesuffix(end) for end in PLACE_WORDS if word.endswith(end) and len(word) > len(end))


def is_tail(rest: str) -> bool:
    """Tell whether what follows leaves the word what it is: nothing, a particle, 시, 시의."""
    if not rest or is_particle(rest):
        return True
    return any(rest.startswith(end) and (rest == end or is_particle(rest[len(end) :])) for end in PLACE_WORDS)
