"""What the upload of a 12-megapixel photo costs, beside what Pillow alone needs for the same renditions.

Promise: at most twice the time; and several uploads at once need little more memory than one by one.
"""

import resource
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from benchmarks.archive import demo_archive
from benchmarks.row import Row, print_rows

SIZE = (4000, 3000)
ROUNDS = 3
PROMISED = 2.0
AT_ONCE = 5
ONE_MORE = 250  # what is sent, what one takes unpacked, what the encoders keep for each thread


def photo(seed: int) -> bytes:
    """Return a JPEG of 12 million pixels with as much in it as a photo has; each seed gives another."""
    from PIL import Image, ImageFilter

    noise = Image.effect_noise((SIZE[0] // 8, SIZE[1] // 8), 70 + seed)
    coarse = noise.resize(SIZE, Image.Resampling.BICUBIC)
    fine = Image.effect_noise(SIZE, 12).filter(ImageFilter.GaussianBlur(1))
    pixels = Image.merge("RGB", (coarse, Image.blend(coarse, fine, 0.4), fine))
    target = BytesIO()
    pixels.save(target, "JPEG", quality=88)
    return target.getvalue()


def by_pillow(content: bytes, folder: Path) -> None:
    """Make the same files with Pillow and nothing else: the picture that is kept, and each rendition."""
    from PIL import Image

    from policyarchive.library.pictures import JPEG_QUALITY, LONGEST_SIDE
    from policyarchive.library.renditions import FORMATS, widths_for

    with Image.open(BytesIO(content)) as picture:
        pixels = picture.convert("RGB")
    pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    pixels.save(folder / "kept.jpg", "JPEG", quality=JPEG_QUALITY, progressive=True)
    for width in widths_for(pixels.width):
        size = (width, round(pixels.height * width / pixels.width))
        smaller = pixels.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        for name, options in FORMATS.items():
            smaller.save(folder / f"{width}.{name}", name.upper(), **options)


def by_library(content: bytes, name: str = "photo.jpg") -> None:
    from policyarchive.library.actions import upload_image

    upload_image(BytesIO(content), name=name, by=None)


def seconds(function, *arguments) -> float:
    start = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - start


def main() -> int:
    with demo_archive() as folder:
        return print_rows("upload of a photo of 12 megapixels", rows(folder))


def rows(folder: Path) -> Iterator[Row]:
    pairs = [(seconds(by_library, one), seconds(by_pillow, one, folder)) for one in map(photo, range(ROUNDS))]
    ours, pillows = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    yield Row("upload, renditions included", ours, "s")
    yield Row("Pillow alone, the same files", pillows, "s")
    yield Row("upload : Pillow alone", ratio, "x", f"at most {PROMISED} x", ratio <= PROMISED)
    photos = [photo(100 + number) for number in range(AT_ONCE)]
    before = peak_megabytes()
    several_at_once(photos)
    more = peak_megabytes() - before
    yield Row(
        f"{AT_ONCE} at once, more than one by one", more, "MB", f"at most {ONE_MORE} MB", more <= ONE_MORE
    )


def several_at_once(photos: list[bytes]) -> None:
    from django.db import connection

    def one(content: bytes) -> None:
        by_library(content)
        connection.close()

    threads = [threading.Thread(target=one, args=[content]) for content in photos]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def peak_megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


if __name__ == "__main__":
    sys.exit(main())
