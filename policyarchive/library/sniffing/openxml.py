"""Looking into Office Open XML: its lists of parts must be such lists, and name no macros."""

import zipfile
from xml.parsers import expat

from policyarchive.library.sniffing import danger

CONTENTS = "[content_types].xml"
MOST = 2_000_000
_MACROS = ("macroenabled", "vbaproject", "macrosheet")


def is_one(archive: zipfile.ZipFile) -> bool:
    return any(name.lower() == CONTENTS for name in archive.namelist())


def check(archive: zipfile.ZipFile) -> None:
    """Refuse macros whatever their parts are called, parts that are there twice, and lists that are none."""
    names = [name.lower() for name in archive.namelist()]
    if len(set(names)) < len(names):
        danger.refuse_damaged()
    for name in archive.namelist():
        if name.lower() == CONTENTS:
            _check_list(archive, name, "Types")
        elif name.lower().endswith(".rels"):
            _check_list(archive, name, "Relationships")


def _check_list(archive: zipfile.ZipFile, name: str, root: str) -> None:
    with archive.open(name) as packed:
        text = packed.read(MOST + 1)
    if len(text) > MOST:
        danger.refuse_damaged()
    if any(mark in value for value in _values(text, root) for mark in _MACROS):
        danger.refuse_macros()


def _values(text: bytes, root: str) -> list[str]:
    """Return what the attributes of the list say; raises FileRefused where it is no list of that name."""
    found: list[str] = []
    names: list[str] = []

    def start(name, attributes):
        names.append(name.rpartition(":")[2])
        found.extend(value.lower() for key, value in attributes.items() if key != "Target")

    def refuse(*_args):
        danger.refuse_damaged()

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError, LookupError):
        danger.refuse_damaged()
    if names[:1] != [root]:
        danger.refuse_damaged()
    return found
