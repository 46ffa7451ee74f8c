"""The address book. Addresses are a contract: docs/architecture.md lists them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

handler400 = "policyarchive.pages.views.errors.bad_request"
handler403 = "policyarchive.pages.views.errors.permission_denied"
handler404 = "policyarchive.pages.views.errors.page_not_found"
handler500 = "policyarchive.pages.views.errors.server_error"

urlpatterns = [
    path("admin/", include("policyarchive.backoffice.urls")),
    path("admin/", admin.site.urls),
    path("", include("policyarchive.library.urls")),
    path("api/v1/", include("policyarchive.opendata.urls")),
    path("", include("policyarchive.pages.urls.plain")),
    *i18n_patterns(path("", include("policyarchive.pages.urls.translated"))),
]
