"""Several files as one archive, made while it is sent: memory holds no more than a piece of it."""

import zipfile
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from io import RawIOBase

from policyarchive.lib.web.filenames import made_distinct
from policyarchive.library.keeping import CHUNK
from policyarchive.library.models import Attachment
from policyarchive.library.opening import Begun, opened

FIRST_YEAR, LAST_YEAR = 1980, 2107  # of the format


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


def zipped(attachments: list[Attachment]) -> Begun:
    """Return the bytes of an archive with these files, stored as they are: most are packed already.

    All files are opened before the first byte: what is missing or out of reach is an error here, and not an
    archive that ends in the middle.
    """
    with ExitStack() as closing:
        files = [closing.enter_context(opened(attachment.stored)) for attachment in attachments]
        return Begun(_archive(attachments, files, closing.pop_all()))


def _archive(attachments: list[Attachment], files: list, closing: ExitStack) -> Generator[bytes]:
    outbox = _Outbox()
    names = made_distinct([attachment.name for attachment in attachments])
    with closing, zipfile.ZipFile(outbox, "w", zipfile.ZIP_STORED) as archive:
        for name, attachment, file in zip(names, attachments, files, strict=True):
            yield from _packed(archive, outbox, _entry(name, attachment), file)
    yield outbox.take()


def _entry(name: str, attachment: Attachment) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _moment(attachment))
    entry.file_size = attachment.stored.size
    return entry


def _packed(archive: zipfile.ZipFile, outbox: _Outbox, entry: zipfile.ZipInfo, file) -> Iterator[bytes]:
    with archive.open(entry, "w") as target:
        while piece := file.read(CHUNK):
            target.write(piece)
            yield outbox.take()


def _moment(attachment: Attachment) -> tuple[int, int, int, int, int, int]:
    """Return when a file was uploaded, as near to it as an archive can say."""
    moment = attachment.created_at
    return (min(max(moment.year, FIRST_YEAR), LAST_YEAR), *moment.timetuple()[1:6])
