"""Addresses of files. They name a row and not its bytes: replacing keeps them, and no hash is shown."""

from django.urls import path, re_path

from policyarchive.library import views

app_name = "library"
urlpatterns = [
    path("files/<int:pk>/", views.file, name="file"),
    re_path(
        r"^pictures/(?P<pk>[0-9]{1,18})/(?P<width>[0-9]{1,5})\.(?P<format>avif|webp)$",
        views.picture,
        name="picture",
    ),
]
