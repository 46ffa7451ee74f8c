"""The demo's documents: real PDF and HWPX files, written here by hand, with facts of the register."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

A4 = (595, 842)
LEFT, TOP, LEADING = 64, 770, 24
MOMENT = (2026, 11, 1, 0, 0, 0)
HWPML = "http://www.hancom.co.kr/hwpml/2011"


def pdf(title: str, lines: list[str]) -> bytes:
    """Return a page of text. The font is named and not embedded: readers have one for Korean."""
    text = _pdf_text(title, lines)
    info = f"<</Title {_hex(title, mark=True)}/Producer(Policy Archive)>>"
    return _pdf_of(
        [
            "<</Type/Catalog/Pages 2 0 R/Lang(ko)/ViewerPreferences<</DisplayDocTitle true>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {A4[0]} {A4[1]}]/Contents 4 0 R"
            "/Resources<</Font<</F 5 0 R>>>>>>",
            f"<</Length {len(text)}>>stream\n{text}\nendstream",
            "<</Type/Font/Subtype/Type0/BaseFont/HYGoThic-Medium-UniKS-UTF16-H/Encoding/UniKS-UTF16-H"
            "/DescendantFonts[6 0 R]>>",
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/HYGoThic-Medium/DW 1000/W[1 94 500]"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 2>>/FontDescriptor 7 0 R>>",
            "<</Type/FontDescriptor/FontName/HYGoThic-Medium/Flags 4/FontBBox[-6 -145 1003 880]"
            "/ItalicAngle 0/Ascent 752/Descent -271/CapHeight 737/StemV 58>>",
            info,
        ]
    )


def hwpx(title: str, lines: list[str]) -> bytes:
    """Return the same as an OWPML package (KS X 6101), the open format of the Hangul word processor."""
    first, *others = (_hwpx_run(line) for line in [title, *lines])
    paragraphs = "".join(map(_hwpx_paragraph, [_PAGE + first, *others]))
    parts = {
        "mimetype": "application/hwp+zip",
        "version.xml": f'<hv:HCFVersion xmlns:hv="{HWPML}/version" tagetApplication="WORDPROCESSOR" '
        'major="5" '
        'minor="1" micro="0" buildNumber="1" os="1" xmlVersion="1.4" application="Policy Archive"/>',
        "META-INF/container.xml": "<ocf:container "
        'xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile '
        'full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles>'
        "</ocf:container>",
        "Contents/content.hpf": _hwpx_package(title),
        "Contents/header.xml": _HWPX_HEADER,
        "Contents/section0.xml": f"<hs:sec {_NAMESPACES}>{paragraphs}</hs:sec>",
        "Preview/PrvText.txt": "\n".join([title, *lines]),
    }
    return _zip_of(parts)


def _pdf_text(title: str, lines: list[str]) -> str:
    body = "".join(f"{_hex(line)} Tj T*\n" for line in lines)
    return f"BT /F 18 Tf {LEADING} TL {LEFT} {TOP} Td {_hex(title)} Tj T* T* /F 11 Tf\n{body}ET"


def _pdf_of(objects: list[str]) -> bytes:
    out, places = BytesIO(), []
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{content}\nendobj\n".encode("ascii"))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    out.write(f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode("ascii"))
    out.write(f"trailer\n<</Size {count}/Root 1 0 R/Info {len(objects)} 0 R>>\n".encode("ascii"))
    out.write(f"startxref\n{start}\n%%EOF\n".encode("ascii"))
    return out.getvalue()


def _hex(text: str, *, mark: bool = False) -> str:
    return f"<{'FEFF' if mark else ''}{text.encode('utf-16-be').hex()}>"


def _hwpx_run(text: str) -> str:
    return f'<hp:run charPrIDRef="0"><hp:t>{escape(text)}</hp:t></hp:run>'


def _hwpx_paragraph(runs: str) -> str:
    options = 'paraPrIDRef="0" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0"'
    return f'<hp:p id="0" {options}>{runs}</hp:p>'


def _hwpx_package(title: str) -> str:
    items = "".join(
        f'<opf:item id="{name}" href="Contents/{name}.xml" media-type="application/xml"/>'
        for name in ("header", "section0")
    )
    return (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/" version="" unique-identifier="" id="">'
        f"<opf:metadata><opf:title>{escape(title)}</opf:title><opf:language>ko</opf:language>"
        f"</opf:metadata><opf:manifest>{items}</opf:manifest><opf:spine>"
        '<opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/>'
        "</opf:spine></opf:package>"
    )


def _zip_of(parts: dict[str, str]) -> bytes:
    """Return the archive; the same words give the same bytes, and the first part says what it is."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            text = content if name.endswith(("mimetype", ".txt")) else _XML + content
            archive.writestr(entry, text.encode())
    return target.getvalue()


