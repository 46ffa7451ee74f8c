"""What the workflow costs an editor: the form of a long post among many, beside plain Django admin's."""

import sys
import time
from collections.abc import Callable, Iterator
from statistics import median

from benchmarks.archive import demo_archive
from benchmarks.row import Row, print_rows

POSTS = 100_000
PARAGRAPHS = 300
TIMES = 15
PROMISE = 3.0  # times plain Django admin


def main() -> int:
    with demo_archive():
        return print_rows(f"the form of a long post among {POSTS:,}", rows())


def rows() -> Iterator[Row]:
    from django.contrib.auth import get_user_model

    fill(POSTS)
    person = get_user_model().objects.get(username="admin")
    public, draft = long_post(), long_post(stage="draft")
    plain = seconds(plain_form(draft, person))
    yield Row("plain Django admin", plain * 1000, "ms")
    for name, post in (("a draft", draft), ("the working copy of a public post", copy_of(public))):
        ratio = seconds(our_form(post, person)) / plain
        yield Row(f"{name} : plain", ratio, "x", f"at most {PROMISE:g} x", ratio <= PROMISE)


def fill(count: int) -> None:
    """Make posts without their histories: the form asks for one post's only."""
    from news.models import Post, PostCounter

    first = Post.objects.order_by("-number").values_list("number", flat=True).first() or 0
    numbers = range(first + 1, first + 1 + count)
    texts = {"stage": "live", "original_language": "ko", "body_ko": "<p>…</p>"}
    posts = (Post(number=number, title_ko=f"글 {number}", **texts) for number in numbers)
    Post.objects.bulk_create(posts, batch_size=2_000)
    PostCounter.objects.update(last_number=first + count)


def long_post(**columns):
    from agreements.models import Agreement, City, CooperationArea
    from news.actions import create_post
    from news.models import Post

    body = "<p>서울시는 두 도시가 함께 정책을 나누고 협력을 넓히기로 했다.</p>" * PARAGRAPHS
    texts = {"title_ko": "긴 글", "title_en": "A long post", "body_ko": body, "body_en": body}
    post = Post(**{"stage": "live", "original_language": "ko"} | texts | columns)
    around = {
        "areas": CooperationArea.objects.all()[:9],
        "cities": City.objects.all()[:3],
        "agreements": Agreement.objects.all()[:3],
    }
    return create_post(post, by=None, relations=around)


def copy_of(post):
    from policyarchive.publishing.actions import start_working_copy

    return start_working_copy(post, by=None)


def our_form(post, person) -> Callable[[], None]:
    from django.contrib import admin

    from news.models import Post

    return ask(admin.site.get_model_admin(Post), post, person)


def plain_form(post, person) -> Callable[[], None]:
    """Return what shows the same fields and rows in an admin that knows no workflow."""
    from django.contrib import admin
    from django.contrib.admin import AdminSite

    from news.models import Post, PostArea

    ours = admin.site.get_model_admin(Post)

    class Areas(admin.TabularInline):
        model = PostArea
        fields = ("area", "position")
        autocomplete_fields = ("area",)
        extra = 0

    class Plain(admin.ModelAdmin):
        fieldsets = ours.fieldsets
        readonly_fields = ours.readonly_fields
        autocomplete_fields = ours.autocomplete_fields
        formfield_overrides = ours.formfield_overrides
        inlines = (Areas,)

    site = AdminSite(name="admin")
    site._registry = dict(admin.site._registry)
    return ask(Plain(Post, site), post, person)


def ask(model_admin, post, person) -> Callable[[], None]:
    from django.test import RequestFactory
    from django.urls import resolve

    def once() -> None:
        request = RequestFactory().get(f"/admin/news/post/{post.pk}/change/")
        request.user, request.csp_nonce, request.session = person, "nonce", {}
        request.resolver_match = resolve(request.path)
        answer = model_admin.change_view(request, str(post.pk)).render()
        if b"id_title_ko" not in answer.content:
            raise SystemExit("the page shows no form: the measurement would mean nothing")

    return once


def seconds(once: Callable[[], None]) -> float:
    once()
    measured = []
    for _ in range(TIMES):
        start = time.perf_counter()
        once()
        measured.append(time.perf_counter() - start)
    return median(measured)


if __name__ == "__main__":
    sys.exit(main())
