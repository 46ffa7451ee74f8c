"""The database refuses what is no choice of a column: forms are not the only way in."""

import re

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Q

OURS = ("policyarchive.", "agreements.", "news.")
# Columns whose values no list of a constraint can hold, and what does instead.
HELD_OTHERWISE = {
    "agreements.City.country": "the list is that of a library, and a new version of it would refuse old rows",
    "agreements.Agreement.signed_precision": "agreement_signed_date_fits_its_precision, beside its two days",
    "publishing.PreviewLink.answer": "previewlink_answers_what_it_allows, beside what the link allows",
}
CHOICES = [
    (model, field)
    for model in apps.get_models()
    if model.__module__.startswith(OURS)
    for field in model._meta.local_concrete_fields
    if field.choices
]


def label(model, field):
    return f"{model._meta.label}.{field.name}"


def lists_in(condition, name):
    """Yield the lists of values that a condition, or a part that has to hold as well, allows a column."""
    if condition.connector == Q.AND and not condition.negated:
        for part in condition.children:
            if isinstance(part, Q):
                yield from lists_in(part, name)
            elif part[0] == f"{name}__in":
                yield set(part[1])


def checks_of(model):
    return [each for each in model._meta.constraints if isinstance(each, CheckConstraint)]


@pytest.mark.parametrize(("model", "field"), CHOICES, ids=[label(*each) for each in CHOICES])
def test_the_database_refuses_what_is_no_choice(model, field):
    allowed = [values for check in checks_of(model) for values in lists_in(check.condition, field.name)]
    is_held = {value for value, _label in field.flatchoices} in allowed
    assert is_held or label(model, field) in HELD_OTHERWISE


def test_no_exception_outlives_its_column():
    assert set(HELD_OTHERWISE) <= {label(*each) for each in CHOICES}


@pytest.mark.parametrize("name", HELD_OTHERWISE)
def test_a_constraint_that_an_exception_names_is_there(name):
    named = re.match(r"\w+_\w+_\w+_\w+", HELD_OTHERWISE[name])
    model = apps.get_model(name.rpartition(".")[0])
    assert named is None or named[0] in {check.name for check in checks_of(model)}


def test_constraints_are_named_in_words():
    names = [
        each.name
        for model in apps.get_models()
        if model.__module__.startswith(OURS)
        for each in model._meta.constraints
    ]
    assert [name for name in names if not re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", name)] == []
