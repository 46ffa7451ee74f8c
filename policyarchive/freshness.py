"""Which tables visitors' pages are made of: a change in one of them is noticed at once, in no other."""

from django.apps import apps

from policyarchive.content.registry import content_types
from policyarchive.lib.data import statements
from policyarchive.pagecache import triggers

BESIDE_THE_CONTENT = {"library", "pages"}


def page_tables() -> set[str]:
    """Return the tables of what has a page, and of the files and words beside it."""
    labels = BESIDE_THE_CONTENT | {known.model._meta.app_label for known in content_types()}
    return {table for label in labels for table in _tables(apps.get_app_config(label).get_models)}


def watch_what_pages_read() -> None:
    statements.watch(page_tables(), others=_tables(apps.get_models))


def notify_of_changes(sender, using, **kwargs) -> None:
    """Have the database tell of changes in the tables that pages read; after migrations, once for all."""
    triggers.bring_up_to_date(using)


def _tables(models) -> set[str]:
    return {model._meta.db_table for model in models(include_auto_created=True)}
