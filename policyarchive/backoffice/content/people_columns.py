"""Who wrote an item and who changed it last, in a list."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from policyarchive.lib.language.moments import moment_text
from policyarchive.publishing.models import Revision


def with_people(rows: QuerySet) -> QuerySet:
    """Ask of each row who saved it first, who last and when, without a query a row."""
    kind = ContentType.objects.get_for_model(rows.model)
    revisions = Revision.objects.filter(item_type=kind, item_id=OuterRef("pk"))
    last = revisions.order_by("-number")
    return rows.annotate(
        written_by_name=Subquery(revisions.filter(number=1).values("saved_by_name")[:1]),
        changed_by_name=Subquery(last.values("saved_by_name")[:1]),
        changed_at=Subquery(last.values("saved_at")[:1]),
    )


def people_and_time(item) -> SafeString:
    """Return who changed it last and when, and who wrote it where that is somebody else."""
    writer, editor = item.written_by_name or "", item.changed_by_name or ""
    parts = [editor, moment_text(item.changed_at) if item.changed_at else ""]
    if writer and writer != editor:
        parts.append(_("written by %(name)s") % {"name": writer})
    return format_html_join(mark_safe("<br>"), "{}", ((text,) for text in parts if text))
