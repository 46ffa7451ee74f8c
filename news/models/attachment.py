"""The files of a post, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.models.post import Post
from policyarchive.lib.data.related import name_behind
from policyarchive.library.models import Attachment


class PostAttachment(models.Model):
    post = models.ForeignKey(Post, models.CASCADE, related_name="attachment_links", verbose_name=_("post"))
    attachment = models.ForeignKey(
        Attachment, models.PROTECT, related_name="post_links", verbose_name=_("attachment")
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("attachment of the post")
        verbose_name_plural = _("attachments of the post")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["post", "attachment"], name="postattachment_named_once")
        ]

    def __str__(self) -> str:
        return name_behind(self, "attachment")
