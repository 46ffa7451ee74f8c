"""From the first bytes to a kind, and the comparison with the name."""

import codecs
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext as _

from policyarchive.lib.web.filenames import ending_of
from policyarchive.library.kinds import ACCEPTED, KINDS, Kind, kind_of_ending
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import archives, boxes, compound, danger, pdf
from policyarchive.library.sniffing.budget import Budget

HEAD = 65_536
_MAIN_PARTS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_FTYP_BRANDS = {b"avif": "avif", b"avis": "avif"}
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}


def sniff(file: BinaryIO, *, name: str) -> Kind:
    """Return the kind of a file by its content; raises FileRefused, also where the name says another kind.

    FILE must be seekable, and is left at its beginning.
    """
    file.seek(0)
    head = file.read(HEAD)
    try:
        kind = KINDS[_code(file, head, ending_of(name))]
    finally:
        file.seek(0)
    if ending_of(name) not in kind.endings:
        _refuse_name(name, kind)
    return kind


def _code(file: BinaryIO, head: bytes, ending: str) -> str:
    if not head:
        raise FileRefused(_("The file is empty. Choose the file again."))
    if danger.is_program(head):
        danger.refuse_program()
    code = _picture(head) or _document(file, head, ending) or _table(head, ending)
    if code:
        return code
    if danger.is_page(head[:4096]):
        danger.refuse_page()
    if ending in danger.PROGRAM_ENDINGS:
        danger.refuse_program()
    raise FileRefused(
        _("This kind of file is not accepted. These are: %(kinds)s."), params={"kinds": ACCEPTED}
    )


def _picture(head: bytes) -> str | None:
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _iso_media(head[8:12])
    return None


def _iso_media(brand: bytes) -> str | None:
    if brand in _HEIC_BRANDS:
        raise FileRefused(_("This is a HEIC picture, which browsers cannot show. Save it as JPEG."))
    return _FTYP_BRANDS.get(brand)


def _document(file: BinaryIO, head: bytes, ending: str) -> str | None:
    budget = Budget(file.seek(0, 2))
    if head.startswith(b"%PDF-") or (ending == "pdf" and _is_pdf_behind_junk(head)):
        pdf.check(file, budget=budget)
        return "pdf"
    if head.startswith(compound.SIGNATURE):
        return _compound(file, budget)
    if head.startswith((archives.SIGNATURE, archives.END)):
        with archives.opened(file) as archive:
            archives.check(archive, budget=budget)
            return _zip(archive)
    return None


def _is_pdf_behind_junk(head: bytes) -> bool:
    """Tell what readers of PDF forgive: some bytes before it that are no other file."""
    place = head.find(b"%PDF-", 0, pdf.HEAD)
    junk = head[: max(0, place)]
    known = (archives.SIGNATURE, archives.END, compound.SIGNATURE)
    return place > 0 and not danger.is_page(junk) and not any(mark in junk for mark in known)


def _compound(file: BinaryIO, budget: Budget) -> str:
    box = boxes.check(file, budget=budget)
    if boxes.is_hwp(box):
        return "hwp"
    for stream, code in _STREAMS.items():
        if stream in box.top:
            return code
    raise FileRefused(
        _("This kind of file is not accepted. These are: %(kinds)s."), params={"kinds": ACCEPTED}
    )


def _zip(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if "mimetype" in names:
        with archive.open("mimetype") as packed:
            media_type = packed.read(100).strip().decode("ascii", "replace")
        return next((kind.code for kind in KINDS.values() if kind.media_type == media_type), "zip")
    if "[Content_Types].xml" in names:
        for folder, code in _MAIN_PARTS.items():
            if any(name.startswith(folder) for name in names):
                return code
    return "zip"


def _table(head: bytes, ending: str) -> str | None:
    """Tell a table of text. Text alone could be anything, so here the name is asked as well."""
    if ending != "csv":
        return None
    if danger.is_page(head):
        danger.refuse_page()
    text = _decoded(head)
    if text is None or any(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text):
        return None
    return "csv"


def _decoded(head: bytes) -> str | None:
    """Return the text of the first bytes, the last of which may be cut in the middle of a letter."""
    is_wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "cp949"]:
        try:
            return codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < HEAD)
        except UnicodeDecodeError:
            continue
    return None


def _refuse_name(name: str, kind: Kind) -> None:
    claimed = kind_of_ending(ending_of(name))
    said = claimed.label if claimed else f".{ending_of(name)[:10]}" if ending_of(name) else _("nothing")
    raise FileRefused(
        _(
            "By its content this is %(kind)s, but its name says %(said)s. "
            "Give it the ending .%(ending)s, or save it in the other format."
        ),
        params={"kind": kind.label, "said": said, "ending": kind.endings[0]},
    )
