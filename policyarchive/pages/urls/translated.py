"""Addresses below a language: what visitors read."""

from django.urls import include, path, re_path

from agreements.models import Agreement
from news.models import Post
from policyarchive.content.registry import content_types
from policyarchive.pages.register.tables import TABLES
from policyarchive.pages.urls.files import file_urls
from policyarchive.pages.views import (
    agreements,
    areas,
    cities,
    feed_list,
    feeds,
    home,
    news,
    preview,
    preview_files,
    register,
    search,
)

home_urls = [
    path("", home.home, name="home"),
    path("preview/<slug:kind>/<int:pk>/", preview.preview_item, name="preview_item"),
    path("preview/<str:token>/", preview.preview_link, name="preview_link"),
    path(
        "preview/<slug:kind>/<int:pk>/attachments.zip",
        preview_files.preview_item_attachments,
        name="preview_item_attachments",
    ),
    path(
        "preview/<str:token>/attachments.zip",
        preview_files.preview_link_attachments,
        name="preview_link_attachments",
    ),
    path("preview/<str:token>/files/<int:pk>/", preview_files.preview_file, name="preview_file"),
    re_path(
        r"^preview/(?P<token>[^/]+)/pictures/(?P<pk>[0-9]{1,18})/(?P<width>[0-9]{1,5})\.(?P<format>avif|webp)$",
        preview_files.preview_picture,
        name="preview_picture",
    ),
    path("feeds/", feed_list.feed_list, name="feed_list"),
    path("search/", search.search, name="search"),
    path("search/suggest/", search.search_suggest, name="search_suggest"),
]
news_urls = [
    path("", news.post_list, name="post_list"),
    path("feed/", feeds.post_feed, name="post_feed"),
    path("<int:number>/", news.post_detail, name="post_detail"),
    *file_urls("<int:number>/", Post),
]
agreements_urls = [
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/feed/", feeds.agreement_feed, name="agreement_feed"),
    path("agreements/map/", register.agreement_map, name="agreement_map"),
    path("agreements/timeline/", register.agreement_timeline, name="agreement_timeline"),
    path("agreements/matrix/", register.agreement_matrix, name="agreement_matrix"),
    *(
        path(f"agreements/{view}.csv", register.agreement_csv, {"view": view}, name=f"agreement_{view}_csv")
        for view in TABLES
    ),
    path("agreements/calendar.ics", feeds.agreement_calendar, name="agreement_calendar"),
    path("agreements/<str:slug>/", agreements.agreement_detail, name="agreement_detail"),
    *file_urls("agreements/<str:slug>/", Agreement),
    path("cities/", cities.city_list, name="city_list"),
    path("cities/<str:slug>/", cities.city_detail, name="city_detail"),
    path("cities/<str:slug>/feed/", feeds.city_feed, name="city_feed"),
    path("areas/", areas.area_list, name="area_list"),
    path("areas/<str:slug>/", areas.area_detail, name="area_detail"),
    path("areas/<str:slug>/feed/", feeds.area_feed, name="area_feed"),
]

urlpatterns = [
    path("", include((home_urls, "pages"))),
    path("news/", include((news_urls, "news"))),
    path("", include((agreements_urls, "agreements"))),
    *(path("", include(known.urls)) for known in content_types() if known.urls),
]
