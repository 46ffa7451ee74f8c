from django.urls import path

from policyarchive.pages.urls.files import feed_url, file_urls
from tests.events import views
from tests.events.models import Event

app_name = "events"
urlpatterns = [
    path("events/", views.event_list, name="event_list"),
    feed_url("events/", Event),
    path("events/<slug:slug>/", views.event_detail, name="event_detail"),
    *file_urls("events/<slug:slug>/", Event),
]
