from io import BytesIO

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pixels
from PIL import ImageCms

from policyarchive.library.pictures import LONGEST_SIDE, normalise
from policyarchive.library.refusals import FileRefused
from policyarchive.library.renditions import FORMATS, make, widths_for
from tests.library import samples


def kept(content, **options):
    return Pixels.open(BytesIO(normalise(BytesIO(content), **options).content))


def test_a_picture_stands_upright_and_says_nothing_of_where_it_was_taken():
    picture = kept(samples.located_jpeg())
    assert picture.size == (40, 60)
    assert not picture.getexif() and "xmp" not in picture.info and "comment" not in picture.info
    assert b"SECRET" not in normalise(BytesIO(samples.located_jpeg())).content


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation):
    expected = (60, 40) if orientation < 5 else (40, 60)
    assert kept(samples.located_jpeg(orientation)).size == expected


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_of_any_mode_becomes_an_rgb_jpeg(mode):
    picture = kept(samples.jpeg(mode=mode, color=0))
    assert (picture.format, picture.mode) == ("JPEG", "RGB")


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("RGBA", "RGBA"), ("LA", "RGBA"), ("L", "RGB"), ("1", "RGB"), ("P", "RGB"), ("I;16", "RGB")],
)
def test_a_png_keeps_what_is_transparent(mode, expected):
    picture = kept(samples.png(mode=mode, color=0))
    assert (picture.format, picture.mode) == ("PNG", expected)


def test_colours_are_translated_by_their_profile():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert kept(samples.jpeg(icc_profile=lab)).info.get("icc_profile") is None
    assert kept(samples.jpeg(icc_profile=b"broken")).size == (60, 40)


def test_a_large_picture_is_made_smaller():
    assert kept(samples.jpeg(6000, 20)).size == (LONGEST_SIDE, 11)
    assert kept(samples.jpeg(5000, 1)).size == (LONGEST_SIDE, 1)
    assert kept(samples.jpeg(5000, 1), longest_side=None).size == (5000, 1)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (samples.bomb_png(), "million pixels"),
        (samples.animated("GIF"), "moves"),
        (samples.animated("WEBP"), "moves"),
        (samples.animated("PNG"), "moves"),
        (samples.photo(300, 300)[:2000], "damaged"),
        (samples.png(300, 300)[:60], "damaged"),
        (b"GIF89a", "damaged"),
        (b"\xff\xd8\xff\xe0", "damaged"),
        (b"", "damaged"),
    ],
    ids=["bomb", "gif", "webp", "apng", "cut jpeg", "cut png", "gif head", "jpeg head", "empty"],
)
def test_what_cannot_be_shown_is_refused_in_a_sentence(content, sentence):
    with translation.override("en"), pytest.raises(FileRefused, match=sentence):
        normalise(BytesIO(content))


def test_what_hides_behind_a_picture_is_left_out():
    polyglot = samples.jpeg() + samples.packed({"a.exe": samples.PROGRAM})
    assert b"a.exe" not in normalise(BytesIO(polyglot)).content


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (400, [400]),
        (401, [400, 401]),
        (1000, [400, 800, 1000]),
        (1600, [400, 800, 1200, 1600]),
        (3200, [400, 800, 1200, 1600]),
    ],
)
def test_a_picture_is_never_offered_wider_than_it_is(width, widths):
    assert widths_for(width) == widths


@pytest.mark.parametrize("size", [(1, 1), (5000, 1), (1, 3000), (900, 600)])
def test_each_rendition_is_what_it_says(size):
    made = list(make(samples.gradient(*size)))
    assert {(one.width, one.format) for one in made} == {
        (width, name) for width in widths_for(size[0]) for name in FORMATS
    }
    for one in made:
        picture = Pixels.open(BytesIO(one.content))
        assert (picture.format.lower(), picture.size) == (one.format, (one.width, one.height))


PICTURES = [
    content for code, content in samples.GOOD.values() if code in {"jpeg", "png", "gif", "webp", "avif"}
]


@given(
    content=st.sampled_from([*PICTURES, samples.located_jpeg(), samples.animated("WEBP")]),
    damage=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 255)), min_size=1, max_size=20),
    cut=st.integers(0, 600),
)
def test_damaged_pictures_are_kept_harmless_or_refused(content, damage, cut):
    damaged = bytearray(content)
    for place, value in damage:
        damaged[place % len(damaged)] = value
    try:
        kept = normalise(BytesIO(bytes(damaged[: len(damaged) - cut % len(damaged)])))
    except FileRefused as refusal:
        assert refusal.messages[0]
    else:
        assert kept.kind in {"jpeg", "png"} and b"SECRET" not in kept.content


def test_an_avif_whose_index_is_broken_is_refused_in_a_sentence():
    content = bytearray(samples.GOOD["a.avif"][1])
    content[81] = 0  # here the decoder raises an error of a kind of its own
    with translation.override("en"), pytest.raises(FileRefused, match="damaged"):
        normalise(BytesIO(bytes(content)))
