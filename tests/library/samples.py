"""Files made by the tests: good ones of each kind, and hostile ones."""

import struct
import warnings
import zipfile
import zlib
from io import BytesIO

from PIL import Image as Pixels

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
CSV = "이름,나라\n런던,영국\n".encode()
PROGRAM = b"MZ\x90\x00" + b"\0" * 200
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def jpeg(width=60, height=40, *, mode="RGB", color="teal", **options):
    return _saved(Pixels.new(mode, (width, height), color), "JPEG", **options)


def png(width=60, height=40, *, mode="RGB", color="teal", **options):
    return _saved(Pixels.new(mode, (width, height), color), "PNG", **options)


def gradient(width, height):
    """Return pixels that differ, so that an encoder has something to do."""
    across = Pixels.linear_gradient("L").resize((width, height))
    down = Pixels.linear_gradient("L").rotate(90).resize((width, height))
    return Pixels.merge("RGB", (across, down, Pixels.new("L", (width, height), 90)))


def photo(width, height, **options):
    return _saved(gradient(width, height), "JPEG", **options)


def animated(format="GIF"):
    frames = [Pixels.new("RGB", (20, 20), color) for color in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, format, save_all=True, append_images=frames[1:])
    return target.getvalue()


def located_jpeg(orientation=6):
    """Return a JPEG with a place, XMP and a comment in it, lying on its side."""
    exif = Pixels.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "SECRET DESCRIPTION"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 20.0)
    return jpeg(60, 40, exif=exif, xmp=b"<x:xmpmeta>SECRET</x:xmpmeta>", comment=b"SECRET COMMENT")


def bomb_png(side=13_000):
    """Return a small file that claims to be a picture of 169 million pixels."""
    row = b"\0" + b"\0" * ((side + 7) // 8)
    pressed = zlib.compressobj(9)
    data = b"".join(pressed.compress(row) for _ in range(side)) + pressed.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def packed(entries, *, compression=zipfile.ZIP_DEFLATED):
    """Return a ZIP archive; ENTRIES are names with bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return target.getvalue()


def nameless_zip():
    """Return an archive whose directory names its only file with nothing."""
    content = packed({"a": b"1"})
    start, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    directory, tail = bytearray(content[start : end - 1]), bytearray(content[end:])
    directory[28] = 0
    tail[12:16] = struct.pack("<I", len(directory))
    return content[:start] + directory + tail


def hwpx(**more):
    return packed({"mimetype": "application/hwp+zip", "Contents/section0.xml": "<sec/>", **more})


def opendocument(kind="text"):
    return packed({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<x/>"})


def office(folder="word", **more):
    return packed({"[Content_Types].xml": "<Types/>", f"{folder}/main.xml": "<x/>", **more})


def special_zip(name, mode):
    """Return an archive whose only entry is what MODE says: a link, a device, a pipe."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return target.getvalue()


def double_zip(content, name):
    """Return the archive with an entry of that name once more."""
    target = BytesIO(content)
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(name, "another")
    return target.getvalue()


def streamed_zip(entries):
    """Return an archive as programs write it that cannot go back: sizes stand behind each file."""

    class OneWay(BytesIO):
        def seekable(self):
            return False

        def tell(self):
            raise OSError

    target = OneWay()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return target.getvalue()


def unlisted_zip():
    """Return an archive with a program in it that its list does not name."""
    hidden, listed = packed({"setup.exe": PROGRAM}), packed({"a.csv": b"1"})
    hidden = hidden[: hidden.index(b"PK\x01\x02")]
    start, end = listed.index(b"PK\x01\x02"), listed.index(b"PK\x05\x06")
    tail = bytearray(listed[end:])
    tail[16:20] = struct.pack("<I", start + len(hidden))
    return listed[:start] + hidden + listed[start:end] + tail


def pdf(*objects, behind=b""):
    body = b"".join(b"%d 0 obj%sendobj\n" % (number, content) for number, content in enumerate(objects, 2))
    head, tail = PDF.split(b"trailer")
    return head + body + b"trailer" + tail + behind


def pdf_stream(content, names=b"", *, is_pressed=True):
    filtered = b"/Filter/FlateDecode" if is_pressed else b""
    data = zlib.compress(content) if is_pressed else content
    return b"<<%s%s/Length %d>>stream\n%s\nendstream\n" % (names, filtered, len(data), data)


def compound(*names, **streams):
    """Return a compound file (OLE) whose top holds streams of those names, with bytes or without."""
    contents = dict.fromkeys(names, b"") | streams
    entries = [_directory_entry("Root Entry", 5, child=1 if contents else FREE)]
    sectors = -(-(len(contents) + 1) // 4)
    fat, data = [FAT, *[number + 2 for number in range(sectors - 1)], END], b""
    for number, (name, content) in enumerate(contents.items(), 1):
        start, count = len(fat), -(-len(content) // 512)
        follower = number + 1 if number < len(contents) else FREE
        entries.append(_directory_entry(name, 2, right=follower, start=start, size=len(content)))
        fat += [*range(start + 1, start + count), END] if count else []
        data += content.ljust(count * 512, b"\0")
    entries += [_directory_entry("", 0)] * (sectors * 4 - len(entries))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    header += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 0, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    return header + struct.pack("<128I", *fat, *[FREE] * (128 - len(fat))) + b"".join(entries) + data


def hwp(signature=b"HWP Document File", **streams):
    return compound("DocInfo", "BodyText", FileHeader=signature.ljust(256, b"\0"), **streams)


def raw_pressed(content):
    pressed = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return pressed.compress(content) + pressed.flush()


def excel_records(*records):
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def _saved(pixels, format, **options):
    target = BytesIO()
    pixels.save(target, format, **options)
    return target.getvalue()


def _chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _directory_entry(name, kind, *, right=FREE, child=FREE, start=0, size=0):
    raw = name.encode("utf-16-le") + b"\0\0" if name else b""
    entry = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw), kind, 1)
    entry = (entry + struct.pack("<III", FREE, right, child)).ljust(116, b"\0")
    return entry + struct.pack("<IQ", start, size)


GOOD = {
    "협정서.pdf": ("pdf", PDF),
    "협정서.hwp": ("hwp", hwp()),
    "협정서.hwpx": ("hwpx", hwpx()),
    "a.doc": ("doc", compound("WordDocument", "1Table")),
    "a.xls": ("xls", compound("Workbook")),
    "a.ppt": ("ppt", compound("Current User", "PowerPoint Document")),
    "a.docx": ("docx", office()),
    "a.xlsx": ("xlsx", office("xl")),
    "a.pptx": ("pptx", office("ppt")),
    "a.odt": ("odt", opendocument()),
    "a.ods": ("ods", opendocument("spreadsheet")),
    "a.odp": ("odp", opendocument("presentation")),
    "도시.csv": ("csv", CSV),
    "win.csv": ("csv", CSV.decode().encode("cp949")),
    "wide.csv": ("csv", CSV.decode().encode("utf-16")),
    "a.zip": ("zip", packed({"a.pdf": PDF, "폴더/b.csv": CSV})),
    "a.JPG": ("jpeg", jpeg()),
    "a.png": ("png", png()),
    "a.gif": ("gif", _saved(Pixels.new("P", (5, 5)), "GIF")),
    "a.webp": ("webp", _saved(gradient(9, 9), "WEBP")),
    "a.avif": ("avif", _saved(gradient(9, 9), "AVIF")),
}
