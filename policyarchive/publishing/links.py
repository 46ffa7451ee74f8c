"""Rows that an item links in an order: areas in the order of the text, files in the order of the list."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction


@transaction.atomic(savepoint=False)
def replace_links(item: models.Model, name: str, rows: Iterable[Any]) -> None:
    """Let an item link exactly ROWS, in that order; a link that stays keeps its row.

    NAME is the accessor of its links, such as `area_links`: the item, one other row, and a `position`.
    """
    manager = getattr(item, name)
    model, owner, target = manager.model, manager.field.name, target_of(manager.model, manager.field.name)
    wanted = list(rows)
    manager.exclude(**{f"{target}__in": wanted}).delete()
    kept = {getattr(link, f"{target}_id"): link for link in model._default_manager.filter(**{owner: item})}
    links = [kept.get(row.pk) or model(**{owner: item, target: row}) for row in wanted]
    for position, link in enumerate(links, 1):
        link.position = position
    model._default_manager.bulk_update([link for link in links if link.pk], ["position"])
    model._default_manager.bulk_create([link for link in links if not link.pk])
    getattr(item, "_prefetched_objects_cache", {}).pop(name, None)


def target_of(model: type[models.Model], owner: str) -> str:
    """Return the field of a link that leads to the other row."""
    [target] = [
        field.name for field in model._meta.concrete_fields if field.is_relation and field.name != owner
    ]
    return target
