"""The forms in which a page goes over the line, and which of them a client takes."""

import gzip
from functools import lru_cache

import brotli

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
PREFERRED = (BROTLI, GZIP, IDENTITY)
QUICK, BEST = 5, 11  # of brotli: level 11 gains a tenth and takes thirty times as long
LONGEST_HEADER = 500


def compress(body: bytes, encoding: str, *, quality: int = QUICK) -> bytes:
    if encoding == BROTLI:
        return brotli.compress(body, quality=quality)
    return gzip.compress(body, 6, mtime=0) if encoding == GZIP else body


def expand(body: bytes, encoding: str) -> bytes:
    return brotli.decompress(body) if encoding == BROTLI else body


@lru_cache(500)
def encoding_for(accepted: str) -> str:
    """Return the best encoding that an Accept-Encoding header allows."""
    if len(accepted) > LONGEST_HEADER:
        return IDENTITY
    weights = dict(_weighted(part) for part in accepted.lower().split(","))
    others = weights.get("*", 0.0)
    allowed = [name for name in (BROTLI, GZIP) if weights.get(name, others) > 0]
    return allowed[0] if allowed else IDENTITY


def _weighted(part: str) -> tuple[str, float]:
    name, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=")
    try:
        return name.strip(), float(weight) if parameter else 1.0
    except ValueError:
        return name.strip(), 0.0
