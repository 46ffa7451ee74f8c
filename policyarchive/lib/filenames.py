"""Names of files as people give them: in their own letters, made safe for headers, archives and disks."""

import re
import unicodedata

LONGEST = 150
_UNSAFE = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """Return the last part of a path, composed (NFC), without characters that no system agrees on.

    Letters of any script stay. Control and direction marks go: they can make `exe.pdf` read as `fdp.exe`.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    tidy = " ".join(_UNSAFE.sub("_", visible).split()).strip(". ")
    if not tidy or _RESERVED.match(tidy):
        tidy = f"file_{tidy}" if tidy else "file"
    return _shortened(tidy)


def ending_of(name: str) -> str:
    """Return what stands behind the last dot, in small letters, or nothing."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def stem_of(name: str) -> str:
    return name.rpartition(".")[0] or name


def with_ending(name: str, ending: str) -> str:
    return f"{stem_of(name)}.{ending}"


def told_apart(names: list[str]) -> list[str]:
    """Return the names with a number behind each that came before, for one folder or archive."""
    seen: set[str] = set()
    return [_free_name(name, seen) for name in names]


def _free_name(name: str, seen: set[str]) -> str:
    candidate, number = name, 2
    while candidate.casefold() in seen:
        candidate = f"{stem_of(name)} ({number}).{ending_of(name)}"
        number += 1
    seen.add(candidate.casefold())
    return candidate


def _shortened(name: str) -> str:
    """Cut the stem, never the ending: it tells people what the file is."""
    if len(name) <= LONGEST:
        return name
    ending = f".{ending_of(name)}" if len(ending_of(name)) <= 10 and "." in name else ""
    return name[: LONGEST - len(ending)].rstrip(". ") + ending
