import zlib
from io import BytesIO

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.library.kinds import KINDS
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import budget, sniff
from tests.library import samples
from tests.library.samples import (
    GOOD,
    PDF,
    PROGRAM,
    compound,
    excel_records,
    hwp,
    hwpx,
    office,
    packed,
    pdf,
    pdf_stream,
)

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
VBA_TYPES = '<Types><Override PartName="/a" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
VBA_RELATION = '<Relationships><Relationship Type="http://x/relationships/vbaProject"/></Relationships>'
LAUNCHING = pdf(b"<</Type/Action/S/Launch/F(cmd)>>")
ZEROS = packed({"a.csv": b"0" * 9_000_000})
ZIPS = packed({f"{n}.zip": ZEROS for n in range(3)})
NESTED = packed({"a.zip": packed({"b.zip": packed({"c.zip": packed({"d.csv": b"1"})})})})
BOMB = packed({f"{n}.csv": b"0" * 5_000_000 for n in range(5)})
BAD = {
    "empty.pdf": (b"", "empty"),
    "page.html": (HTML, "web page"),
    "page.pdf": (HTML, "web page"),
    "page.csv": (b"a,b\n1,<script>alert(1)</script>", "web page"),
    "wide.csv": (HTML.decode().encode("utf-16"), "web page"),
    "drawing.svg": (SVG, "web page"),
    "drawing.png": (SVG, "web page"),
    "setup.exe": (PROGRAM, "program"),
    "setup.pdf": (PROGRAM, "program"),
    "run.sh": (b"#!/bin/sh\nrm -rf /", "program"),
    "linux.pdf": (b"\x7fELF" + b"\0" * 60, "program"),
    "setup.pdf.exe": (PDF, "By its content this is PDF"),
    "script.js": (b"alert(1)", "program"),
    "packed.zip": (packed({"a/setup.EXE": b"1"}), "program or script inside"),
    "disguised.zip": (packed({"holiday.jpg": PROGRAM}), "program or script inside"),
    "deeper.zip": (packed({"a.zip": packed({"holiday.jpg": PROGRAM})}), "program or script inside"),
    "nested.zip": (NESTED, "too deeply"),
    "slip.zip": (packed({"../../etc/passwd.csv": b"1"}), "leads out of it"),
    "slip2.zip": (packed({"..\\a.csv": b"1"}), "leads out of it"),
    "slip3.zip": (packed({"/etc/passwd.csv": b"1"}), "leads out of it"),
    "slip4.zip": (packed({"C:/a.csv": b"1"}), "leads out of it"),
    "bomb.zip": (BOMB, "unpack to more"),
    "many.zip": (packed({f"{n}.csv": b"" for n in range(2_001)}), "unpack to more"),
    "cut.zip": (GOOD["a.zip"][1][:-30], "damaged"),
    "cut.hwp": (hwp()[:400], "damaged"),
    "cut.docx": (office()[:60], "damaged"),
    "cut.pdf": (PDF[:-10], "damaged"),
    "macro.docx": (office(**{"word/vbaProject.bin": b"1"}), "macros"),
    "macro.xls": (compound("Workbook", "_VBA_PROJECT_CUR"), "macros"),
    "packed.doc": (compound("WordDocument", "\x01Ole10Native"), "program or script inside"),
    "ole.docx": (
        office(**{"word/embeddings/a.bin": compound("\x01Ole10Native")}),
        "program or script inside",
    ),
    "unknown.doc": (compound("Something"), "not accepted"),
    "a.hwp": (hwpx(), "By its content this is HWPX"),
    "a.hwpx": (hwp(), "By its content this is HWP,"),
    "a.docx": (GOOD["a.xlsx"][1], "By its content this is XLSX"),
    "noending": (PDF, "its name says nothing"),
    "photo.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    "film.mp4": (b"\0\0\0\x18ftypisom\0\0\0\0", "not accepted"),
    "text.txt": (b"hello", "not accepted"),
    "binary.csv": (b"a,b\x00\x01\x02", "not accepted"),
    "polyglot.pdf": (b"GIF89a" + PDF, "By its content this is GIF"),
    "nameless.zip": (samples.nameless_zip(), "damaged"),
    "sfx.zip": (PROGRAM + GOOD["a.zip"][1], "program"),
    "link.zip": (samples.special_zip("a.pdf", 0o120777), "link or a device"),
    "link-out.zip": (samples.special_zip("folder", 0o120755), "link or a device"),
    "disk.zip": (samples.special_zip("disk", 0o060666), "link or a device"),
    "terminal.zip": (samples.special_zip("terminal", 0o020666), "link or a device"),
    "pipe.zip": (samples.special_zip("pipe", 0o010666), "link or a device"),
    "console.zip": (packed({"folder/CON.csv": b"1"}), "link or a device"),
    "nothing.zip": (packed({}), "archive is empty"),
    "folders.zip": (packed({"a/": b"", "a/b/": b""}), "archive is empty"),
    "twice.zip": (samples.double_zip(GOOD["a.zip"][1], "a.pdf"), "twice"),
    "twice.docx": (samples.double_zip(office(), "word/main.xml"), "twice"),
    "twice-in-capitals.docx": (samples.double_zip(office(), "WORD/main.xml"), "damaged"),
    "unlisted.zip": (samples.unlisted_zip(), "before, after or between"),
    "behind.zip": (GOOD["a.zip"][1] + HTML, "before, after or between"),
    "behind.hwpx": (hwpx() + PDF, "before, after or between"),
    "zips.zip": (ZIPS, "unpack to more"),
    "pdf-in.zip": (packed({"a.pdf": LAUNCHING}), "script or starts"),
    "hwp-in.zip": (packed({"a.hwp": hwp(BIN=PROGRAM)}), "program or script inside"),
    "no-xml.docx": (office(**{"[Content_Types].xml": "This is no XML"}), "damaged"),
    "other-xml.xlsx": (office("xl", **{"[Content_Types].xml": "<html/>"}), "damaged"),
    "entity.docx": (office(**{"[Content_Types].xml": "<!DOCTYPE Types><Types/>"}), "damaged"),
    "renamed.docx": (office(**{"[Content_Types].xml": VBA_TYPES}), "macros"),
    "related.docx": (office(**{"word/_rels/main.xml.rels": VBA_RELATION}), "macros"),
    "excel4.xlsx": (office("xl", **{"xl/macrosheets/sheet1.xml": "<x/>"}), "macros"),
    "excel4-types.xlsx": (
        office("xl", **{"[Content_Types].xml": VBA_TYPES.replace("vbaProject", "macrosheet")}),
        "macros",
    ),
    "excel4.xls": (compound(Workbook=excel_records((0x85, b"\0\0\0\0\0\1\4name"))), "macros"),
    "excel4-stream.xls": (compound(Workbook=excel_records((0x809, b"\0\6\x40\0"))), "macros"),
    "password.xls": (compound(Workbook=excel_records((0x2F, b"\1\0"))), "password"),
    "no-signature.hwp": (hwp(b"Another document"), "damaged"),
    "no-header.hwp": (compound("FileHeader", "DocInfo"), "damaged"),
    "program.hwp": (hwp(BIN0001=PROGRAM), "program or script inside"),
    "pressed.hwp": (hwp(BIN0001=samples.raw_pressed(PROGRAM)), "program or script inside"),
    "zlib.hwp": (hwp(BIN0001=zlib.compress(PROGRAM)), "program or script inside"),
    "object.hwp": (
        hwp(BIN0001=samples.raw_pressed(b"\0\0\0\0" + compound("\x01Ole10Native"))),
        "program or script inside",
    ),
    "package.doc": (
        compound("WordDocument", Package=packed({"setup.exe": PROGRAM})),
        "program or script inside",
    ),
    "zip.pdf": (PDF + packed({"setup.exe": PROGRAM}), "another file"),
    "zip-harmless.pdf": (PDF + GOOD["a.zip"][1], "another file"),
    "zip-in-it.pdf": (pdf(pdf_stream(packed({"a.exe": b"1"}), is_pressed=False)), "program or script"),
    "program-behind.pdf": (PDF + PROGRAM, "program or script inside"),
    "page-behind.pdf": (PDF + HTML, "another file"),
    "page-before.pdf": (HTML + PDF, "web page"),
    "launch.pdf": (LAUNCHING, "script or starts"),
    "script.pdf": (pdf(b"<</S /JavaScript/JS(app.alert(1))>>"), "script or starts"),
    "escaped.pdf": (pdf(b"<</S/Java#53cript/JS(app.alert(1))>>"), "script or starts"),
    "packed-script.pdf": (
        pdf(pdf_stream(b"1 0 <</S/JavaScript/JS(1)>>", b"/Type/ObjStm")),
        "script or starts",
    ),
    "attached.pdf": (pdf(pdf_stream(PROGRAM, b"/Type/EmbeddedFile")), "program or script inside"),
    "attached-zip.pdf": (
        pdf(pdf_stream(packed({"a.exe": b"1"}), b"/Type/EmbeddedFile")),
        "program or script inside",
    ),
    "attached-name.pdf": (pdf(b"<</Type/Filespec/F(run.vbs)/EF<</F 3 0 R>>>>"), "program or script inside"),
}
HARMLESS = {
    "streamed.zip": samples.streamed_zip({"a.pdf": PDF, "b.csv": samples.CSV}),
    "with-comment.zip": GOOD["a.zip"][1][:-2] + b"\x05\x00hello",
    "newline-behind.zip": GOOD["a.zip"][1] + b"\r\n",
    "letters.zip": packed({"a.csv": b"1", "A.csv": b"2", "console.csv": b"3"}),
    "documents.zip": packed({"a.hwp": hwp(), "b.docx": office(), "c.zip": packed({"d.pdf": PDF})}),
    "folders.zip": packed({"a/": b"", "a/b.csv": b"1"}),
    "stored-first.odt": samples.streamed_zip(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", "Configurations2/": ""}
    ),
    "related.docx": office(
        **{"_rels/.rels": '<Relationships><Relationship Type="x/officeDocument"/></Relationships>'}
    ),
    "types.xlsx": office("xl", **{"[Content_Types].xml": "\ufeff<?xml version='1.0'?><Types/>".encode()}),
    "pictures.hwp": hwp(
        BIN0001=samples.raw_pressed(samples.png()), BIN0002=samples.jpeg(), DefaultJScript=b"\0" * 16
    ),
    "sheets.xls": compound(
        Workbook=excel_records((0x809, b"\0\6\5\0"), (0x85, b"\0\0\0\0\0\0\4name"), (0x0A, b""))
    ),
    "package.doc": compound("WordDocument", Package=office("xl")),
    "signed.pdf": PDF + b"2 0 obj<</Type/Sig>>endobj\ntrailer<<>>\n%%EOF\n" + PDF[9:],
    "junk.pdf": b"\xef\xbb\xbf\r\n\0junk\n" + PDF,
    "nulls.pdf": PDF + b"\0" * 200,
    "pressed.pdf": pdf(pdf_stream(b"BT (MZ) Tj ET"), pdf_stream(b"1 0 <</S/URI>>", b"/Type/ObjStm")),
    "attached.pdf": pdf(pdf_stream(office("xl"), b"/Type/EmbeddedFile")),
    "address.pdf": pdf(b"<</S/URI/URI(https://example.org/JS/JavaScript/run.js)>>"),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_recognised_by_its_content(name):
    code, content = GOOD[name]
    file = BytesIO(content)
    assert (sniff(file, name=name), file.tell()) == (KINDS[code], 0)


def test_a_good_file_of_every_kind_is_tried():
    assert {code for code, _content in GOOD.values()} == set(KINDS)


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_files_with_oddities_are_taken(name):
    assert name.endswith(sniff(BytesIO(HARMLESS[name]), name=name).endings)


def test_archives_in_archives_share_one_budget(monkeypatch):
    monkeypatch.setattr(budget, "MOST_UNPACKED", 1_000)
    inner = packed({"a.csv": b"1"})
    sniff(BytesIO(packed({"a.zip": inner})), name="a.zip")
    with pytest.raises(FileRefused, match="unpack to more"), translation.override("en"):
        sniff(BytesIO(packed({f"{n}.zip": inner for n in range(20)})), name="a.zip")


@pytest.mark.parametrize("name", BAD)
def test_a_refusal_is_a_sentence(name):
    content, sentence = BAD[name]
    with translation.override("en"), pytest.raises(FileRefused) as refusal:
        sniff(BytesIO(content), name=name)
    assert sentence in refusal.value.messages[0]


@pytest.mark.parametrize("name", BAD)
def test_the_sentence_is_there_in_korean_too(name):
    content, _sentence = BAD[name]
    with translation.override("ko"), pytest.raises(FileRefused) as refusal:
        sniff(BytesIO(content), name=name)
    message = refusal.value.messages[0]
    assert message.rstrip(".").endswith(("십시오", "없습니다", "WebP, AVIF"))


def test_an_archive_with_a_password_is_refused():
    content = bytearray(packed({"a.csv": b"1"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + offset] |= 1
    with pytest.raises(FileRefused, match="password"), translation.override("en"):
        sniff(BytesIO(bytes(content)), name="a.zip")


HEADS = st.sampled_from([b"", b"PK\x03\x04", compound()[:200], PDF, b"\xff\xd8\xff", b"GIF89a", b"<", b"\0"])
NAMES = st.sampled_from(["a.pdf", "a.hwp", "a.hwpx", "a.csv", "a.zip", "a.docx", "a", ".", "a.png"])


@given(head=HEADS, rest=st.binary(max_size=600), name=NAMES)
def test_no_bytes_make_anything_but_a_kind_or_a_sentence(head, rest, name):
    _sniff_calmly(head + rest, name)


@given(
    sample=st.sampled_from(sorted(GOOD)),
    damage=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=12),
    cut=st.integers(0, 5000),
)
def test_damaged_files_make_nothing_but_a_kind_or_a_sentence(sample, damage, cut):
    content = bytearray(GOOD[sample][1])
    for place, value in damage:
        content[place % len(content)] = value
    _sniff_calmly(bytes(content[: len(content) - cut % len(content)]), sample)


def _sniff_calmly(content, name):
    try:
        kind = sniff(BytesIO(content), name=name)
    except FileRefused as refusal:
        assert refusal.messages[0]
    else:
        assert kind in KINDS.values()


def test_the_samples_are_what_they_claim():
    assert samples.bomb_png().startswith(b"\x89PNG") and len(samples.bomb_png()) < 100_000
