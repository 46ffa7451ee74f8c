"""What belongs to an item beside its page: its attachments as one archive, and the image for links to it."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from news.models import Post
from policyarchive.lib.language.words import in_language
from policyarchive.lib.web.filenames import name_of_title
from policyarchive.library.sharing import share_image
from policyarchive.library.views import SANDBOX
from policyarchive.library.zipping import zipped
from policyarchive.pages.context import site_settings
from policyarchive.pages.languages import page_language
from policyarchive.pages.views.moved import follows_former_slugs


@require_safe
def post_attachments(request: HttpRequest, number: int) -> StreamingHttpResponse:
    return archive(request, get_object_or_404(Post.objects.published().with_attachments(), number=number))


@require_safe
@follows_former_slugs(Agreement, shown="is_published")
def agreement_attachments(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    return archive(request, get_object_or_404(Agreement.objects.published().with_attachments(), slug=slug))


@require_safe
def post_share(request: HttpRequest, number: int) -> HttpResponse:
    return _share(request, get_object_or_404(Post.objects.published().with_lead_image(), number=number))


@require_safe
@follows_former_slugs(Agreement, shown="is_published")
def agreement_share(request: HttpRequest, slug: str) -> HttpResponse:
    return _share(request, get_object_or_404(Agreement.objects.published().with_lead_image(), slug=slug))


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
