"""Addresses without a language."""

from django.urls import path

from policyarchive.pages.sitemaps import sitemap
from policyarchive.pages.views import counting, home, icons, programs

urlpatterns = [
    path("", home.language_choice, name="language_choice"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<section>.xml", sitemap, name="django.contrib.sitemaps.views.sitemap"),
    path("count/", counting.count, name="count"),
    path("robots.txt", programs.robots, name="robots"),
    path(".well-known/security.txt", programs.security, name="security"),
    path("favicon.ico", icons.icon, {"name": "favicon.ico"}, name="favicon"),
    path("apple-touch-icon.png", icons.icon, {"name": "apple-touch-icon.png"}, name="touch_icon"),
    path("manifest.webmanifest", icons.manifest, name="manifest"),
    path("healthz", programs.healthz, name="healthz"),
    path("readyz", programs.readyz, name="readyz"),
]
