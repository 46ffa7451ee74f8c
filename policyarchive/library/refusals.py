"""Why a file is not taken, as sentences for the person who uploads: what is wrong, and the way out."""

from django.core.exceptions import ValidationError


class FileRefused(ValidationError):
    """The file itself is the reason."""


class StorageFailed(ValidationError):
    """The place where files are kept is the reason: full, read-only, or out of reach."""


class StorageAway(Exception):
    """The place where files are kept does not answer a reader."""


class StillInUse(ValidationError):
    """Something refers to the file; the messages list what."""


class ChangeRefused(ValidationError):
    """The person is the reason: their role, or their languages, do not reach that far."""
