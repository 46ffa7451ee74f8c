"""An archive of its own for a benchmark: SQLite in a folder that goes away, with the demo content."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def demo_archive(*, keeps_database: bool = False) -> Iterator[Path]:
    """Set Django up on an archive with demo content; only one a process, before anything imports a model.

    With KEEPS_DATABASE it is in the empty database that DATABASE_URL names, where there is one.
    """
    with tempfile.TemporaryDirectory(prefix="policyarchive-benchmark-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "policyarchive.settings", "DATA_DIR": folder, "DEBUG": "0"}
        os.environ.pop("" if keeps_database else "DATABASE_URL", None)
        for name in ("CACHE_URL", "SITE_URL", "ALLOWED_HOSTS", "LANGUAGES"):
            os.environ.pop(name, None)
        _fill()
        yield Path(folder)


def _fill() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    with Path(os.devnull).open("w") as nowhere:
        call_command("migrate", verbosity=0)
        call_command("load_demo", stdout=nowhere)
