from modeltranslation.translator import TranslationOptions, register

from news.models import Category, Post
from policyarchive.publishing.models.publishable import PUBLISHABLE_TEXTS


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ["name"]


@register(Post)
class PostTranslation(TranslationOptions):
    fields = ["title", "summary", "body", "department", *PUBLISHABLE_TEXTS]
