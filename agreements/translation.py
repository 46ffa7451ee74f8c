from modeltranslation.translator import TranslationOptions, register

from agreements.models import Agreement, City, CooperationArea, Party, Signatory, Source
from policyarchive.publishing.models.publishable import PUBLISHABLE_TEXTS


@register(City)
class CityTranslation(TranslationOptions):
    fields = ["name", "description"]


@register(CooperationArea)
class CooperationAreaTranslation(TranslationOptions):
    fields = ["name", "description"]


@register(Agreement)
class AgreementTranslation(TranslationOptions):
    fields = ["title", "place", "summary", "note", *PUBLISHABLE_TEXTS]


@register(Party)
class PartyTranslation(TranslationOptions):
    fields = ["body"]


@register(Signatory)
class SignatoryTranslation(TranslationOptions):
    fields = ["name", "office"]


@register(Source)
class SourceTranslation(TranslationOptions):
    fields = ["fact"]
