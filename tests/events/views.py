from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from policyarchive.lib.language.words import in_language, whole_languages
from policyarchive.pages.details import detail_page
from policyarchive.pages.head import make_head
from policyarchive.pages.languages import page_language
from policyarchive.pages.trails import list_crumb
from policyarchive.pages.views.errors import not_readable
from tests.events.models import Event


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    head = make_head(request, title="Events", view="events:event_list")
    return render(request, "events/event_list.html", {"head": head, "events": Event.objects.published()})


@require_safe
def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    event = Event.objects.readable().for_page().filter(slug=slug).first()
    if event is None:
        return not_readable(request, Event.objects.filter(slug=slug))
    return render(request, "events/event_detail.html", event_context(request, event))


@detail_page(Event, "events/event_detail.html", rows=lambda: Event.objects.for_page())
def event_context(request: HttpRequest, event: Event) -> dict:
    title, language = in_language(event, "title", page_language())
    return {
        "head": make_head(
            request,
            title=title,
            language=language,
            view="events:event_detail",
            args=(event.slug,),
            languages=whole_languages(event),
            crumbs=[list_crumb(event)],
            is_indexed=event.is_published,
        ),
        "event": event,
        "archive_url": reverse("events:event_attachments", args=[event.slug]),
    }
