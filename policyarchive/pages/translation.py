from modeltranslation.translator import TranslationOptions, register

from policyarchive.pages.models import SiteSettings


@register(SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = ["name", "greeting", "introduction", "organisation", "address", "footer", "privacy_url"]
