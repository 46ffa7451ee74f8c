"""What is never taken, wherever it stands: programs, scripts, and pages that a browser would run."""

import re
from typing import NoReturn

from django.utils.translation import gettext as _

from policyarchive.library.refusals import FileRefused

_PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
    b"ITSF",
    b"dex\n",
    b"\x00asm",
    b"#!",
)
_PAGE = re.compile(
    rb"<(?:!doctype|html|head|body|script|svg|iframe|object|embed|\?php|\?xml)\b", re.IGNORECASE
)
PROGRAM_ENDINGS = frozenset(
    [
        *("apk", "app", "bat", "chm", "cmd", "com", "cpl", "deb", "dll", "dmg", "docm", "exe", "hta", "img"),
        *("inf", "iso", "jar", "js", "jse", "lnk", "msi", "msp", "php", "phtml", "pif", "pkg", "pptm", "ps1"),
        *("psm1", "py", "reg", "rpm", "scf", "scr", "sh", "vb", "vbe", "vbs", "vhd", "wsf", "wsh", "xlam"),
        *("xll", "xlsm"),
    ]
)


def is_program(head: bytes) -> bool:
    """Tell a program by its first bytes; text that happens to begin with MZ is none."""
    return head.startswith(_PROGRAMS) or (head.startswith(b"MZ") and b"\0" in head[:64])


def is_page(head: bytes) -> bool:
    """Tell HTML, SVG and XML by a tag near the beginning, in any of the encodings that browsers guess."""
    return bool(_PAGE.search(head.replace(b"\0", b"")))


def refuse_program(where: str = "") -> NoReturn:
    if where:
        raise FileRefused(
            _("There is a program or script inside (%(where)s). Take it out and upload the file again."),
            params={"where": where[:80]},
        )
    raise FileRefused(_("This is a program or script. Programs and scripts are not accepted."))


def refuse_page() -> NoReturn:
    raise FileRefused(_("This is a web page, SVG or XML. Save it as a PDF and upload that."))


def refuse_macros() -> NoReturn:
    raise FileRefused(_("The document has macros. Save it without macros, or as a PDF."))


def refuse_damaged() -> NoReturn:
    raise FileRefused(_("The file is damaged or not complete. Save it again and upload the new file."))
