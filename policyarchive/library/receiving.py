"""Takes in large uploads, and goes on calmly where the disk for them is full."""

import logging
from contextlib import contextmanager

from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.utils.translation import gettext as _

from policyarchive.library.refusals import StorageFailed

logger = logging.getLogger(__name__)
NO_ROOM = "library.no_room"


class CalmUploadHandler(TemporaryFileUploadHandler):
    """Lets the view say what happened: an error here would come before any view is asked."""

    def new_file(self, *args, **kwargs) -> None:
        with self._calm():
            super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data, start) -> None:
        with self._calm():
            super().receive_data_chunk(raw_data, start)

    @contextmanager
    def _calm(self):
        try:
            yield
        except OSError as error:
            logger.exception("An upload cannot be taken in")
            self.request.META[NO_ROOM] = True
            raise StopUpload(connection_reset=False) from error


def refuse_where_no_room_was(request: HttpRequest) -> None:
    """Raise StorageFailed where a file of this request could not even be taken in."""
    if request.META.get(NO_ROOM):
        raise StorageFailed(
            _("The file could not be uploaded: the server's disk is full. Nothing was saved.")
        )
