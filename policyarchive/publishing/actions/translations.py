"""Keeps what is known of translations in step with each save."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.lib.language.words import begun_languages
from policyarchive.publishing.models import Publishable, Revision, Translation
from policyarchive.publishing.refusals import MoveRefused
from policyarchive.publishing.rights import languages_open_to
from policyarchive.publishing.translations import is_outdated, source_language


def review_translations(item: Publishable, revision: Revision) -> None:
    """After a save: note translations that came with it, and compare the others with their original."""
    known = {} if revision.number == 1 else {row.language: row for row in Translation.objects.of(item)}
    others = [code for code in begun_languages(item) if code != source_language(item)]
    Translation.objects.bulk_create([_made_now(item, code, revision) for code in others if code not in known])
    for translation in known.values():
        _compare(translation, item)


def note_translations(saved: Iterable[tuple[Publishable, Revision]]) -> None:
    """After first saves: note the translations that came with them."""
    Translation.objects.bulk_create(
        [
            _made_now(item, code, revision)
            for item, revision in saved
            for code in begun_languages(item)
            if code != source_language(item)
        ]
    )


@transaction.atomic
def declare_current(item: Publishable, language: str, *, by) -> None:
    """Say that the text in a language says what the original says in this row now."""
    if by is not None and language not in languages_open_to(by, item):
        name = get_language_info(language)["name_translated"]
        raise MoveRefused([_("You may not write texts in this language: %(language)s.") % {"language": name}])
    revision = _last_revision(item)
    if revision is None or language == source_language(item):
        return
    known = Translation.objects.of(item).filter(language=language).first()
    made = _made_now(item, language, revision)
    if known:
        if item.is_working_copy:
            made.number_before_copy = known.number_before_copy or known.source_number
        known.delete()
    made.made_by = by
    made.save()
    log(LogAction.TRANSLATED, item, by=by, language=language)


def leave_unfinished(item: Publishable, language: str) -> None:
    """Say that a translation was begun and nobody has called it done: it was made from no revision yet."""
    Translation.objects.of(item).filter(language=language).update(source_number=0, is_outdated=True)


def take_along(item: Publishable, revision: Revision, current: set[str]) -> None:
    """After a change went public: what was CURRENT before a minor one is so still."""
    Translation.objects.of(item).update(number_before_copy=None)
    rows = Translation.objects.of(item).filter(language__in=current)
    rows.update(source_number=revision.number, is_outdated=False)


def current_languages(item: Publishable) -> set[str]:
    """Return the languages whose texts say what the original says in this row."""
    return {row.language for row in Translation.objects.of(item) if not is_outdated(row, item)}


def compare_again(item: Publishable) -> None:
    """After a working copy was discarded: forget what was declared in it, and compare with the public row."""
    declared = Translation.objects.of(item).exclude(number_before_copy=None)
    declared.update(source_number=F("number_before_copy"), number_before_copy=None)
    for translation in Translation.objects.of(item):
        _compare(translation, item)


def _compare(translation: Translation, item: Publishable) -> None:
    outdated = is_outdated(translation, item)
    if outdated != translation.is_outdated:
        Translation.objects.filter(pk=translation.pk).update(is_outdated=outdated)


def _last_revision(item: Publishable) -> Revision | None:
    """Return the last revision of exactly this row; those of a discarded copy hold what was never laid."""
    revisions = Revision.objects.of(item).filter(is_of_working_copy=item.is_working_copy)
    return revisions.defer("data").first()


def _made_now(item: Publishable, language: str, revision: Revision) -> Translation:
    return Translation(
        item_type=ContentType.objects.get_for_model(item),
        item_id=item.item_id,
        language=language,
        source_language=source_language(item),
        source_number=revision.number,
        made_by=revision.saved_by,
    )
