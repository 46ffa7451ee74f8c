"""Files to readers: private until something public uses them, which is asked again each time."""

from collections.abc import Iterable
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from policyarchive.library import ranges
from policyarchive.library.models import Attachment, Image, Rendition
from policyarchive.library.opening import Begun, opened
from policyarchive.library.references import is_public
from policyarchive.library.renditions import MEDIA_TYPES

# Whatever a browser makes of the bytes, it runs nothing and asks nobody.
SANDBOX = "sandbox; default-src 'none'"


@require_safe
def picture(request: HttpRequest, pk: str, width: str, format: str) -> HttpResponseBase:
    image, is_hidden = _visible(request, Image, pk)
    return picture_answer(request, image, int(width), format, is_hidden=is_hidden)


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponseBase:
    attachment, is_hidden = _visible(request, Attachment, pk)
    return file_answer(request, attachment, is_hidden=is_hidden)


def picture_answer(
    request: HttpRequest, image: Image, width: int, format: str, *, is_hidden: bool
) -> HttpResponseBase:
    """Answer with a picture that the caller lets this reader see; IS_HIDDEN where others may not."""
    rendition = _nearest(image, width, format)
    response = _answer(request, rendition, etag=rendition.sha256, is_hidden=is_hidden)
    response["Content-Type"] = MEDIA_TYPES[format]
    if not is_hidden:
        response["Cross-Origin-Resource-Policy"] = "cross-origin"  # readers of the feed show it, too
    return response


def file_answer(request: HttpRequest, attachment: Attachment, *, is_hidden: bool) -> HttpResponseBase:
    """Answer with a file that the caller lets this reader see; IS_HIDDEN where others may not."""
    response = _answer(request, attachment.stored, etag=attachment.stored.sha256, is_hidden=is_hidden)
    response["Content-Type"] = attachment.kind.media_type
    response["Content-Disposition"] = content_disposition_header(True, attachment.name)
    return response


def _visible(request: HttpRequest, model, pk) -> tuple[Any, bool]:
    """Return the row and whether it is hidden, or answer 404.

    The session is read for hidden files, and for none at all alike: otherwise the headers of the two
    answers would tell them apart.
    """
    item = model.objects.with_file().filter(pk=pk).first()
    if item and is_public(item):
        return item, False
    may_look = request.user.is_staff and request.user.has_perm(f"library.view_{model._meta.model_name}")
    if not (item and may_look):
        raise Http404
    return item, True


def _nearest(image: Image, width: int, format: str) -> Rendition:
    """Return the rendition asked for; after a replacement, the next wider or the widest that there is."""
    offered = image.stored.renditions.filter(format=format)
    found = offered.filter(width__gte=width).order_by("width").first() or offered.order_by("-width").first()
    if found is None:
        raise Http404
    found.source = image.stored
    return found


def _answer(request: HttpRequest, kept, *, etag: str, is_hidden: bool) -> HttpResponseBase:
    tag = f'"{etag}"'
    if tag in request.headers.get("If-None-Match", ""):
        response: HttpResponseBase = HttpResponseNotModified()
    else:
        response = _bytes(request, kept, tag=tag)
    response["ETag"] = tag
    # Kept by browsers but asked about each time: what is withdrawn or replaced is so at once.
    response["Cache-Control"] = "private, no-cache" if is_hidden else "no-cache"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _bytes(request: HttpRequest, kept, *, tag: str) -> HttpResponseBase:
    size = kept.size
    try:
        part = _part(request, size, tag)
        file = opened(kept)
    except ranges.NoSuchPart:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    except FileNotFoundError as error:  # library_check finds what is missing
        raise Http404 from error
    whole = ranges.Part(0, size - 1)
    pieces: Iterable[bytes] = ranges.chunks(file, part or whole)
    if request.method == "GET":  # an answer to HEAD never reads the file
        pieces = Begun(ranges.chunks(file, part or whole))
    response = StreamingHttpResponse(pieces, status=206 if part else 200)
    response._resource_closers.append(file.close)  # type: ignore[attr-defined]
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = (part or whole).length
    if part:
        response["Content-Range"] = f"bytes {part.first}-{part.last}/{size}"
    return response


def _part(request: HttpRequest, size: int, tag: str) -> ranges.Part | None:
    if request.headers.get("If-Range", tag) != tag:
        return None
    return ranges.part_wanted(request.headers.get("Range", ""), size=size)
