from policyarchive.content.registry import ContentType, register
from tests.events.models import Event

EVENTS = register(
    ContentType(
        Event,
        kind="event",
        section="events",
        label="Events",
        detail="events:event_detail",
        listing="events:event_list",
        picture="picture",
        attachments="files__document",
        bodies=("body",),
        public=lambda: Event.objects.published().newest_first(),
        last_changed=lambda event: event.revised_at,
        latest_change=lambda: Event.objects.published().latest_change(),
        urls="tests.events.urls",
        position=15,
    )
)
