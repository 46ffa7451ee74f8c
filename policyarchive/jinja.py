"""The environment of the templates that end in `.jinja`: Django's own back end, with the site's filters.

Both engines share the folder `templates`; a name's ending says which one reads it. Values come in plain, and
a piece that few pages have may stay one of Django's templates (`django("components/lead.html", item=post)`).
"""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import linebreaksbr
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.safestring import SafeString
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context

from policyarchive.templatetags import media, words

ENDING = ".jinja"
FILTERS = (
    *(
        words.words,
        words.marked,
        words.plain_words,
        words.korean_marked,
        words.date_digits,
        words.date_text,
        words.json_ld,
    ),
    *(words.language_name, words.with_particle, words.licence_url, words.open_graph_locale),
    *(words.words_language, words.other_language, words.is_all_elsewhere, words.parts_elsewhere),
    *(media.body, media.focus_classes, linebreaksbr),
)


class JinjaFiles(FileSystemLoader):
    """Finds nothing that has another ending, so that Django's engine is asked for it."""

    def get_source(self, environment: Environment, template: str) -> Any:
        if not template.endswith(ENDING):
            raise TemplateNotFound(template)
        return super().get_source(environment, template)


class StaticAddresses(dict):
    """The addresses of static files, each made once; with DEBUG they are made each time."""

    def __missing__(self, path: str) -> str:
        address = static(path)
        if not settings.DEBUG:
            self[path] = address
        return address


def environment(**options: Any) -> Environment:
    options |= {
        "loader": JinjaFiles(settings.BASE_DIR / "templates"),
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)  # noqa: S701 - Django's back end has autoescape on
    made.filters.update({filter.__name__: filter for filter in FILTERS})
    made.globals |= {"static": StaticAddresses().__getitem__, "django": render_with_django}
    return made


@pass_context
def render_with_django(context: Context, template: str, **more: Any) -> SafeString:
    """Return a piece made by Django's engine of what the page has and MORE."""
    return render_to_string(template, {**context.get_all(), **more}, request=context["request"])
