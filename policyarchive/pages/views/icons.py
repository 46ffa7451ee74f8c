"""The icons that browsers and telephones ask for at fixed addresses, and the manifest that names them."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, JsonResponse
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from policyarchive.lib.language.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.languages import page_language

FOLDER = settings.BASE_DIR / "static" / "img"
MEDIA_TYPES = {"favicon.ico": "image/x-icon", "apple-touch-icon.png": "image/png"}
SIZES = (192, 512)


@require_safe
@cache_control(public=True, max_age=86_400)
def icon(request: HttpRequest, name: str) -> FileResponse:
    return FileResponse((FOLDER / name).open("rb"), content_type=MEDIA_TYPES[name])


@require_safe
@cache_control(public=True, max_age=3_600)
def manifest(request: HttpRequest) -> JsonResponse:
    name, language = in_language(site_settings(request), "name", page_language())
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in SIZES
    ]
    data = {
        "name": name,
        "lang": language,
        "start_url": "/",
        "display": "browser",
        "background_color": "#ffffff",
        "theme_color": "#052561",
        "icons": icons,
    }
    return JsonResponse(
        data, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
