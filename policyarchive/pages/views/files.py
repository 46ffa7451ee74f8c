"""What belongs to an item beside its page: its attachments as one archive, and the image for links to it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from policyarchive.lib.language.words import in_language
from policyarchive.lib.web.filenames import name_of_title
from policyarchive.library.sharing import share_image
from policyarchive.library.views import SANDBOX
from policyarchive.library.zipping import zipped
from policyarchive.pages.context import site_settings
from policyarchive.pages.languages import page_language
from policyarchive.pages.views.moved import follows_former_slugs

View = Callable[..., HttpResponseBase]


def attachments_of(model: Any) -> View:
    """Return the view that gives all attachments of a public row as one archive."""

    @require_safe
    def attachments(request: HttpRequest, **address) -> HttpResponseBase:
        return archive(request, get_object_or_404(model.objects.published().with_attachments(), **address))

    return _found_by_former_names(model, attachments)


def share_of(model: Any) -> View:
    """Return the view that gives the image for links to a public row."""

    @require_safe
    def share(request: HttpRequest, **address) -> HttpResponseBase:
        return _share(request, get_object_or_404(model.objects.published().with_lead_image(), **address))

    return _found_by_former_names(model, share)


def _found_by_former_names(model: Any, view: View) -> View:
    is_named = hasattr(model, "former_slugs")
    return follows_former_slugs(model, shown="is_published")(view) if is_named else view


def archive(request: HttpRequest, item) -> StreamingHttpResponse:
    """Answer with all files of an item as one, for a reader who may see the item."""
    if not item.attachments:
        raise Http404
    try:
        pieces = zipped(item.attachments)
    except FileNotFoundError as error:  # library_check finds what is missing
        raise Http404 from error
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, _file_name(item, "zip"))
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "no-cache"
    return response


def _share(request: HttpRequest, item) -> HttpResponse:
    title = in_language(item, "title", page_language()).text
    site_name = in_language(site_settings(request), "name", page_language()).text
    content = share_image(title, site_name=site_name, picture=item.lead_image)
    response = HttpResponse(content, content_type="image/jpeg")
    response["Content-Disposition"] = content_disposition_header(False, _file_name(item, "jpg")) or "inline"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is made to be shown elsewhere
    response["Cache-Control"] = "no-cache"
    return response


def _file_name(item, ending: str) -> str:
    """Return the name under which a reader keeps what was made of an item."""
    title = in_language(item, "title", page_language()).text
    identity = getattr(item.public_row, item.identity[0])
    return name_of_title(title, ending, otherwise=f"{item._meta.model_name}-{identity}")
