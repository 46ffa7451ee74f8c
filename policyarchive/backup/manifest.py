"""The last member of a backup: what is in it, and from which program it came."""

import dataclasses
import hashlib
import hmac
import json
import re
from typing import Any, NamedTuple, Self

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from policyarchive.backup.failures import BackupFailed

FORMAT = 1
NAME = "manifest.json"
_FOLDER = r"[A-Za-z0-9_-]+/"
_FILE = r"[A-Za-z0-9_-][A-Za-z0-9_.-]*"
_NAME = re.compile(rf"(?:{_FOLDER})*{_FILE}")  # neither absolute nor upwards, nor hidden


class Member(NamedTuple):
    """A file of the backup: its name in the archive, its bytes' hash and their number."""

    name: str
    sha256: str
    size: int

    def is_possible(self) -> bool:
        """Tell whether a backup can have such a member: its name becomes a path where it is restored."""
        is_text = isinstance(self.name, str) and isinstance(self.sha256, str)
        is_number = type(self.size) is int and self.size >= 0
        return is_text and is_number and _NAME.fullmatch(self.name) is not None


@dataclasses.dataclass
class Manifest:
    """FORMAT is the layout of the archive, COUNTS are rows by table, DAMAGED stored files that were lost."""

    engine: str
    made_at: str
    database: Member
    files: list[Member]
    counts: dict[str, int]
    migrations: list[str]
    damaged: list[str]
    key_fingerprint: str
    format: int = FORMAT

    def to_json(self) -> bytes:
        data = dataclasses.asdict(self)
        data["database"] = self.database._asdict()
        data["files"] = [member._asdict() for member in self.files]
        return json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        try:
            data: dict[str, Any] = json.loads(text)
            if data["format"] > FORMAT:
                raise BackupFailed("A newer version of the program made this backup. Install that version.")
            data["database"] = Member(**data["database"])
            data["counts"] = dict(data["counts"])
            data["files"] = [Member(**member) for member in data["files"]]
            found = cls(**data)
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BackupFailed(f"The manifest of the backup cannot be read: {error!r}.") from error
        if fault := found._fault():
            raise BackupFailed(f"No backup has such a manifest ({fault}). Restore only what `backup` wrote.")
        return found

    def _fault(self) -> str:
        """Name what `backup` never writes; the file may come from anywhere, and becomes paths and queries."""
        if "/" in str(self.database.name):
            return f"the database is at {self.database.name!r}"
        for member in [self.database, *self.files]:
            if not member.is_possible():
                return f"a file is at {member.name!r}"
        for table, count in self.counts.items():
            if not (table.isidentifier() and type(count) is int):
                return f"a table is {table!r}"
        texts = [self.engine, self.made_at, self.key_fingerprint, *self.migrations, *self.damaged]
        return "" if all(isinstance(text, str) for text in texts) else "a text is none"

    def reasons_not_to_restore(self, engine: str) -> list[str]:
        """Return in sentences why this program cannot hold what is in the backup."""
        reasons = []
        if self.engine != engine:
            reasons.append(
                f"The backup is of {self.engine}, and DATABASE_URL names {engine}. "
                "Restore it into an empty database of the same kind."
            )
        if unknown := sorted(set(self.migrations) - known_migrations()):
            reasons.append(
                f"A newer version of the program made this backup ({unknown[-1]}). Install that version."
            )
        return reasons


def counts(alias: str) -> dict[str, int]:
    """Return the number of rows of each table."""
    return {
        model._meta.db_table: model._base_manager.using(alias).count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def migrations(alias: str) -> list[str]:
    """Return the migrations of the program that the database holds."""
    applied = MigrationLoader(connections[alias], ignore_no_migrations=True).applied_migrations
    return sorted(f"{app}.{name}" for app, name in applied)


def known_migrations() -> set[str]:
    return {f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}


def key_fingerprint() -> str:
    """Return what tells two secret keys apart and says nothing about either."""
    return hmac.new(settings.SECRET_KEY.encode(), b"policyarchive backup", hashlib.sha256).hexdigest()[:16]
