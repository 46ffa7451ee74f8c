"""The Atom feed of the newest posts in a language."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.feeds import posted_at, updated_at
from news.models import Post
from policyarchive.lib.richtext import with_links_moved
from policyarchive.lib.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language, post_url

NEWEST = 30


class PostFeed(Feed):
    """Entries are posts that really have the feed's language, whole, newest first."""

    feed_type = Atom1Feed

    def __init__(self):
        self.language = page_language()  # Django reads it as it stands, and calls no method for it

    def get_object(self, request: HttpRequest):
        self.request = request
        return site_settings(request)

    def title(self, site) -> str:
        name = in_language(site, "name", page_language()).text
        return _("%(site)s: news") % {"site": name}

    def subtitle(self, site) -> str:
        return in_language(site, "introduction", page_language()).text

    def link(self, site) -> str:
        return absolute(self.request, reverse("news:post_list"))

    def feed_url(self, site) -> str:
        return absolute(self.request, reverse("news:post_feed"))

    def feed_guid(self, site) -> str:
        return self.feed_url(site)

    def author_name(self, site) -> str:
        name = in_language(site, "organisation", page_language()).text
        return name or in_language(site, "name", page_language()).text

    def items(self, site):
        posts = Post.objects.published().in_language(page_language())
        return posts.select_related("category").with_attachments().newest_first()[:NEWEST]

    def item_title(self, post) -> str:
        return in_language(post, "title", page_language()).text

    def item_description(self, post) -> str:
        body = in_language(post, "body", page_language()).text
        body = body.replace('src="/pictures/', f'src="{absolute(self.request, "/pictures/")}')
        return with_links_moved(body, start="/", to=absolute(self.request, "/"))

    def item_enclosures(self, post) -> list[Enclosure]:
        return [
            Enclosure(absolute(self.request, file.url), str(file.stored.size), file.kind.media_type)
            for file in post.attachments
        ]

    def item_link(self, post) -> str:
        return absolute(self.request, post_url(post, page_language()))

    def item_guid(self, post) -> str:
        return self.item_link(post)

    def item_author_name(self, post) -> str | None:
        """Return nothing rather than an empty name, which Atom forbids; the feed's author stands in."""
        return post.byline or None

    def item_pubdate(self, post):
        return posted_at(post)

    def item_updateddate(self, post):
        return updated_at(post)

    def item_categories(self, post) -> list[str]:
        name = post.category and in_language(post.category, "name", page_language()).text
        return [name] if name else []


@require_safe
def post_feed(request: HttpRequest):
    return PostFeed()(request)
