"""An editor at work through the admin's own forms, as a browser sends them."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
from typing import NamedTuple

from benchmarks.harness.forms import Form, forms_in
from benchmarks.row import CannotRun

LIST = "/admin/news/post/"
ROW = re.compile(rf'href="({LIST}\d+/change/)')
PUBLIC = re.compile(r'href="(?:https?://[^/"]+)?(/\w+/news/\d+/)"')


class Prepared(NamedTuple):
    """A change that waits for one press of the button."""

    path: str  # of the public page
    title: str
    place: str
    form: Form


class Editor(NamedTuple):
    url: str
    opener: urllib.request.OpenerDirector
    cookies: http.cookiejar.CookieJar

    @property
    def cookie(self) -> str:
        """Return the header with which any program asks as this editor."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)

    def page(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=60) as response:
            return response.read().decode()

    def send(self, path: str, fields: dict[str, list[str]]) -> tuple[str, str]:
        """Send a form; return where it led to, and the page there."""
        body = urllib.parse.urlencode(fields, doseq=True).encode()
        request = urllib.request.Request(self.url + path, data=body, headers={"Referer": self.url + path})
        with self.opener.open(request, timeout=60) as response:
            return response.url.removeprefix(self.url), response.read().decode()

    def rows(self, count: int) -> list[str]:
        """Return where so many published posts are changed, the newest first."""
        found: list[str] = []
        for number in range(1, count + 2):
            new = dict.fromkeys(ROW.findall(self.page(f"{LIST}?stage__exact=live&p={number}")))
            if len(found) >= count or not set(new) - set(found):
                break
            found += [row for row in new if row not in found]
        return found[:count]

    def prepare(self, row: str, title: str) -> Prepared:
        """Give a published post another title, up to the page that asks whether to publish it."""
        page = self.page(row)
        path = PUBLIC.search(page)
        copying = next((form for form in forms_in(page) if form.action.endswith("/copy/")), None)
        if not path or not copying:
            raise CannotRun(f"{row} offers no working copy")
        place, page = self.send(copying.action, copying.fields)
        texts = forms_in(page)[-1].fields | {"title_ko": [title], "_move": ["publish"]}
        place, page = self.send(place, texts)
        if "/move/publish/" not in place:
            raise CannotRun(f"{row} cannot be published: it leads to {place}")
        return Prepared(path[1], title, place, forms_in(page)[-1])

    def publish(self, change: Prepared) -> None:
        place, _page = self.send(change.place, change.form.fields)
        if place == change.place:
            raise CannotRun(f"{change.place} does not publish")


def log_in(url: str, name: str = "admin") -> Editor:
    """Log in as a person of the demo."""
    cookies = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(cookies))
    editor = Editor(url, opener, cookies)
    path = f"/admin/login/?next={LIST}"
    form = forms_in(editor.page(path))[-1]
    place, _page = editor.send(path, form.fields | {"username": [name], "password": [f"demo-{name}"]})
    if "login" in place:
        raise CannotRun(f"{name} cannot log in")
    return editor
