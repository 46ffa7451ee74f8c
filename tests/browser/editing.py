"""What happens in the editor of a body: content is put in, something is selected, text comes in some way."""

from tests.browser.steps import start_post

EDITOR = "document.querySelector('.ProseMirror').editor"
IMAGE = '<img src="/pictures/1/800.webp" alt="사진" data-file="1">'
FIGURE = f'<figure class="figure">{IMAGE}</figure>'
FIGURE_WITH_CAPTION = (
    f'<figure class="figure">{IMAGE}<figcaption class="figure-caption">설명</figcaption></figure>'
)
TABLE = (
    '<table><tbody><tr><th scope="col"><p>가</p></th><th scope="col"><p>나</p></th></tr>'
    "<tr><td><p>다</p></td><td><p>라</p></td></tr></tbody></table>"
)
SELECT = """name => {
    const { editor } = document.querySelector('.ProseMirror');
    let place = null;
    editor.state.doc.descendants((node, position) => { if (node.type.name === name) place ??= position; });
    editor.commands.setNodeSelection(place);
    editor.view.focus();
}"""
SELECT_CELLS = """([first, last]) => {
    const { editor } = document.querySelector('.ProseMirror');
    const cells = [];
    editor.state.doc.descendants((node, position) => {
        if (node.type.spec.tableRole?.includes('cell')) cells.push(position);
    });
    editor.commands.setCellSelection({ anchorCell: cells.at(first), headCell: cells.at(last) });
    editor.view.focus();
}"""
SHOW_END = "box => scrollBy(0, box.getBoundingClientRect().bottom - innerHeight / 2)"
SETTLED = "new Promise(done => setTimeout(() => setTimeout(done)))"


def compose(page, *syllables):
    """Type with an input method: each syllable is shown as it grows and then stays."""
    keyboard = page.context.new_cdp_session(page)
    for steps in syllables:
        for text in steps:
            shown = {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
            keyboard.send("Input.imeSetComposition", shown)
        keyboard.send("Input.insertText", {"text": steps[-1]})


def without_keys(page, text):
    """Give text as a panel of signs or dictation does."""
    page.context.new_cdp_session(page).send("Input.insertText", {"text": text})


def by_script(page, text):
    """Give text as a browser's extension does; no event says so beforehand."""
    page.evaluate("text => document.execCommand('insertText', false, text)", text)


# The text that each way leaves behind.
WAYS = {
    "가나": lambda page: compose(page, ["ㄱ", "가"], ["ㄴ", "나"]),
    "abc": lambda page: page.keyboard.type("abc"),
    "2026": lambda page: page.keyboard.type("2026"),
    "😀": lambda page: without_keys(page, "😀"),
    "받아쓰기": lambda page: by_script(page, "받아쓰기"),
}


class Body:
    """The editor of the Korean body of a new post."""

    def __init__(self, page):
        self.page = page
        self.box = start_post(page, "편집기")

    def put(self, html, caret=None):
        """Put content in, as a step of its own for the undo; CARET is a position, `start` or `end`."""
        script = "([html, caret]) => { const { editor } = document.querySelector('.ProseMirror');"
        script += "editor.commands.setContent(html, { emitUpdate: true }); editor.commands.focus(caret); }"
        self.page.evaluate(script, [html, caret])
        self.page.evaluate(f"{EDITOR}.view.dispatch({EDITOR}.state.tr.setMeta('closeHistory$', true))")
        self.settle()

    def select(self, name):
        self.page.evaluate(SELECT, name)
        self.settle()

    def press(self, *keys):
        """Press keys as people do, who let the caret move before the next."""
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def settle(self):
        self.page.evaluate(SETTLED)

    def click_below(self):
        self.box.evaluate(SHOW_END)
        box = self.box.bounding_box()
        self.page.mouse.click(box["x"] + 60, box["y"] + box["height"] - 6)

    def html(self):
        """What will be sent."""
        html = self.page.locator("[name=body_ko]").input_value()
        return (
            html.replace(FIGURE, "[figure]")
            .replace(FIGURE_WITH_CAPTION, "[captioned]")
            .replace(TABLE, "[table]")
        )
