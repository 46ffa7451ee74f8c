"""The address at which a script of the page tells that somebody reads an item or fetches a file."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from policyarchive.pages import visits
from policyarchive.search.limits import seconds_to_wait


@csrf_exempt  # it takes no cookie and acts for nobody; where it came from is asked instead
@never_cache
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Count what is named, one each, and say nothing: whoever asks too often is not counted."""
    if not visits.is_from_here(request):
        raise PermissionDenied
    if not visits.is_robot(request) and not seconds_to_wait(request, visits.LIMIT):
        visits.count(request.POST.getlist("item"))
    return HttpResponse(status=204)
