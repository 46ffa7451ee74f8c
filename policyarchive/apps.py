"""The composition root: what joins the apps into one site."""

from contextlib import suppress
from pathlib import Path

from django.apps import AppConfig, apps
from django.core import checks
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from policyarchive.lib.data.changes import notice_own_commits
from policyarchive.lib.data.databases import read_any_text


class PolicyArchiveConfig(AppConfig):
    name = "policyarchive"
    verbose_name = "Policy Archive"

    def ready(self) -> None:
        from policyarchive import media
        from policyarchive.freshness import notify_of_changes, watch_what_pages_read
        from policyarchive.languages import make_columns
        from policyarchive.lib.language.fallback import fall_back_to_english
        from policyarchive.pages.leading import reasons_against_leading
        from policyarchive.pages.links import broken_links
        from policyarchive.publishing import completeness, guards, leading
        from policyarchive.publishing.signals import added, changed

        fall_back_to_english()
        watch_what_pages_read()
        # Sent once for each app that has models, after all of them were migrated: one of them is enough.
        post_migrate.connect(notify_of_changes, sender=apps.get_app_config("pages"), dispatch_uid="notify")
        pre_migrate.connect(make_columns, dispatch_uid="languages")
        media.connect()
        checks.register(check_content_types)
        guards.register(broken_links)
        guards.register(completeness.incomplete_translations)
        connection_created.connect(keep_the_database_private, dispatch_uid="private")
        connection_created.connect(read_any_text, dispatch_uid="text")
        connection_created.connect(notice_own_commits, dispatch_uid="changes")
        leading.register(reasons_against_leading)
        changed.connect(keep_the_index_in_step, dispatch_uid="search")
        added.connect(add_to_the_index, dispatch_uid="search")


def check_content_types(app_configs, **kwargs) -> list:
    from policyarchive import descriptions  # which reads the whole program: only where it is asked

    return descriptions.faults()


def keep_the_index_in_step(sender, item, is_gone: bool = False, is_new: bool = False, **kwargs) -> None:
    """Write the index inside the change's own transaction, so that taking one back takes both."""
    from policyarchive.search.index.actions import follow

    if is_new:
        add_to_the_index(sender, [item])
    else:
        follow(item, is_gone=is_gone)


def add_to_the_index(sender, items, **kwargs) -> None:
    """Index rows that it holds nothing of, and that need not be read back."""
    from policyarchive.search.index.actions import add

    add(items)


def keep_the_database_private(sender, connection, **kwargs) -> None:
    """Let nobody but its owner read the database's file, nor those that SQLite keeps beside it."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():
        return
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):  # not there, not ours, or read-only
            path = Path(f"{connection.settings_dict['NAME']}{ending}")
            if path.stat().st_mode & 0o077:
                path.chmod(0o600)
