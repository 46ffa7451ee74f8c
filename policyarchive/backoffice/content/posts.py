"""Posts of the news board and their categories."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from news.actions import take_number
from news.models import Category, Post, PostArea, PostAttachment
from policyarchive.backoffice.base.model_admin import BackofficeAdmin, TableRows
from policyarchive.backoffice.base.publishable import PublishableAdmin
from policyarchive.backoffice.content.attachments import AttachmentRows, ask_for_twins
from policyarchive.backoffice.content.people_columns import people_and_time, with_people
from policyarchive.backoffice.content.post_forms import PostForm
from policyarchive.backoffice.forms.base import TranslatedNameForm
from policyarchive.backoffice.forms.languages import language_fieldsets, words_column
from policyarchive.backoffice.forms.rows import OrderedLinks, RowForm
from policyarchive.backoffice.translation.matrix import ByTranslation
from policyarchive.backoffice.workflow.bulk import ask_or_do
from policyarchive.backoffice.workflow.bulk_actions import BulkCategorise
from policyarchive.backoffice.workflow.filters import ByStage, SavedByMe
from policyarchive.lib.language.translated import columns
from policyarchive.publishing.links import replace_links


class PostAreas(OrderedLinks):
    once = "area"

    def lay_down(self, items: list) -> None:
        replace_links(self.instance, "area_links", items)


class PostAreaInline(TableRows):
    model = PostArea
    form = RowForm
    formset = PostAreas
    fields = ["area", "position"]
    autocomplete_fields = ["area"]


class PostAttachmentInline(AttachmentRows):
    model = PostAttachment


@admin.register(Post)
class PostAdmin(PublishableAdmin):
    form = PostForm
    translated_texts = ["title", "summary", "body", "department"]
    identity_fields = ["number", "views", "ref", "legacy_address"]
    list_display = [
        *("number", "title_column", "category", "stage_badge", "translation_column", "posted_on"),
        "change_column",
    ]
    list_display_links = ["number", "title_column"]
    list_select_related = ["category"]
    list_filter = [ByStage, SavedByMe, ByTranslation, "category", "original_language", "posted_on"]
    # By number and not by day: the number has an index of its own, so page 1 costs the same for ever.
    ordering = ["-number"]
    search_fields = [*columns("title"), "byline", "number__exact"]
    search_help_text = _("Words in any language, the author, or the number")
    autocomplete_fields = ["category", "agreements", "cities"]
    readonly_fields = ["number", "views", "updated_at"]
    inlines = [PostAttachmentInline, PostAreaInline]
    fieldsets = [
        (None, {"fields": ["original_language", ("category", "posted_on")]}),
        *language_fieldsets("title", "summary", "body", "department"),
        (None, {"fields": ["lead_image"]}),
        (_("What it is about"), {"fields": ["agreements", "cities"]}),
        (_("On the board"), {"fields": ["byline", ("pinned_from", "pinned_until")]}),
        (_("Rights"), {"fields": ["licence", "has_ai_mark"]}),
        (
            _("Number and origin"),
            {
                "classes": ["collapse"],
                "fields": [("number", "views", "updated_at"), "ref", "legacy_address"],
            },
        ),
    ]

    actions = [*PublishableAdmin.actions, "categorise_many"]
    title_column = words_column("title", _("title"))

    @admin.display(description=_("last change"), ordering="updated_at")
    def change_column(self, post: Post) -> str:
        return people_and_time(post)

    @admin.action(description=_("Change the category"), permissions=["write"])
    def categorise_many(self, request, queryset):
        return ask_or_do(self, request, queryset, BulkCategorise)

    def get_queryset(self, request):
        posts = super().get_queryset(request)
        is_list = request.resolver_match.url_name == "news_post_changelist"
        return with_people(posts.without_bodies()) if is_list else posts

    def store(self, request, form, write_rows, *, is_new) -> None:
        if is_new:
            form.instance.number = take_number()
        super().store(request, form, write_rows, is_new=is_new)
        ask_for_twins(request, form.instance)

    def view_on_site(self, post: Post) -> str | None:
        if not post.is_readable:
            return None
        language = get_language() if get_language() in post.languages else post.original_language
        with override(language):
            return reverse("news:post_detail", args=[post.number])


@admin.register(Category)
class CategoryAdmin(BackofficeAdmin):
    form = TranslatedNameForm
    list_display = ["name_column", "slug", "order"]
    search_fields = [*columns("name"), "slug"]
    ordering = ["order", "slug"]
    fieldsets = [*language_fieldsets("name"), (None, {"fields": ["slug", "order"]})]
    prepopulated_fields = {"slug": columns("name")}
    address_view = "news:post_list?category"

    name_column = words_column("name", _("name"))
