"""Addresses in templates: links that keep a list's filter, and the menu of the site."""

from django import template
from django.http import QueryDict
from django.urls import reverse

from policyarchive.pages.menu import MenuItem, menu_items

register = template.Library()


@register.simple_tag
def address(view: str, *args, query: str = "", page: int = 1, **changes) -> str:
    """Return the address of a view with QUERY kept but for CHANGES; an empty change takes a name away."""
    parameters = QueryDict(query, mutable=True)
    for name, value in changes.items():
        parameters.setlist(name, [value] if value else [])
    if page > 1:
        parameters["page"] = str(page)
    return reverse(view, args=args, query=parameters)


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[MenuItem]:
    match = getattr(context.get("request"), "resolver_match", None)
    return menu_items(match.view_name if match else "")
