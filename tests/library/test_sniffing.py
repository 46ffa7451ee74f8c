from io import BytesIO

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.library.kinds import KINDS
from policyarchive.library.refusals import FileRefused
from policyarchive.library.sniffing import sniff
from tests.library import samples
from tests.library.samples import GOOD, PDF, PROGRAM, compound, hwp, hwpx, office, packed

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
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
    "unknown.doc": (compound("Something"), "not taken"),
    "a.hwp": (hwpx(), "By its content this is HWPX"),
    "a.hwpx": (hwp(), "By its content this is HWP,"),
    "a.docx": (GOOD["a.xlsx"][1], "By its content this is XLSX"),
    "noending": (PDF, "its name says nothing"),
    "photo.heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
    "film.mp4": (b"\0\0\0\x18ftypisom\0\0\0\0", "not taken"),
    "text.txt": (b"hello", "not taken"),
    "binary.csv": (b"a,b\x00\x01\x02", "not taken"),
    "polyglot.pdf": (b"GIF89a" + PDF, "By its content this is GIF"),
    "nameless.zip": (samples.nameless_zip(), "damaged"),
    "sfx.zip": (PROGRAM + GOOD["a.zip"][1], "program"),
}


@pytest.mark.parametrize("name", GOOD)
def test_each_kind_is_told_by_its_content(name):
    code, content = GOOD[name]
    file = BytesIO(content)
    assert (sniff(file, name=name), file.tell()) == (KINDS[code], 0)


def test_a_good_file_of_every_kind_is_tried():
    assert {code for code, _content in GOOD.values()} == set(KINDS)


@pytest.mark.parametrize("name", BAD)
def test_what_is_refused_is_told_in_a_sentence(name):
    content, sentence = BAD[name]
    with translation.override("en"), pytest.raises(FileRefused) as refusal:
        sniff(BytesIO(content), name=name)
    assert sentence in refusal.value.messages[0]


@pytest.mark.parametrize("name", BAD)
def test_the_sentence_is_there_in_korean_too(name):
    content, _sentence = BAD[name]
    with translation.override("ko"), pytest.raises(FileRefused) as refusal:
        sniff(BytesIO(content), name=name)
    told = refusal.value.messages[0]
    assert told.rstrip(".").endswith(("십시오", "없습니다", "WebP, AVIF"))


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
