"""The field of a picture of the library: what it looks like, with buttons to choose and to describe it."""

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from js_asset import Media, Script

from policyarchive.backoffice.forms.modules import SHARED
from policyarchive.lib.language.words import in_language
from policyarchive.lib.web.keys import key_in
from policyarchive.library.models import Image


class PictureInput(forms.TextInput):
    """Holds the picture's key; the dialog is opened by a script, and the key can be typed without it."""

    template_name = "admin/library/picture_field.html"

    @property
    def media(self) -> Media:
        return Media(importmap=SHARED, js=[Script("backoffice/library/picture-field.js", type="module")])

    def _render(self, template_name, context, renderer=None) -> SafeString:
        """Render with the site's templates; those of forms are kept apart from them by default."""
        return mark_safe(render_to_string(template_name, context))

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        image = Image.objects.filter(pk=key_in(str(value or ""))).first()
        address = reverse("admin:library_image_pick", query={"language": get_language()})
        shown = in_language(image, "alt", get_language()).text if image else ""
        name = shown or (image.name if image else "")
        return context | {"image": image, "pick": address, "language": get_language(), "shown": name}
