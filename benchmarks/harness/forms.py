"""The forms of a page, filled in as a browser would send them."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib

BUTTONS = {"submit", "button", "image", "reset", "file"}


class Form(NamedTuple):
    action: str
    fields: dict[str, list[str]]


def forms_in(page: str) -> list[Form]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [_form(element) for element in tree.iter("form")]


def _form(element: Element) -> Form:
    fields: dict[str, list[str]] = {}
    for name, text in _controls(element):
        fields.setdefault(name, []).append(text)
    return Form(element.get("action", ""), fields)


def _controls(form: Element) -> Iterator[tuple[str, str]]:
    for control in form.iter():
        name = control.get("name")
        if not name or control.get("disabled") is not None:
            continue
        if control.tag == "textarea":
            yield name, control.text or ""
        elif control.tag == "select":
            yield from ((name, value) for value in _chosen(control))
        elif control.tag == "input" and _is_sent(control):
            yield name, control.get("value", "on" if control.get("type") in {"checkbox", "radio"} else "")


def _is_sent(control: Element) -> bool:
    kind = control.get("type", "text")
    return kind not in BUTTONS and (kind not in {"checkbox", "radio"} or control.get("checked") is not None)


def _chosen(select: Element) -> list[str]:
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None]
    if not chosen and select.get("multiple") is None:
        chosen = options[:1]
    return [option.get("value", option.text or "") for option in chosen]
