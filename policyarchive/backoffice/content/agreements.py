"""Agreements with their parties, areas, relations and sources."""

from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import (
    Agreement,
    AgreementArea,
    AgreementAttachment,
    AgreementRelation,
    Party,
    Signatory,
    Source,
)
from policyarchive.backoffice.base.model_admin import AsTheParent, BackofficeAdmin, Fields, TableRows
from policyarchive.backoffice.base.publishable import PublishableAdmin
from policyarchive.backoffice.content.agreement_forms import (
    AgreementForm,
    PartyForm,
    PartyRows,
    RelationForm,
    SignatoryForm,
)
from policyarchive.backoffice.content.attachments import AttachmentRows, ask_for_twins
from policyarchive.backoffice.content.signatories import LINES, with_lines
from policyarchive.backoffice.forms.languages import language_fieldsets, shown, words_column
from policyarchive.backoffice.forms.rows import OrderedLinks, OrderedRows, RowForm
from policyarchive.backoffice.translation.matrix import ByTranslation
from policyarchive.backoffice.workflow.filters import ByStage, SavedByMe
from policyarchive.lib.language.translated import columns
from policyarchive.publishing.actions import save
from policyarchive.publishing.links import replace_links


class AgreementAreas(OrderedLinks):
    once = "area"

    def lay_down(self, items: list) -> None:
        replace_links(self.instance, "area_links", items)


class AgreementAreaInline(TableRows):
    model = AgreementArea
    form = RowForm
    formset = AgreementAreas
    fields = ["area", "position"]
    autocomplete_fields = ["area"]


class PartyInline(AsTheParent, Fields, admin.StackedInline):
    model = Party
    form = with_lines(PartyForm)
    formset = PartyRows
    fieldsets = [
        (None, {"fields": [("city", "position"), "signatory_list"]}),
        *language_fieldsets("body", LINES),
    ]
    readonly_fields = ["signatory_list"]
    autocomplete_fields = ["city"]
    extra = 0

    def get_fieldsets(self, request, obj=None):
        """Leave out the fields that only add, where one may only read."""
        if self.has_change_permission(request, obj):
            return super().get_fieldsets(request, obj)
        return [(None, {"fields": ["city", *columns("body"), "signatory_list"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("city").prefetch_related("signatories")

    @admin.display(description=_("signatories"))
    def signatory_list(self, party: Party) -> str:
        if not party.pk:
            return gettext("nobody yet")
        names = format_html_join(
            "", "{}<br>", ((shown(person, "name"),) for person in party.signatories.all())
        )
        address = reverse("admin:agreements_party_change", args=[party.pk])
        return format_html('{}<a href="{}">{}</a>', names, address, gettext("Who signed for this party"))


class RelationInline(TableRows):
    model = AgreementRelation
    fk_name = "from_agreement"
    form = RelationForm
    fields = ["kind", "to_agreement"]
    autocomplete_fields = ["to_agreement"]
    verbose_name = _("relation to an earlier agreement")
    verbose_name_plural = _("relations to earlier agreements")

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("from_agreement", "to_agreement")


class SourceInline(AsTheParent, Fields, admin.StackedInline):
    model = Source
    form = RowForm
    formset = OrderedRows
    fieldsets = [(None, {"fields": ["url", ("stated_date", "position")]}), *language_fieldsets("fact")]
    extra = 0


class AgreementAttachmentInline(AttachmentRows):
    model = AgreementAttachment


@admin.register(Agreement)
class AgreementAdmin(PublishableAdmin):
    form = AgreementForm
    translated_texts = ["title", "place", "summary", "note"]
    identity_fields = ["slug"]
    list_display = ["title_column", "kind", "signed", "parties_column", "stage_badge", "translation_column"]
    list_filter = [ByStage, SavedByMe, "kind", ByTranslation]
    ordering = ["-signed_earliest", "slug"]
    search_fields = [*columns("title"), "slug"]
    search_help_text = _("Words in any language")
    prepopulated_fields = {"slug": columns("title")}
    address_view = "agreements:agreement_detail"
    inlines = [AgreementAttachmentInline, PartyInline, AgreementAreaInline, RelationInline, SourceInline]
    fieldsets = [
        (None, {"fields": ["kind", "signed"]}),
        *language_fieldsets("title", "place", "summary", "note"),
        (None, {"fields": ["lead_image"]}),
        (
            _("Its life"),
            {
                "fields": [
                    ("effective_on", "expires_on"),
                    ("suspended_on", "terminated_on"),
                    "last_confirmed_on",
                ],
                "description": _(
                    "The status on the site follows from these dates and from later agreements. They are "
                    "whole days, since a term ends on one; where only the month or year is known, leave "
                    "the date empty and say so in the note."
                ),
            },
        ),
        (_("Address"), {"fields": ["slug"]}),
    ]

    title_column = words_column("title", _("title"))

    @admin.display(description=_("signed on"), ordering="signed_earliest")
    def signed(self, agreement: Agreement) -> str:
        return agreement.signed_on.isoformat() if agreement.signed_on else ""

    @admin.display(description=_("parties"))
    def parties_column(self, agreement: Agreement) -> str:
        return ", ".join(str(party) for party in agreement.parties.all())

    def get_queryset(self, request):
        return super().get_queryset(request).with_parties()

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        """Suggest an address once; a page that exists keeps the one it has."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def store(self, request, form, write_rows, *, is_new) -> None:
        super().store(request, form, write_rows, is_new=is_new)
        ask_for_twins(request, form.instance)

    def view_on_site(self, agreement: Agreement) -> str | None:
        if not agreement.is_readable:
            return None
        return reverse("agreements:agreement_detail", args=[agreement.slug])


class SignatoryInline(TableRows):
    model = Signatory
    form = SignatoryForm
    formset = OrderedRows
    fields = [*columns("name"), *columns("office"), "position"]
    extra = 1


@admin.register(Party)
class PartyAdmin(BackofficeAdmin):
    """Who signed for a party; reached from the agreement, to which saving leads back."""

    fields = readonly_fields = ("agreement", "city", *columns("body"))
    inlines = [SignatoryInline]
    actions = None  # many at once would not ask whether the agreement of each is open

    def has_module_permission(self, request) -> bool:
        return False

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return self.may_write(request, obj)

    def has_view_permission(self, request, obj=None) -> bool:
        return self._agreements().has_view_permission(request)

    def may_write(self, request, obj=None) -> bool:
        return self._agreements().may_write(request, obj and obj.agreement)

    def has_change_permission(self, request, obj=None) -> bool:
        return self.may_write(request, obj)

    def store(self, request, form, write_rows, *, is_new) -> None:
        save(form.instance.agreement, by=request.user, rows=write_rows)

    def response_post_save_change(self, request, party):
        return HttpResponseRedirect(reverse("admin:agreements_agreement_change", args=[party.agreement_id]))

    def _agreements(self):
        return self.admin_site.get_model_admin(Agreement)
