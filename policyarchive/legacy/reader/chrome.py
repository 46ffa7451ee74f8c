"""What stands above a title and is none: the old sites' chrome and the names of their boards."""

import re

from policyarchive.legacy.reader import tables
from policyarchive.legacy.reader.tables import squeezed

LONGEST_BOARD_ALONE = 24
BOARDS = tables.phrases("boards")
_SITE_NAMES = tables.phrases("site_names")
_BUTTONS = tables.words("buttons_above")
_CHROME = tables.pattern("chrome")
_WELCOME = tables.pattern("welcome")
_THIS_SITE = tables.pattern("this_site")
_BOARD_ENDING = tables.pattern("board_endings")


def is_chrome(text: str) -> bool:
    is_furniture = squeezed(text) in _SITE_NAMES or all(word in _BUTTONS for word in text.casefold().split())
    is_greeting = is_welcome(text) and _THIS_SITE.search(text) is not None
    return is_furniture or is_greeting or _CHROME.fullmatch(text) is not None


def is_welcome(text: str) -> bool:
    """Tell a line that welcomes; only one that names the site is surely no title."""
    return _WELCOME.fullmatch(text) is not None


def is_board(text: str) -> bool:
    return squeezed(text) in BOARDS


def sounds_like_a_board(text: str) -> bool:
    """Tell a line that, standing alone, is rather a board's name than a title."""
    is_short = len(text) <= LONGEST_BOARD_ALONE
    return is_board(text) or (is_short and _BOARD_ENDING.fullmatch(text) is not None)


def is_doubled(text: str) -> bool:
    """Tell whether the line says one thing twice: `My City My City`, `My City | MyCity`."""
    letters = re.sub(r"[\s|/·:–-]+", "", text.casefold())
    half = len(letters) // 2
    return len(letters) > 3 and letters[:half] == letters[half:]
