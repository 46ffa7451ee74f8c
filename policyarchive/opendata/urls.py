"""Addresses for programs."""

from django.urls import path

from policyarchive.opendata import search

app_name = "api"
urlpatterns = [path("search", search.search, name="search")]
