"""A form that is sent twice does once what it does: a double click, or a page sent again.

What is taken once is the page's own token with everything that was typed, so that a form whose words were
changed is another one. It is kept in the transaction of the change: both stand or fall together.
"""

import datetime
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from policyarchive.publishing.models import Submission

KEPT_FOR = datetime.timedelta(days=1)
LENGTH_OF_TOKEN = 64  # one that is masked anew for each page


def sent_once(view):
    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs):
        return answer_once(request, lambda: view(request, *args, **kwargs))

    return wrapped


def answer_once(request: HttpRequest, answer: Callable[[], Any]) -> Any:
    """Answer a form; where the same was sent before, lead to where that one led."""
    key = _key(request)
    if not key:
        return answer()
    try:
        with transaction.atomic():
            submission = _take(key)
            response = answer()
            _remember(submission, response)
        return response
    except IntegrityError:
        earlier = Submission.objects.filter(key=key).first()
        if earlier is None:
            raise
        messages.info(request, _("This was saved already: the form was sent twice."))
        return HttpResponseRedirect(earlier.answer)


def _key(request: HttpRequest) -> str:
    token = request.POST.get("csrfmiddlewaretoken", "") if request.method == "POST" else ""
    if len(token) != LENGTH_OF_TOKEN:
        return ""
    sent = repr((request.user.pk, request.get_full_path(), sorted(request.POST.lists())))
    return sha256(sent.encode("utf-8", "replace")).hexdigest()


def _take(key: str) -> Submission:
    """Take the key; who sends the same at the same moment waits here until this one ended."""
    submission = Submission.objects.create(key=key)
    Submission.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
    return submission


def _remember(submission: Submission, response) -> None:
    """Keep where a form led that was carried out; one that is shown again may be sent again."""
    if response.status_code == 302:
        submission.answer = response.url
        submission.save(update_fields=["answer"])
    else:
        submission.delete()
