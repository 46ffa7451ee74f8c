from modeltranslation.translator import TranslationOptions, register

from policyarchive.library.models import Attachment, Image


@register(Image)
class ImageTranslation(TranslationOptions):
    fields = ["alt", "caption"]


@register(Attachment)
class AttachmentTranslation(TranslationOptions):
    fields = ["title"]
