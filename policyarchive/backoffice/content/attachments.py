"""The files of an item, as rows inside its page."""

from django.contrib import messages
from js_asset import Script

from policyarchive.backoffice.base.model_admin import TableRows
from policyarchive.backoffice.forms.rows import OrderedRows, RowForm
from policyarchive.backoffice.library.uploads import twin_wanted
from policyarchive.library.models.attachment import without_twin


class AttachmentsInOrder(OrderedRows):
    once = "attachment"


class AttachmentRows(TableRows):
    form = RowForm
    formset = AttachmentsInOrder
    fields = ["attachment", "position"]
    autocomplete_fields = ["attachment"]
    template = "admin/library/attachment_rows.html"

    class Media:
        js = [
            Script("backoffice/library/upload.js", type="module"),
            Script("backoffice/library/attachment-rows.js", type="module"),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("attachment")


def ask_for_twins(request, item) -> None:
    """Ask for a PDF beside each HWP file: not everybody can open HWP."""
    links = item.attachment_links.select_related("attachment__stored")
    for file in without_twin([link.attachment for link in links]):
        messages.warning(request, twin_wanted(file))
