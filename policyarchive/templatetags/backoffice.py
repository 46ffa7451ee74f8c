"""What pages of the back office ask of their forms."""

from collections.abc import Iterator
from typing import NamedTuple

from django import template
from django.forms import BoundField

register = template.Library()


class ErrorLink(NamedTuple):
    address: str
    label: str
    sentence: str


@register.simple_tag
def error_links(adminform, formsets) -> list[ErrorLink]:
    """Return each error beside a field of a page with the way to it, those of rows included."""
    rows = (row for formset in formsets or () for row in formset.formset.forms)
    return [link for form in (adminform.form, *rows) for link in _links_of(form)]


def _links_of(form) -> Iterator[ErrorLink]:
    fields: list[BoundField] = [field for field in form if field.errors and not field.is_hidden]
    for field in fields:
        for sentence in field.errors:
            yield ErrorLink(f"#{field.id_for_label or field.auto_id}", str(field.label), str(sentence))
