"""Agreements, cities and areas, as the rest of the program knows them."""

from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, City, CooperationArea
from policyarchive.content.registry import ContentType, register

AGREEMENTS = register(
    ContentType(
        Agreement,
        kind="agreement",
        section="agreements",
        label=_("Agreements"),
        detail="agreements:agreement_detail",
        listing="agreements:agreement_list",
        picture="lead_image",
        attachments="attachment_links__attachment",
        public=lambda: Agreement.objects.published().newest_first(),
        last_changed=lambda agreement: agreement.revised_at or agreement.first_published_at,
        latest_change=lambda: Agreement.objects.published().latest_change(),
        areas="area_links",
        dates=("signed_on",),
        position=20,
    )
)
CITIES = register(
    ContentType(
        City,
        kind="city",
        section="cities",
        label=_("Partner cities"),
        detail="agreements:city_detail",
        listing="agreements:city_list",
        title="name",
        public=lambda: City.objects.order_by("slug"),
        position=30,
    )
)
AREAS = register(
    ContentType(
        CooperationArea,
        kind="area",
        section="areas",
        label=_("Areas of cooperation"),
        detail="agreements:area_detail",
        listing="agreements:area_list",
        title="name",
        public=lambda: CooperationArea.objects.order_by("slug"),
        position=40,
    )
)
