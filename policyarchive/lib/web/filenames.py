"""Names of files as people give them: in their own letters, made safe for headers, archives and disks."""

import re
import unicodedata

LONGEST = 150
_UNSAFE = re.compile(r'[\\/:*?"<>|]')
_WIDE_ENDING = re.compile(r"[.．。｡﹒․](\w{1,5})$")
_QUOTES = "\"'“”‘’„‚«»「」『』＂＇ "
_RESERVED = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$) *(\.|$)", re.IGNORECASE)
MOST_BYTES = 240  # of a name made from a title: file systems hold 255


def safe_name(name: str) -> str:
    """Return the last part of a path, composed (NFC), without characters that no system agrees on.

    Letters of any script stay. Control and direction marks go: they can make `exe.pdf` read as `fdp.exe`.
    """
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    visible = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C")
    unquoted = visible.strip(_QUOTES) if visible.endswith(tuple(_QUOTES)) else visible
    plain = _with_plain_ending(unquoted)
    tidy = " ".join(_UNSAFE.sub("_", plain).split()).strip(". ")
    if not tidy or _RESERVED.match(tidy):
        tidy = f"file_{tidy}" if tidy else "file"
    return _shortened(tidy)


def _with_plain_ending(name: str) -> str:
    """Write the ending as systems know it: Korean and Japanese keyboards give wide dots and letters."""
    found = _WIDE_ENDING.search(name)
    ending = unicodedata.normalize("NFKC", found[1]) if found else ""
    return f"{name[: found.start()]}.{ending}" if found and ending.isascii() else name


def name_of_title(title: str, ending: str, *, otherwise: str = "file") -> str:
    """Return a file's name made from a title, in which slashes and dots are signs like others.

    A title without a letter or digit gives the name OTHERWISE.
    """
    words = re.sub(r"[\\/]", "_", "".join(" " if letter.isspace() else letter for letter in title))
    kept = _within_bytes(words, MOST_BYTES - len(f"file_.{ending}")).strip(". ")
    stem = stem_of(safe_name(f"{kept}.{ending}"))
    return f"{stem if any(letter.isalnum() for letter in kept) else otherwise}.{ending}"


def is_reserved(name: str) -> bool:
    """Tell names that stand for a device on Windows, where no file can be called so."""
    return bool(_RESERVED.match(name))


def ending_of(name: str) -> str:
    """Return what stands behind the last dot, in small letters, or nothing."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def stem_of(name: str) -> str:
    return name.rpartition(".")[0] or name


def with_ending(name: str, ending: str) -> str:
    return f"{stem_of(name)}.{ending}"


def made_distinct(names: list[str]) -> list[str]:
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


def _within_bytes(text: str, most: int) -> str:
    """Cut a text so that it takes no more bytes than that, and no letter loses its marks."""
    text = unicodedata.normalize("NFC", text)
    kept = len(text.encode(errors="replace")[:most].decode(errors="ignore"))
    while 0 < kept < len(text) and unicodedata.combining(text[kept]):
        kept -= 1
    return text[:kept]
