from agreements.models.agreement import Agreement, AgreementArea, Kind
from agreements.models.area import CooperationArea
from agreements.models.attachment import AgreementAttachment
from agreements.models.city import City, Region
from agreements.models.former import FormerAgreementSlug, FormerAreaSlug, FormerCitySlug
from agreements.models.party import Party, Signatory
from agreements.models.relation import AgreementRelation, RelationKind
from agreements.models.source import Source

__all__ = [
    "Agreement",
    "AgreementArea",
    "AgreementAttachment",
    "AgreementRelation",
    "City",
    "CooperationArea",
    "FormerAgreementSlug",
    "FormerAreaSlug",
    "FormerCitySlug",
    "Kind",
    "Party",
    "Region",
    "RelationKind",
    "Signatory",
    "Source",
]
