"""Who holds a right, and which languages a person may write. PERSON is a user, or None for the console."""

from django.db.models import prefetch_related_objects

from policyarchive.lib.language.translated import language_codes


def may(person, right: str, item_or_model) -> bool:
    """Tell whether a person holds a right on that kind of item. None is the console, which may everything."""
    options = item_or_model._meta
    return person is None or person.has_perm(f"{options.app_label}.{right}_{options.model_name}")


def languages_open_to(person, item_or_model) -> list[str]:
    """Return the languages a person may write: all with the right to change, else those granted."""
    if may(person, "change", item_or_model):
        return language_codes()
    if not may(person, "translate", item_or_model):
        return []
    granted = _languages_granted(person)
    return [code for code in language_codes() if code in granted]


def _languages_granted(person) -> set[str]:
    """Ask once a request and keep it with the person, as Django does with rights."""
    prefetch_related_objects([person], "language_grants")
    return {grant.language for grant in person.language_grants.all()}
