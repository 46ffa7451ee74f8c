"""Compare the translations with the sources: `python deploy/translations.py [--update]`.

A message may stay empty where Django or a package brings the translation. Whether the sources say more or
less than the catalogue, only GNU gettext can tell: that is left out, and said so, where it is not installed.
"""

import ast
import gettext
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("agreements", "news", "policyarchive", "templates", "static", "locale")
DOMAINS = ("django", "djangojs")
PROGRAMS = ("xgettext", "msgmerge", "msguniq", "msgattrib", "msgfmt")
GET_GETTEXT = "GNU gettext is not installed (on Debian and Ubuntu: sudo apt install gettext)"
MAKEMESSAGES = ("makemessages", "--all", "--add-location=file", "--no-wrap", "--no-obsolete")
EXTENSIONS = {"django": ("html", "txt", "py", "jinja"), "djangojs": ("js",)}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
LINE = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")$')
DATED = re.compile(r'^"(?:POT-Creation-Date|Report-Msgid-Bugs-To):.*\\n"\n', re.MULTILINE)


class Failure(Exception):
    """Why the catalogue could not be read or written, and what to do."""


@dataclass
class Message:
    texts: dict[str, str] = field(default_factory=dict)
    is_fuzzy: bool = False

    @property
    def key(self) -> str:
        """Return what the compiled catalogue calls it."""
        context = self.texts.get("msgctxt")
        return f"{context}\x04{self.source}" if context else self.source

    @property
    def source(self) -> str:
        return self.texts.get("msgid", "")

    @property
    def translations(self) -> list[str]:
        return [text for name, text in self.texts.items() if name.startswith("msgstr")]


def main(arguments: list[str]) -> int:
    if arguments == ["--update"]:
        update()
        return 0
    found = [problem for path in catalogues() for problem in problems(path)]
    if has_gettext():
        found += [problem for path in catalogues() for problem in differences(path)]
    else:
        print(f"check: translations: not compared with the sources: {GET_GETTEXT}")
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


def catalogues() -> list[Path]:
    """Return the catalogues that must be there: for each language what Python says, and what scripts say."""
    folders = sorted((ROOT / "locale").glob("*/LC_MESSAGES"))
    return [folder / f"{domain}.po" for folder in folders for domain in DOMAINS]


def has_gettext() -> bool:
    return all(shutil.which(program) for program in PROGRAMS)


def problems(path: Path) -> Iterator[str]:
    """Yield what is wrong in a catalogue itself, each in a sentence."""
    elsewhere = keys_of_packages(path.parent.parent.name, domain=path.stem)
    compiled = keys_and_texts(path.with_suffix(".mo"))
    name = path.relative_to(ROOT)
    for message in messages(path):
        if message.is_fuzzy:
            yield f"{name}: fuzzy: {message.source!r}"
        if not all(message.translations):
            if message.key not in elsewhere:
                yield f"{name}: not translated: {message.source!r}"
        elif compiled.get(message.key) != message.translations[0]:
            yield f"{name}: the compiled catalogue is older (make messages): {message.source!r}"
        if differing := placeholders_that_differ(message):
            yield f"{name}: other placeholders {differing} than {message.source!r}"


def messages(path: Path) -> list[Message]:
    """Read a .po file; the header, which is the message of nothing, is left out."""
    if not path.exists():
        return []
    found = [read(entry) for entry in path.read_text(encoding="utf-8").split("\n\n")]
    return [message for message in found if message.source]


def read(entry: str) -> Message:
    message, name = Message(), ""
    for line in entry.splitlines():
        if line.startswith("#,") and "fuzzy" in line:
            message.is_fuzzy = True
        elif begun := LINE.match(line):
            name, text = begun.groups()
            message.texts[name] = ast.literal_eval(text)
        elif line.startswith('"'):
            message.texts[name] += ast.literal_eval(line)
    return message


def placeholders_that_differ(message: Message) -> list[str]:
    sources = {message.source, message.texts.get("msgid_plural", message.source)}
    allowed = {name for source in sources for name in PLACEHOLDER.findall(source)}
    needed = set.intersection(*({*PLACEHOLDER.findall(source)} for source in sources))
    used = [set(PLACEHOLDER.findall(text)) for text in message.translations if text]
    return sorted(set().union(*(names - allowed | needed - names for names in used)))


def keys_of_packages(language: str, *, domain: str) -> set[str]:
    """Return what Django and the installed packages translate themselves."""
    packages = Path(sysconfig.get_path("purelib"))
    found = packages.glob(f"*/**/locale/{language}/LC_MESSAGES/{domain}.mo")
    return {key for path in found for key in keys_and_texts(path)}


def keys_and_texts(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        catalogue = vars(gettext.GNUTranslations(file))["_catalog"]
    singular = {key[0] if isinstance(key, tuple) else key: text for key, text in reversed(catalogue.items())}
    return {key: text for key, text in singular.items() if text}


def differences(path: Path) -> Iterator[str]:
    """Yield what the sources say and the catalogue does not, and the other way round."""
    name = path.relative_to(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        fresh = {message.key for message in messages(collected(Path(folder)) / name)}
    known = {message.key for message in messages(path)}
    yield from (f"{name}: lacks (make messages): {key!r}" for key in sorted(fresh - known))
    yield from (f"{name}: nobody says any more (make messages): {key!r}" for key in sorted(known - fresh))


def collected(folder: Path) -> Path:
    """Copy the sources and bring the copy's catalogues up to date."""
    for name in SOURCES:
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "manage.py", folder)
    for domain in DOMAINS:
        manage([*MAKEMESSAGES, f"--domain={domain}", *endings(domain)], folder)
    return folder


def endings(domain: str) -> list[str]:
    return [f"--extension={ending}" for ending in EXTENSIONS[domain]]


def update() -> None:
    """Bring the catalogues up to date and compile them; new messages wait there for a translation."""
    if not has_gettext():
        raise Failure(f"{GET_GETTEXT}.")
    ignored = [f"--ignore={path.name}" for path in ROOT.iterdir() if path.name not in SOURCES]
    for domain in DOMAINS:
        manage([*MAKEMESSAGES, f"--domain={domain}", *endings(domain), *ignored], ROOT)
    for path in catalogues():
        path.write_text(DATED.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    manage(["compilemessages", "--ignore=.venv"], ROOT)


def manage(arguments: Iterable[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Failure(f"manage.py {' '.join(arguments)} failed:\n{done.stderr}")


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as failure:
        sys.exit(f"\n{failure}\n")
