"""What a result of the search is, and where it leads."""

from django import template
from django.urls import reverse

from policyarchive.pages.search_form import kind_label
from policyarchive.search.results.page import Shown

register = template.Library()


@register.simple_tag
def result_address(result: Shown) -> str:
    view, argument = result.address
    return reverse(view, args=[argument])


@register.filter
def kind_words(result: Shown) -> str:
    return str(kind_label(result.hit.kind, is_home=getattr(result.item, "is_home", False)))
