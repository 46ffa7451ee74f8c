"""The address names that rows of the register had before."""

from django.db import models

from agreements.models.agreement import Agreement
from agreements.models.area import CooperationArea
from agreements.models.city import City
from agreements.slugs import FormerSlug


class FormerCitySlug(FormerSlug):
    row = models.ForeignKey(City, models.CASCADE, related_name="former_slugs")


class FormerAreaSlug(FormerSlug):
    row = models.ForeignKey(CooperationArea, models.CASCADE, related_name="former_slugs")


class FormerAgreementSlug(FormerSlug):
    row = models.ForeignKey(Agreement, models.CASCADE, related_name="former_slugs")
