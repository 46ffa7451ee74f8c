"""Texts as compressed bytes, for what is kept in numbers and seldom read. Any zlib can read them."""

import zlib

__all__ = ["pack", "unpack"]

_LEVEL = 6


def pack(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(packed: bytes | memoryview | None) -> str:
    """Return the text; of bytes that are damaged, nothing."""
    try:
        return zlib.decompress(packed or b"").decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError):
        return ""
