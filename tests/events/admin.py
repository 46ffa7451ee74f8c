from django.contrib import admin

from policyarchive.backoffice.base.publishable import PublishableAdmin
from policyarchive.backoffice.content.attachments import AttachmentRows, AttachmentsInOrder
from policyarchive.backoffice.forms.languages import language_fieldsets, words_column
from tests.events.models import Event, EventFile


class EventFilesInOrder(AttachmentsInOrder):
    once = "document"


class EventFileInline(AttachmentRows):
    model = EventFile
    formset = EventFilesInOrder
    fields = ["document", "position"]
    autocomplete_fields = ["document"]

    def get_queryset(self, request):
        return super(AttachmentRows, self).get_queryset(request).select_related("document")


@admin.register(Event)
class EventAdmin(PublishableAdmin):
    translated_texts = ["title", "body"]
    identity_fields = ["slug"]
    list_display = ["title_column", "stage_badge", "translation_column"]
    ordering = ["-pk"]
    search_fields = ["title_ko", "title_en"]
    inlines = [EventFileInline]
    fieldsets = [*language_fieldsets("title", "body"), (None, {"fields": ["slug", "picture"]})]

    title_column = words_column("title", "title")
