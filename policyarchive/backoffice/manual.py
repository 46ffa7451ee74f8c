"""The editors' manual where editors are: the text of docs/, in the reader's language."""

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

FOLDER = settings.BASE_DIR / "docs"


@require_safe
def manual_view(request: HttpRequest) -> HttpResponse:
    text = manual_text(get_language() or "")
    context = {**admin.site.each_context(request), "title": _("Manual"), "text": text}
    return TemplateResponse(request, "admin/manual.html", context)


def manual_text(language: str) -> str:
    """Return the manual in a language, else in English."""
    for name in (f"editors.{language}.md", "editors.md"):
        if (FOLDER / name).is_file():
            return (FOLDER / name).read_text(encoding="utf-8")
    raise Http404
