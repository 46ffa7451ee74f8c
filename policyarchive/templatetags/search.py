"""What a result of the search is, and where it leads."""

from django import template
from django.urls import reverse

from policyarchive.pages.search_form import KINDS
from policyarchive.search.shown import Shown

register = template.Library()


@register.simple_tag
def result_address(result: Shown) -> str:
    view, argument = result.address
    return reverse(view, args=[argument])


@register.filter
def kind_words(kind: str) -> str:
    return str(KINDS.get(kind, kind))
