"""Which languages a translator may write."""

from collections.abc import Iterable

from django.db import transaction

from policyarchive.publishing.models import LanguageGrant


@transaction.atomic
def grant_languages(person, languages: Iterable[str]) -> None:
    """Give a person exactly these languages. The caller logs it with the person's other rights."""
    wanted = set(languages)
    granted = set(LanguageGrant.objects.filter(person=person).values_list("language", flat=True))
    LanguageGrant.objects.filter(person=person, language__in=granted - wanted).delete()
    LanguageGrant.objects.bulk_create(
        LanguageGrant(person=person, language=code) for code in sorted(wanted - granted)
    )
    getattr(person, "_prefetched_objects_cache", {}).pop("language_grants", None)
