"""Pictures and files in templates."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from policyarchive.lib.body.figures import Figure, figures_in, replace_figures
from policyarchive.lib.body.framed_tables import with_framed_tables
from policyarchive.lib.body.headings import with_named_headings
from policyarchive.lib.body.sanitizing import with_links_moved
from policyarchive.lib.language.words import in_language
from policyarchive.library.models import Image
from policyarchive.library.renditions import FORMATS, MEDIA_TYPES
from policyarchive.pages.languages import page_language

register = template.Library()
COLUMN = "(min-width: 48rem) 44rem, 100vw"


@register.inclusion_tag("components/picture.html")
def picture(image: Image, *, alt: str | None = None, sizes: str = COLUMN, is_first: bool = False) -> dict:
    """Show a picture in the formats and widths that fit; IS_FIRST where it is seen without scrolling."""
    return {
        "image": image,
        "alt": image.alt_in(page_language()) if alt is None else alt,
        "sources": [(MEDIA_TYPES[name], image.srcset(name)) for name in FORMATS],
        "sizes": sizes,
        "is_first": is_first,
    }


@register.simple_tag
def lead(item) -> SafeString:
    """Show the lead picture of an item, with its caption, in the page's language where it has one."""
    image, language = item.lead_image, page_language()
    caption = in_language(image, "caption", language).text
    context = {"image": image, "alt": image.alt_in(language), "caption": caption, "is_first": True}
    return mark_safe(render_to_string("components/figure.html", context))


@register.filter
def focus_classes(image: Image) -> str:
    """Return the classes that keep the focal point in sight where a picture is cut, in steps of 5 percent."""
    return f"focus-x-{5 * round(image.focus_x / 5)} focus-y-{5 * round(image.focus_y / 5)}"


@register.simple_tag
def body(item, name: str = "body") -> SafeString:
    """Return a body, which the sanitiser owns, as HTML with its pictures and with frames around tables.

    Where it is in another language, its links to this site lead on in the language of the page. A withdrawn
    item has no pictures, because they are private again.
    """
    text, language = in_language(item, name, page_language())
    if language != page_language():
        text = with_links_moved(text, start=f"/{language}/", to=f"/{page_language()}/")
    images = _images_in(text, item)

    def shown(figure: Figure) -> str:
        image = images.get(figure.key)
        return _figure(figure, image, language) if image else ""

    whole = with_named_headings(replace_figures(text, shown))
    return mark_safe(with_framed_tables(whole, label=gettext("Table")))


def _images_in(text: str, item) -> dict[int, Image]:
    keys = [figure.key for figure in figures_in(text)]
    shows_files = getattr(item, "shows_files", True)  # what is no page of its own has no stage
    images = Image.objects.in_bulk(keys) if keys and shows_files else {}
    for image in images.values():
        image.served_under = getattr(item, "files_under", "")
    return images


def _figure(figure: Figure, image: Image, language: str) -> str:
    alt = figure.alt or image.alt_in(language)
    context = {"image": image, "alt": "" if image.is_decorative else alt, "caption": figure.caption}
    return render_to_string("components/figure.html", context)
