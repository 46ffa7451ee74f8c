"""Numbers of posts, and how often posts were read."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest

from news.models import Post, PostCounter


@transaction.atomic(savepoint=False)
def take_number(wanted: int | None = None) -> int:
    """Return WANTED, or the next free number, and see to it that it is not given again."""
    if wanted is None:
        return _next_number()
    if Post.objects.filter(number=wanted).exists():
        raise ValidationError({"number": f"number {wanted} belongs to another post"})
    PostCounter.objects.get_or_create(pk=1)
    PostCounter.objects.update(last_number=Greatest("last_number", wanted))
    return wanted


@transaction.atomic(savepoint=False)
def take_numbers(wanted: Sequence[int | None]) -> list[int]:
    """Do for many posts what `take_number` does for one after the other."""
    given = [number for number in wanted if number is not None]
    if len(set(given)) < len(given) or Post.objects.filter(number__in=given).exists():
        raise ValidationError({"number": "a number belongs to another post"})
    PostCounter.objects.get_or_create(pk=1)
    last, numbers = PostCounter.objects.select_for_update().values_list("last_number", flat=True).get(), []
    for number in wanted:
        numbers.append(number or last + 1)
        last = max(last, numbers[-1])
    PostCounter.objects.update(last_number=last)
    return numbers


def _next_number() -> int:
    if not PostCounter.objects.update(last_number=F("last_number") + 1):
        PostCounter.objects.get_or_create(pk=1)
        return _next_number()
    return PostCounter.objects.values_list("last_number", flat=True).get()


@transaction.atomic
def count_views(counts: Mapping[int, int]) -> None:
    """Add views to posts by their numbers; what visitors cannot read has none."""
    for count in sorted(set(counts.values())):
        numbers = [number for number, views in counts.items() if views == count]
        Post.objects.readable().filter(number__in=numbers).update(views=F("views") + count)
