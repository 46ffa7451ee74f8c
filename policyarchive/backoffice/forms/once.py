"""A form that is sent twice does once what it does: a double click, or a page sent again.

What is taken once is the page's own token with everything that was typed, so that a form whose words were
changed is another one. It is kept in the transaction of the change: both stand or fall together.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext as _

from policyarchive.publishing.models import Submission

LENGTH_OF_TOKEN = 64  # one that is masked again for each page


def sent_once(view):
    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs):
        return answer_once(request, lambda: view(request, *args, **kwargs))

    return wrapped


def answer_once(request: HttpRequest, answer: Callable[[], Any], *, makes_one: bool = False) -> Any:
    """Answer a form; where the same was sent before, lead to where that one led.

    With MAKES_ONE the page makes one item, whatever the words: who goes back to it, changes words and sends
    it again is led to the item that is there, and does not make another one without noticing.
    """
    keys = _keys(request, makes_one=makes_one)
    if not keys:
        return answer()
    try:
        with transaction.atomic():
            taken = _take(keys)
            response = answer()
            _remember(taken, response)
        return response
    except IntegrityError:
        earlier = _earlier(request, keys)
        if earlier is None:
            raise
        return earlier


def answer_each_once(request: HttpRequest, answer: Callable[[], Any]) -> Any:
    """Answer a form that makes many changes, each in a transaction of its own, as `answer_once` does.

    Who sends it again while it is being carried out is informed.
    """
    keys = _keys(request)
    if not keys:
        return answer()
    try:
        with transaction.atomic():
            taken = _take(keys)
    except IntegrityError:
        return _earlier(request, keys) or answer()
    try:
        response = answer()
    except BaseException:
        _forget(taken)
        raise
    _remember(taken, response)
    return response


def _keys(request: HttpRequest, *, makes_one: bool = False) -> list[str]:
    """Return what is taken once: the words that were typed on this page, and first the page itself."""
    token = request.POST.get("csrfmiddlewaretoken", "") if request.method == "POST" else ""
    if len(token) != LENGTH_OF_TOKEN:
        return []
    page = (request.user.pk, request.get_full_path(), token)
    return [*([_key(page)] if makes_one else []), _key((page, sorted(request.POST.lists())))]


def _key(sent: tuple) -> str:
    return sha256(repr(sent).encode("utf-8", "replace")).hexdigest()


def _take(keys: list[str]) -> list[Submission]:
    """Take the keys; who sends the same at the same moment waits here until this one ended."""
    return [Submission.objects.create(key=key) for key in keys]


def _earlier(request: HttpRequest, keys: list[str]) -> HttpResponseRedirect | None:
    """Lead to where the earlier form led, and say why; None where none was sent."""
    found = {one.key: one for one in Submission.objects.filter(key__in=keys)}
    if not found:
        return None
    [submission, *_others] = found.values()
    if keys[-1] not in found:
        messages.warning(
            request,
            _(
                "This page was saved already. What you changed on it afterwards is not in the item yet: "
                "change it here. To make another item, add one."
            ),
        )
    elif submission.answer:
        messages.info(request, _("This was saved already: the form was sent twice."))
    else:
        messages.info(request, _("This is being carried out already: the form was sent twice."))
    return HttpResponseRedirect(submission.answer or request.get_full_path())


def _remember(taken: list[Submission], response) -> None:
    """Keep where a form led that was carried out; one that is shown again may be sent again."""
    if response.status_code != 302:
        return _forget(taken)
    for submission in taken:
        submission.answer = response.url
        submission.save(update_fields=["answer"])


def _forget(taken: list[Submission]) -> None:
    for submission in taken:
        submission.delete()
