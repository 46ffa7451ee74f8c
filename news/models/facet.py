"""Under what the board lists each public post, and how many a month: so that no list reads all posts.

The database's own triggers write both tables (`news/facets/triggers.py`), whoever changes a post and however.
"""

from django.db import models

from news.facets.queries import FacetCountQuerySet, PostFacetQuerySet
from news.models.post import Post


class PostFacet(models.Model):
    """A public post under one facet, such as an area, with what the list is sorted by."""

    facet = models.CharField(max_length=30)
    posted_on = models.DateField()
    number = models.PositiveIntegerField()
    post = models.ForeignKey(Post, models.DO_NOTHING, related_name="facets")

    objects = PostFacetQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["facet", "posted_on", "number"], name="postfacet_named_once")
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.number}"


class FacetCount(models.Model):
    """How many posts a facet has in a month.

    On PostgreSQL several rows make one number: each connection adds in a row of its own, its SLOT, so that
    nobody who publishes waits for somebody else who does.
    """

    facet = models.CharField(max_length=30)
    month = models.DateField()
    slot = models.IntegerField(default=0)
    posts = models.IntegerField()

    objects = FacetCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["facet", "month", "slot"], name="facetcount_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.facet} {self.month:%Y-%m}: {self.posts}"
