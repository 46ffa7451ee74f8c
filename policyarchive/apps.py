"""The roof: what joins the rooms into one site."""

from django.apps import AppConfig


class PolicyArchiveConfig(AppConfig):
    name = "policyarchive"
    verbose_name = "Policy Archive"

    def ready(self) -> None:
        from policyarchive import media
        from policyarchive.pages.links import broken_links
        from policyarchive.publishing import guards
        from policyarchive.publishing.signals import changed

        media.connect()
        guards.register(broken_links)
        changed.connect(keep_the_index_in_step, dispatch_uid="search")


def keep_the_index_in_step(sender, item, is_gone: bool = False, **kwargs) -> None:
    """Write the index inside the change's own transaction, so that taking one back takes both."""
    from policyarchive.search.actions import follow

    follow(item, is_gone=is_gone)
