"""Which texts name which pictures: an index beside the texts, so that a question reads none of them."""

from django.db import models

from policyarchive.library.models.image import Image


class Mention(models.Model):
    """ITEM_TYPE is a model's label, such as `news.post`; ITEM_ID may outlive its row."""

    image = models.ForeignKey(Image, models.CASCADE, related_name="mentions")
    item_type = models.CharField(max_length=60)
    item_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["item_type", "item_id", "image"], name="mention_stands_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_type} {self.item_id}: {self.image_id}"
