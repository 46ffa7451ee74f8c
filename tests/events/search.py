from policyarchive.lib.body.sanitizing import plain_text
from policyarchive.lib.language.translated import language_codes
from policyarchive.search.documents import Document, Searchable, Text
from policyarchive.search.registry import register
from tests.events.content import EVENTS
from tests.events.models import Event


def texts(event: Event) -> dict[str, Text]:
    titles = {code: getattr(event, f"title_{code}") for code in language_codes()}
    return {
        code: Text(title, plain_text(getattr(event, f"body_{code}") or ""))
        for code, title in titles.items()
        if title
    }


register(
    Searchable(
        kind=EVENTS.kind,
        model=Event,
        public=Event.objects.published,
        hidden=Event.objects.not_published,
        rows=lambda: Event.objects.filter(copy_of=None),
        document=lambda event: Document(key=event.pk, texts=texts(event)),
        texts=texts,
        address=EVENTS.address,
    )
)
