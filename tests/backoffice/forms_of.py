"""The forms of a page, filled in as a browser would send them."""

from html.parser import HTMLParser


class _Forms(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.select, self.area, self.is_first = [], None, None, False

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.forms.append(
                {"action": given.get("action", ""), "method": given.get("method", "get"), "data": {}}
            )
        if not self.forms:
            return
        data, name = self.forms[-1]["data"], given.get("name")
        if tag == "input" and name and given.get("type") not in {"submit", "file", "button"}:
            is_box = given.get("type") in {"checkbox", "radio"}
            if not is_box or "checked" in given:
                data.setdefault(name, []).append(given.get("value") or ("on" if is_box else ""))
        elif tag == "textarea" and name:
            self.area = name
            data[name] = [""]
            self.is_first = True
        elif tag == "select" and name:
            self.select = name
        elif tag == "option" and self.select and "selected" in given:
            data.setdefault(self.select, []).append(given.get("value", ""))

    def handle_data(self, text):
        if self.area and self.forms:
            self.forms[-1]["data"][self.area][0] += text.removeprefix("\n") if self.is_first else text
            self.is_first = False

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


def forms_in(content: bytes) -> list[dict]:
    """Return the forms of a page: `action`, `method` and `data`."""
    reader = _Forms()
    reader.feed(content.decode())
    return reader.forms
