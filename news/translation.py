from modeltranslation.translator import TranslationOptions, register

from news.models import Category, Post


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ["name"]


@register(Post)
class PostTranslation(TranslationOptions):
    fields = ["title", "summary", "body", "department"]
