"""The last member of a backup: what is in it, and from which program it came."""

import dataclasses
import hashlib
import hmac
import json
from typing import Any, NamedTuple, Self

from django.apps import apps
from django.conf import settings
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from policyarchive.backup.failures import BackupFailed

FORMAT = 1
NAME = "manifest.json"


class Member(NamedTuple):
    """A file of the backup: its name in the archive, its bytes' hash and their number."""

    name: str
    sha256: str
    size: int


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
            data["files"] = [Member(**member) for member in data["files"]]
            return cls(**data)
        except (ValueError, KeyError, TypeError) as error:
            raise BackupFailed(f"The manifest of the backup cannot be read: {error!r}.") from error

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
