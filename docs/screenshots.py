"""Take the pictures of the README and of the editors' manual: `make screenshots`, with Chromium on the PATH.

The board is shown as it is with the demo content; pictures are reduced to 128 colours.
"""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.left_out import program_for  # noqa: E402
from tests.server import demo_served  # noqa: E402

FOLDER = ROOT / "docs" / "images"
COLOURS = 128
DESK = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 760}, "is_mobile": True, "has_touch": True}
PICTURES = {
    "home-ko": ("/ko/", DESK),
    "post-en": ("/en/news/6568/", DESK),
    "board-phone": ("/ko/news/", PHONE),
}
# The article's original is English; each picture is taken after one change of it.
TITLES = {
    "ko": "Seoul and London agree on friendship and policy exchange",
    "en": "Seoul and London agree on policy exchange",
}


def main() -> int:
    program = program_for("browser")
    if not program:
        print("Pictures need Chromium. On Debian and Ubuntu: sudo apt install chromium", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        demo_served(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, (path, options) in PICTURES.items():
            save(name, picture(browser.new_context(**options), address + path))
        save("editor-ko", editor(browser.new_context(**DESK, locale="ko-KR"), address).screenshot())
        for language, title in TITLES.items():
            page = editor(browser.new_context(**DESK, locale=language), address)
            for name, shot in (history(page, title) | day(page) | sharing(page)).items():
                save(f"{name}-{language}", shot)
        browser.close()
    return 0


def picture(context, address: str) -> bytes:
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    return page.screenshot()


def editor(context, address: str):
    """Log in as the publisher of the demo, open the model article, and return the page."""
    page = context.new_page()
    page.goto(f"{address}/admin/login/?next=/admin/news/post/?q=6568")
    page.locator("#id_username").fill("jun")
    page.locator("#id_password").fill("demo-jun")
    page.locator("#login-form [type=submit]").click()
    page.goto(f"{address}/admin/news/post/?q=6568")
    page.locator("#result_list tbody a").first.click()
    page.locator(".ProseMirror:visible, .state--public").first.wait_for()
    return page


def history(page, title: str) -> dict[str, bytes]:
    """Change the original of the article in its working copy; show what that leaves behind."""
    page.locator(".state form [type=submit], .state__text a").first.click()
    page.locator("#id_title_en").fill(title)
    page.locator("[name=_continue]").click()
    base = page.url.removesuffix("change/")
    shots = {}
    for name, path in (("revisions", "revisions/compare/"), ("translate", "translate/ko/")):
        page.goto(base + path, wait_until="networkidle")
        shots[name] = page.screenshot()
    return shots


def day(page) -> dict[str, bytes]:
    """Show the panel of the working copy that is open, beside its history, and the front page."""
    page.goto(page.url.partition("translate/")[0] + "change/", wait_until="networkidle")
    panel = page.locator(".state").screenshot()
    page.goto("/".join(page.url.split("/")[:4]) + "/", wait_until="networkidle")
    desk = page.screenshot()
    page.go_back()
    return {"desk": desk, "panel": panel}


def sharing(page) -> dict[str, bytes]:
    """Make a link to the preview of the working copy that is open; show the page, and what a reader gets."""
    page.goto(page.url.partition("change/")[0] + "previews/")
    for button in page.locator("[name=revoke]").all():
        button.click()
    page.locator("[name=allows][value=approve]").check()
    page.locator("#content-main [type=submit].default").click()
    page.locator(".success").wait_for()
    share = page.screenshot()
    page.goto(page.locator("input[readonly]").first.input_value(), wait_until="networkidle")
    page.locator(".preview__answer summary").click()
    return {"share": share, "preview": page.screenshot()}


def save(name: str, data: bytes) -> None:
    path = FOLDER / f"{name}.png"
    Image.open(io.BytesIO(data)).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    sys.exit(main())
