"""Our select is Django's, written faster."""

import pytest
from django import forms

from policyarchive.pages.selects import QuickSelect

CHOICES = [("", "All <cities>"), ("london", "런던 & Co"), (2017, "2017 (3)"), ("a'b", '"')]


def shape(html: str) -> str:
    """Return the HTML without spaces that mean nothing, and its attributes in one order."""
    head, _, rest = " ".join(html.split()).replace("> <", "><").partition(">")
    return " ".join(sorted(head.split(" "))) + rest


@pytest.mark.parametrize("value", [None, "", "london", "2017", 2017, "a'b", "elsewhere", ["london"]])
def test_it_writes_what_djangos_own_writes(value):
    attrs = {"id": "filter-city", "aria-invalid": "true", "required": False, "disabled": True}
    ours, theirs = (
        kind(choices=CHOICES).render("city", value, attrs) for kind in (QuickSelect, forms.Select)
    )
    assert shape(ours) == shape(theirs)
