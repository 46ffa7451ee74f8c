"""Pictures and files of what is not public yet: exactly those that belong to what a link leads to."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from policyarchive.library.models import Attachment, Image
from policyarchive.library.references import belongs_to
from policyarchive.library.views import file_answer, picture_answer
from policyarchive.pages.views.confidence import in_confidence, with_link
from policyarchive.pages.views.files import archive
from policyarchive.pages.views.preview import model_open_to
from policyarchive.publishing.models import PreviewLink


@in_confidence
@require_safe
@with_link
def preview_picture(
    request: HttpRequest, link: PreviewLink, pk: str, width: str, format: str
) -> HttpResponseBase:
    image = _its_own(link, Image, pk)
    return picture_answer(request, image, int(width), format, is_hidden=True)


@in_confidence
@require_safe
@with_link
def preview_file(request: HttpRequest, link: PreviewLink, pk: int) -> HttpResponseBase:
    return file_answer(request, _its_own(link, Attachment, pk), is_hidden=True)


@in_confidence
@require_safe
@with_link
def preview_link_attachments(request: HttpRequest, link: PreviewLink) -> HttpResponseBase:
    return archive(request, _with_files(_shown(link.row)))


@in_confidence
@require_safe
def preview_item_attachments(request: HttpRequest, kind: str, pk: int) -> HttpResponseBase:
    """Answer a person who may look at the row in the back office."""
    return archive(request, _with_files(_shown(get_object_or_404(model_open_to(request.user, kind), pk=pk))))


def _its_own(link: PreviewLink, model, pk):
    file = get_object_or_404(model.objects.with_file(), pk=pk)
    if not belongs_to(file, _shown(link.row)):
        raise Http404
    return file


def _shown(item):
    """A withdrawn item shows no files on its page, so its preview has none to give."""
    if not item.shows_files:
        raise Http404
    return item


def _with_files(item):
    return type(item).objects.with_attachments().get(pk=item.pk)
