"""Why a change is refused, as sentences for the person who asked for it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError


class MoveRefused(ValidationError):
    """The item may not make this move now; `reasons` are sentences in the reader's language."""

    def __init__(self, reasons: Iterable[str]):
        self.reasons = [str(reason) for reason in reasons]
        super().__init__(self.reasons)


class SavedMeanwhile(MoveRefused):
    """Somebody else saved the item since this person opened it."""
