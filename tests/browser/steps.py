"""What people do in a browser again and again."""

import time

PATIENCE = 15  # s, for what is on its way


def as_file(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def start_post(page, title):
    """Begin a post with this Korean title, and give its editor, in which the cursor stands."""
    page.goto("/admin/news/post/add/")
    page.get_by_label("제목 (한국어)").fill(title)
    editor = page.locator(".ProseMirror:visible").first
    editor.click()
    return editor


def pick_picture(page, button, name):
    """Take the picture of this name in the dialog that the button opens, with the words that it has."""
    button.click()
    page.locator(f"dialog button[data-name='{name}']").click()
    page.locator("dialog .dialog__words [type=submit]").click()
    page.locator("dialog").wait_for(state="detached")


def wait_until(is_so, what):
    """Wait until the server has done WHAT it does beside the pages."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError(f"Not within {PATIENCE} s: {what}")
