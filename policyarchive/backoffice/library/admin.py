"""The media library: pictures and attachments, where they are used, and what is said about them."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.defaultfilters import filesizeformat
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from policyarchive.backoffice.base.model_admin import BackofficeAdmin
from policyarchive.backoffice.forms.languages import language_fieldsets, translated_columns
from policyarchive.backoffice.library import uploads as library_uploads
from policyarchive.backoffice.library.forms import AttachmentForm, ImageForm
from policyarchive.backoffice.library.lists import AltFilter, KindFilter, LibraryList, UseFilter
from policyarchive.backoffice.library.picker import pick_view
from policyarchive.backoffice.library.picture_words import words_view
from policyarchive.lib.language.translated import columns, language_codes
from policyarchive.lib.permissions import languages_open_to, may
from policyarchive.library.actions import delete, describe, uses_as_sentences
from policyarchive.library.models import Attachment, Image
from policyarchive.library.references import users
from policyarchive.library.refusals import ChangeRefused, StillInUse
from policyarchive.library.rights import reasons_not_to_describe, reasons_not_to_replace


class LibraryAdmin(BackofficeAdmin):
    """A row here is a file: it comes in by an upload, and goes only when nothing uses it."""

    change_form_template = "admin/library/change_form.html"
    change_list_template = "admin/library/change_list.html"
    list_select_related = ["stored", "uploaded_by"]
    ordering = ["-pk"]
    search_help_text = _("File name, words in any language, or who made it")
    described: list[str] = []  # the columns that people write

    def get_urls(self):
        replace = self.admin_site.admin_view(library_uploads.replace_view)
        name = f"library_{self.opts.model_name}_replace"
        return [path("<int:pk>/replace/", replace, {"model_admin": self}, name=name), *super().get_urls()]

    def list_url(self) -> str:
        return reverse(f"admin:library_{self.opts.model_name}_changelist")

    def get_changelist(self, request, **kwargs):
        return LibraryList

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        is_popup = IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST
        return library_uploads.upload_view(request, model_admin=self, is_popup=is_popup)

    def has_change_permission(self, request, obj=None) -> bool:
        """Who may write one language may write here; what the public sees is a publisher's to change."""
        if obj is None:
            return bool(languages_open_to(request.user, self.model))
        return not reasons_not_to_describe(obj, by=request.user)

    def get_readonly_fields(self, request, obj=None):
        fields = list(super().get_readonly_fields(request, obj))
        if may(request.user, "change", self.model):
            return fields
        return [*fields, *(name for name in self.described if name not in self._open_columns(request.user))]

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        may_write = bool(languages_open_to(request.user, self.model))
        context["why_not_write"] = reasons_not_to_describe(obj, by=request.user) if may_write else []
        context["may_replace"] = not reasons_not_to_replace(obj, by=request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ChangeRefused as refusal:  # the file became public between the form and its saving
            messages.error(request, " ".join(refusal.messages))
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, obj, form, change) -> None:
        if form.has_changed():
            written = {name: form.cleaned_data[name] for name in form.changed_data}
            describe(obj, written, by=request.user)

    def store(self, request, form, write_rows, *, is_new) -> None:
        """Leave the log to the action, which has written it."""
        write_rows()

    def _open_columns(self, person) -> set[str]:
        open_to = languages_open_to(person, self.model)
        fields = [field for field in translated_columns(self.model) if field.language in open_to]
        return {field.name for field in fields}

    def get_deleted_objects(self, objs, request):
        """Name what goes, and what stands against it: everything that uses one of these files."""
        protected = [sentence for row in objs for sentence in uses_as_sentences(row)]
        lacking = set() if self.has_delete_permission(request) else {self.opts.verbose_name}
        return [str(row) for row in objs], {self.opts.verbose_name_plural: len(objs)}, lacking, protected

    def delete_model(self, request, obj) -> None:
        try:
            delete(obj, by=request.user)
        except (StillInUse, ChangeRefused) as refusal:
            messages.error(request, " ".join(refusal.messages))

    @admin.display(description=_("use"))
    def use_column(self, row) -> str:
        return gettext("In use") if row.is_used else gettext("Not in use")

    @admin.display(description=_("used by"))
    def used_by(self, row) -> str:
        links = [(self._change_url(item), item._meta.verbose_name, str(item), item) for item in users(row)]
        if not links:
            return gettext("Nothing uses it. Visitors cannot see it.")
        return format_html(
            '<ul class="uses">{}</ul>',
            format_html_join(
                "",
                '<li><a href="{}">{}: {}</a> <span class="badge badge-{}">{}</span></li>',
                ((*link[:3], link[3].stage, link[3].get_stage_display()) for link in links),
            ),
        )

    @staticmethod
    def _change_url(item) -> str:
        return reverse(f"admin:{item._meta.app_label}_{item._meta.model_name}_change", args=[item.pk])


