"""The kinds of file that the library keeps, recognised by their content and never by their name."""

from typing import NamedTuple


class Kind(NamedTuple):
    code: str
    label: str
    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."

KINDS = {
    kind.code: kind
    for kind in [
        Kind("pdf", "PDF", "application/pdf", ("pdf",)),
        Kind("hwp", "HWP", "application/x-hwp", ("hwp",)),
        Kind("hwpx", "HWPX", "application/hwp+zip", ("hwpx",)),
        Kind("doc", "DOC", "application/msword", ("doc",)),
        Kind("xls", "XLS", "application/vnd.ms-excel", ("xls",)),
        Kind("ppt", "PPT", "application/vnd.ms-powerpoint", ("ppt",)),
        Kind("docx", "DOCX", _OFFICE + "wordprocessingml.document", ("docx",)),
        Kind("xlsx", "XLSX", _OFFICE + "spreadsheetml.sheet", ("xlsx",)),
        Kind("pptx", "PPTX", _OFFICE + "presentationml.presentation", ("pptx",)),
        Kind("odt", "ODT", _OPEN + "text", ("odt",)),
        Kind("ods", "ODS", _OPEN + "spreadsheet", ("ods",)),
        Kind("odp", "ODP", _OPEN + "presentation", ("odp",)),
        Kind("csv", "CSV", "text/csv", ("csv",)),
        Kind("zip", "ZIP", "application/zip", ("zip",)),
        Kind("jpeg", "JPEG", "image/jpeg", ("jpg", "jpeg")),
        Kind("png", "PNG", "image/png", ("png",)),
        Kind("gif", "GIF", "image/gif", ("gif",)),
        Kind("webp", "WebP", "image/webp", ("webp",)),
        Kind("avif", "AVIF", "image/avif", ("avif",)),
    ]
}
PICTURES = {"jpeg", "png", "gif", "webp", "avif"}
HANGUL_WORD_PROCESSOR = {"hwp", "hwpx"}
ACCEPTED = ", ".join(kind.label for kind in KINDS.values())
ENDINGS = [f".{ending}" for kind in KINDS.values() for ending in kind.endings]


def kind_of_ending(ending: str) -> Kind | None:
    return next((kind for kind in KINDS.values() if ending in kind.endings), None)
