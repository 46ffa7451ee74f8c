"""Events: a title, a text, a picture and attachments."""

from typing import Self

from django.db import models
from django.db.models import Max, Prefetch

from policyarchive.lib.body.sanitizing import BODY_EXTENSIONS, sanitize_body
from policyarchive.lib.data.fields import BodyField, LineField
from policyarchive.lib.language.words import languages_of
from policyarchive.library.models import Attachment, Image
from policyarchive.publishing.models import Publishable, PublishableQuerySet


class EventQuerySet(PublishableQuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-pk")

    def latest_change(self):
        return self.aggregate(latest=Max("revised_at"))["latest"]

    def with_lead_image(self) -> Self:
        return self.select_related("picture__stored")

    def with_attachments(self) -> Self:
        links = EventFile.objects.select_related("document__stored")
        return self.prefetch_related(Prefetch("files", links))

    def for_page(self) -> Self:
        return self.select_related("picture").with_attachments()


class Event(Publishable):
    texts = ["title", "body"]
    identity = ["slug"]
    owned = ["files"]

    slug = models.SlugField(unique=True, null=True, blank=True)
    title = LineField(max_length=300)
    body = BodyField(blank=True, extensions=BODY_EXTENSIONS, sanitize=sanitize_body)
    picture = models.ForeignKey(Image, models.PROTECT, null=True, blank=True, related_name="+")

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        verbose_name = "event"
        verbose_name_plural = "events"

    def __str__(self) -> str:
        return self.title or str(self.public_row.slug)

    @property
    def languages(self) -> list[str]:
        return languages_of(self, "title")

    @property
    def attachments(self) -> list[Attachment]:
        return [link.document for link in self.files.all()]

    @property
    def lead_image(self) -> Image | None:
        return self.picture

    @property
    def files_shown(self) -> list:
        return [*([self.picture] if self.picture else []), *self.attachments]


class EventFile(models.Model):
    event = models.ForeignKey(Event, models.CASCADE, related_name="files")
    document = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return str(self.document)
