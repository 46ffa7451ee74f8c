from modeltranslation.translator import TranslationOptions, register

from policyarchive.publishing.models.publishable import PUBLISHABLE_TEXTS
from tests.events.models import Event


@register(Event)
class EventTranslation(TranslationOptions):
    fields = ["title", "body", *PUBLISHABLE_TEXTS]