@admin.register(Image)
class ImageAdmin(LibraryAdmin):
    form = ImageForm
    list_display = ["thumbnail", "name", "words_column", "size_column", "use_column", "created_at"]
    list_display_links = ["thumbnail", "name"]
    list_filter = [UseFilter, AltFilter, "licence", "created_at"]
    search_fields = ["name", *columns("alt"), *columns("caption"), "credit"]
    described = [
        *("focus_x", "focus_y", "is_decorative", "credit", "licence"),
        *columns("alt"),
        *columns("caption"),
    ]
    readonly_fields = ["focal_point", "size_column", "uploaded_by", "created_at", "used_by"]
    fieldsets = [
        (None, {"fields": ["focal_point", ("focus_x", "focus_y")]}),
        *language_fieldsets("alt", "caption"),
        (_("About the picture"), {"fields": ["is_decorative", "credit", "licence"]}),
        (_("File and use"), {"fields": ["used_by", "size_column", ("uploaded_by", "created_at")]}),
    ]

    class Media:
        js = [Script("backoffice/library/focus.js", type="module")]

    def get_urls(self):
        pick = self.admin_site.admin_view(pick_view)
        words = self.admin_site.admin_view(words_view)
        return [
            path("pick/", pick, {"model_admin": self}, name="library_image_pick"),
            path("<int:pk>/words/", words, {"model_admin": self}, name="library_image_words"),
            *super().get_urls(),
        ]

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> str:
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
            image.url(400),
            image.name,
            image.width,
            image.height,
        )

    @admin.display(description=_("alternative text"))
    def words_column(self, image: Image) -> str:
        if image.is_decorative:
            return gettext("Decorative")
        described = [code.upper() for code in language_codes() if image.alt_in(code)]
        return ", ".join(described) or gettext("Missing")

    @admin.display(description=_("size"))
    def size_column(self, image: Image) -> str:
        return f"{image.width} × {image.height}, {filesizeformat(image.stored.size)}"

    @admin.display(description=_("focal point"))
    def focal_point(self, image: Image) -> str:
        return format_html(
            '<div class="focus" data-focus><img src="{}" alt="" width="{}" height="{}"></div>'
            '<p class="help">{}</p>',
            image.url(800),
            image.width,
            image.height,
            gettext("Click on what must stay in sight where the picture is cut, or move the two sliders."),
        )


@admin.register(Attachment)
class AttachmentAdmin(LibraryAdmin):
    form = AttachmentForm
    list_display = ["name", "kind_column", "size_column", "downloads", "use_column", "created_at"]
    list_filter = [UseFilter, KindFilter, "created_at"]
    search_fields = ["name", *columns("title")]
    described = ["name", *columns("title")]
    readonly_fields = ["kind_column", "size_column", "downloads", "uploaded_by", "created_at", "used_by"]
    fieldsets = [
        (None, {"fields": ["name"]}),
        *language_fieldsets("title"),
        (
            _("File and use"),
            {
                "fields": [
                    "used_by",
                    ("kind_column", "size_column", "downloads"),
                    ("uploaded_by", "created_at"),
                ]
            },
        ),
    ]

    @admin.display(description=_("kind"), ordering="stored__kind")
    def kind_column(self, attachment: Attachment) -> str:
        return attachment.kind.label

    @admin.display(description=_("size"), ordering="stored__size")
    def size_column(self, attachment: Attachment) -> str:
        return filesizeformat(attachment.stored.size)
