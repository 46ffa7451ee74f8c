"""Several files as one archive, made while it is sent: memory holds no more than a piece of it."""

import zipfile
from collections.abc import Iterator
from io import RawIOBase

from policyarchive.lib.filenames import told_apart
from policyarchive.library.keeping import CHUNK
from policyarchive.library.models import Attachment


class _Outbox(RawIOBase):
    """A file that cannot be read or wound back, whose written bytes are taken out piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def take(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def zipped(attachments: list[Attachment]) -> Iterator[bytes]:
    """Yield the bytes of an archive with these files, stored as they are: most are packed already."""
    outbox = _Outbox()
    names = told_apart([attachment.name for attachment in attachments])
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_STORED) as archive:
        for name, attachment in zip(names, attachments, strict=True):
            yield from _packed(archive, outbox, name, attachment)
    yield outbox.take()


def _packed(archive: zipfile.ZipFile, outbox: _Outbox, name: str, attachment: Attachment) -> Iterator[bytes]:
    entry = zipfile.ZipInfo(name, attachment.created_at.timetuple()[:6])
    entry.file_size = attachment.stored.size
    with attachment.stored.open() as file, archive.open(entry, "w") as target:
        while piece := file.read(CHUNK):
            target.write(piece)
            yield outbox.take()
