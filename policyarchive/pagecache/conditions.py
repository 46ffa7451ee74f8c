"""Has the client the page already? If-None-Match, compared as RFC 9110 has it: weakly, and as a list."""

import re

_TAG = re.compile(r'\s*(?:W/)?("[\x21\x23-\x7e\x80-\xff]*")\s*(?:,|$)')
LONGEST = 2_000


def is_known(if_none_match: str, etag: str) -> bool:
    """Tell whether the tag of a page that exists is among those of the header."""
    if if_none_match.strip() == "*":
        return True
    if etag not in if_none_match or len(if_none_match) > LONGEST:  # which is quick, and nearly always enough
        return False
    place = 0
    while match := _TAG.match(if_none_match, place):
        if match[1] == etag:
            return True
        place = match.end()
        if place >= len(if_none_match):
            return False
    return False
