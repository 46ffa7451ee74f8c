"""What people do in a browser again and again."""

CLICK_SOON = "button => setTimeout(() => button.click())"


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
    """Take the picture of this name in the window that the button opens, and wait until it has closed.

    The window closes itself within the click, and a driver that still waits for that click fails: so the
    click is tried, and then done by the page itself.
    """
    with page.expect_popup() as opened:
        button.click()
    window = opened.value
    choice = window.locator(f"button[data-name='{name}']")
    choice.click(trial=True)
    with window.expect_event("close"):
        choice.evaluate(CLICK_SOON)
