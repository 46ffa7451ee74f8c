"""What the upload of a 12-megapixel photo costs, beside what Pillow alone needs for the same renditions.

Promise: at most twice as much. Run alone with `python -m benchmarks.library`.
"""

import os
import resource
import statistics
import sys
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path

SIZE = (4000, 3000)
ROUNDS = 3
PROMISED = 2.0
AT_ONCE = 5


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


def measure() -> dict[str, float]:
    """Return seconds of both, taken in turn, their ratio, and the memory that five uploads at once need.

    Django must be set up, on a database of its own.
    """
    photos = [photo(seed) for seed in range(ROUNDS)]
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(seconds(by_library, one), seconds(by_pillow, one, Path(folder))) for one in photos]
    ours, pillows = (statistics.median(side) for side in zip(*pairs, strict=True))
    before = peak_megabytes()
    several_at_once([photo(100 + number) for number in range(AT_ONCE)])
    return {
        "upload_seconds": ours,
        "pillow_seconds": pillows,
        "ratio": statistics.median(one / other for one, other in pairs),
        "more_megabytes_for_five_at_once": peak_megabytes() - before,
    }


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


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="policyarchive-bench-") as folder:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "policyarchive.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        found = measure()
    print(
        f"upload of 12 megapixels: {found['upload_seconds']:.2f} s, Pillow alone {found['pillow_seconds']:.2f} s, "
        f"ratio {found['ratio']:.2f} (promised: at most {PROMISED:.1f})"
    )
    print(
        f"five at once take {found['more_megabytes_for_five_at_once']:.0f} MB more than one after the other"
    )
    return 0 if found["ratio"] <= PROMISED else 1


if __name__ == "__main__":
    sys.exit(main())
