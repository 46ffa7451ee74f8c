"""Every address that visitors can ask for, made from the address book: a new page cannot be forgotten."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from django.utils.translation import override

from agreements.models import Agreement
from news.models import Post
from policyarchive.publishing import actions
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_home,
    make_image,
    make_post,
)

STAGES = ("live", "withdrawn", "unpublished", "draft", "scheduled")
OLD_ADDRESSES = ("/ko/node/6568", "/ko/node/6568/", "/bbs/board.php?bo_table=news&wr_id=1")
QUERIES = {
    "news:post_list": ["page=2", "year=2017", "q=없는 낱말", "category=none"],
    "pages:search": ["q=글", "q=아무도 찾지 못하는 낱말", "q=협정&page=2", "q="],
    "pages:search_suggest": ["q=글", "q=없"],
    "agreements:agreement_list": ["status=in_force", "region=europe", "q=협정"],
    "opendata:search": ["q=글", "q=없는 낱말", "q="],
    "search_api": ["q=글"],
}


def make_everything():
    """Make an item of each stage, with pictures, files, an old address, a working copy and a preview."""
    home, city, area = make_home(), make_city("london"), make_area("air")
    image, files = make_image(), [make_attachment(), make_attachment()]
    for stage in STAGES:
        agreement = make_agreement(f"pact-{stage}", cities=[home, city], areas=[area], lead_image=image)
        attach(agreement, *files)
        Agreement.objects.filter(pk=agreement.pk).update(stage=stage, first_published_at=timezone.now())
        columns = {"title_ko": f"글 {stage}", "category": make_category(), "lead_image": image}
        if stage == "live":
            columns |= {"legacy_address": "/ko/node/6568"}
        post = make_post(agreements=[agreement], cities=[city], areas=[area], **columns)
        attach(post, *files)
        Post.objects.filter(pk=post.pk).update(stage=stage, first_published_at=timezone.now())
    copy = actions.start_working_copy(Post.objects.get(stage="live"), by=None)
    return actions.make_preview_link(copy, days=3, allows="comment", by=None)


def patterns(resolver=None, namespaces=()):
    """Yield the name of each address but the admin's, with its parameters."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            if entry.app_name != "admin" and not _is_for_staff(entry):
                inner = [*namespaces, entry.namespace] if entry.namespace else namespaces
                yield from patterns(entry, inner)
        elif isinstance(entry, URLPattern) and entry.name and not _is_for_staff(entry):
            yield ":".join([*namespaces, entry.name]), sorted(entry.pattern.converters or _groups(entry))


def _is_for_staff(entry):
    """Tell whether an address lies below the admin's, such as the forms of a forgotten password."""
    return str(entry.pattern).startswith("admin/")


def values_of(name, parameters, link):
    """Yield the values that an address is asked for with."""
    post, agreement = link.row.public_row, Agreement.objects.get(slug="pact-live")
    rows = {"post": link.row.pk, "agreement": agreement.pk}
    by_parameter = {
        "number": [*Post.objects.exclude(number=None).values_list("number", flat=True), 999_999],
        "slug": [f"pact-{stage}" for stage in STAGES] + ["london", "air", "nowhere"],
        "token": [link.token, "wrong"],
        "section": ["news", "nothing"],
        "pk": [post.attachments[0].pk, post.lead_image.pk, 999_999],
    }
    fixed = {"width": "40", "format": "webp"}
    if "kind" in parameters:
        yield from ({"kind": kind, "pk": pk} for kind, pk in rows.items())
        return
    chosen = [{}]
    for parameter in parameters:
        options = [fixed[parameter]] if parameter in fixed else by_parameter[parameter]
        chosen = [{**one, parameter: value} for one in chosen for value in options]
    yield from chosen


def addresses(link, language):
    """Yield every address in a language, those that name nothing and those of the old site included."""
    with override(language):
        for name, parameters in patterns():
            for values in values_of(name, parameters, link):
                path = reverse(name, kwargs=values)
                yield path
                yield from (f"{path}?{query}" for query in QUERIES.get(name, ()))
    yield from ("/nothing", f"/{language}/nothing/", f"/{language}/news/1", *OLD_ADDRESSES)


def _groups(entry):
    return entry.pattern.regex.groupindex