_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        **{
            prefix: f"{HWPML}/{name}"
            for prefix, name in (
                *(("ha", "app"), ("hp", "paragraph"), ("hs", "section"), ("hc", "core"), ("hh", "head")),
                *(("hhs", "history"), ("hm", "master-page")),
            )
        },
        "hp10": "http://www.hancom.co.kr/hwpml/2016/paragraph",
        "hpf": "http://www.hancom.co.kr/schema/2011/hpf",
        "dc": "http://purl.org/dc/elements/1.1/",
        "opf": "http://www.idpf.org/2007/opf/",
        "ooxmlchart": "http://www.hancom.co.kr/hwpml/2016/ooxmlchart",
        "hwpunitchar": "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar",
        "epub": "http://www.idpf.org/2007/ops",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    }.items()
)
_PAGE = (
    '<hp:run charPrIDRef="0"><hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" '
    'outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
    '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
    '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" '
    'fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
    '<hp:pagePr landscape="WIDELY" width="59528" height="84188" gutterType="LEFT_ONLY">'
    '<hp:margin header="4252" footer="4252" gutter="0" left="8504" right="8504" top="5668" bottom="4252"/>'
    "</hp:pagePr></hp:secPr></hp:run>"
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
_FONTS = "".join(
    f'<hh:fontface lang="{name}" fontCnt="1"><hh:font id="0" face="함초롬바탕" type="TTF" isEmbedded="0"/>'
    "</hh:fontface>"
    for name in _LANGUAGES
)
_EACH = " ".join(f'{name.lower()}="0"' for name in _LANGUAGES)
_WHOLE = " ".join(f'{name.lower()}="100"' for name in _LANGUAGES)
_HWPX_HEADER = (
    f'<hh:head {_NAMESPACES} version="1.4" secCnt="1">'
    '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>'
    f'<hh:fontfaces itemCnt="{len(_LANGUAGES)}">{_FONTS}</hh:fontfaces>'
    '<hh:borderFills itemCnt="1"><hh:borderFill id="1" threeD="0" shadow="0" centerLine="NONE" '
    'breakCellSeparateLine="0"/></hh:borderFills>'
    '<hh:charProperties itemCnt="1"><hh:charPr id="0" height="1000" textColor="#000000" shadeColor="none" '
    f'useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1"><hh:fontRef {_EACH}/>'
    f"<hh:ratio {_WHOLE}/><hh:spacing {_EACH}/><hh:relSz {_WHOLE}/><hh:offset {_EACH}/></hh:charPr>"
    "</hh:charProperties>"
    '<hh:paraProperties itemCnt="1"><hh:paraPr id="0" tabPrIDRef="0" condense="0"><hh:align '
    'horizontal="JUSTIFY" vertical="BASELINE"/></hh:paraPr></hh:paraProperties>'
    '<hh:styles itemCnt="1"><hh:style id="0" type="PARA" name="바탕글" engName="Normal" '
    'paraPrIDRef="0" '
    'charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/></hh:styles></hh:refList>'
    '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/>'
    "</hh:compatibleDocument></hh:head>"
)
