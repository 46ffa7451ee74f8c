"""Keys of rows as they come in addresses and forms: whole numbers that every database can hold."""

LARGEST_DIGITS = 18  # a number of so many digits fits into 64 bits


def is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= LARGEST_DIGITS


def key_in(text: str) -> int | None:
    """Return the key that a text holds; None, which no row has, where it holds none."""
    return int(text) if is_key(text) else None
