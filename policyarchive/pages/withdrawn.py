"""What the page of a withdrawn item says of that: a word for its title, a sentence for its readers."""

from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.pages.languages import page_language
from policyarchive.publishing.models import Publishable


def notice_of(item: Publishable) -> str:
    """Return the word that stands before the title of an item that was withdrawn, else nothing."""
    return _("Withdrawn") if item.is_withdrawn else ""


def sentence_of(item: Publishable) -> str:
    """Return that an item was withdrawn, and the day where it is known."""
    is_post = item._meta.model_name == "post"
    if item.withdrawn_at is None:
        return _("This post was withdrawn.") if is_post else _("The entry of this agreement was withdrawn.")
    day = timezone.localdate(item.withdrawn_at)
    date = FuzzyDate.of(day.year, day.month, day.day).text(page_language())
    if is_post:
        return _("This post was withdrawn on %(date)s.") % {"date": date}
    return _("The entry of this agreement was withdrawn on %(date)s.") % {"date": date}
