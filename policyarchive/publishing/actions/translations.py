"""Keeps what is known of translations in step with each save."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from policyarchive.lib.words import languages_of
from policyarchive.publishing.models import Publishable, Revision, Translation
from policyarchive.publishing.translations import is_outdated, source_language


def review_translations(item: Publishable, revision: Revision) -> None:
    """After a save: note translations that came with it, and compare the others with their original."""
    known = {} if revision.number == 1 else {row.language: row for row in Translation.objects.of(item)}
    others = [code for code in languages_of(item, "title") if code != source_language(item)]
    Translation.objects.bulk_create(_made_now(item, code, revision) for code in others if code not in known)
    for translation in known.values():
        _compare(translation, item)


@transaction.atomic
def declare_current(item: Publishable, language: str, *, by) -> None:
    """Say that the text in a language says what the original says now."""
    revision = Revision.objects.of(item).defer("data").first()
    if revision is None or language == source_language(item):
        return
    Translation.objects.of(item).filter(language=language).delete()
    made = _made_now(item, language, revision)
    made.made_by = by
    made.save()


def take_along(item: Publishable, revision: Revision, current: set[str]) -> None:
    """After a minor change went public: what was CURRENT before it is so still."""
    rows = Translation.objects.of(item).filter(language__in=current)
    rows.update(source_number=revision.number, is_outdated=False)


def current_languages(item: Publishable) -> set[str]:
    """Return the languages whose texts say what the original says in this row."""
    return {row.language for row in Translation.objects.of(item) if not is_outdated(row, item)}


def compare_again(item: Publishable) -> None:
    """After a working copy was discarded: compare with the public row."""
    for translation in Translation.objects.of(item):
        _compare(translation, item)


def _compare(translation: Translation, item: Publishable) -> None:
    outdated = is_outdated(translation, item)
    if outdated != translation.is_outdated:
        Translation.objects.filter(pk=translation.pk).update(is_outdated=outdated)


def _made_now(item: Publishable, language: str, revision: Revision) -> Translation:
    return Translation(
        item_type=ContentType.objects.get_for_model(item),
        item_id=item.item_id,
        language=language,
        source_language=source_language(item),
        source_number=revision.number,
        made_by=revision.saved_by,
    )
