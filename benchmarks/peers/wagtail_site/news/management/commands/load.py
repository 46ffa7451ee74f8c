"""Load posts from lines of the product's bulk format, as an importer for Wagtail would."""

import json
import time
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page, Site

from news.models import BoardPage, PostPage


class Command(BaseCommand):
    help = "Load posts; print how many, and the seconds that it took without the start."

    def add_arguments(self, parser):
        parser.add_argument("file")

    def handle(self, *args, file, **options):
        board = _board()
        posts = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
        start = time.perf_counter()
        for post in posts:
            with transaction.atomic():
                _add(board, post)
        seconds = time.perf_counter() - start
        self.stdout.write(json.dumps({"posts": len(posts), "seconds": seconds}))


def _board() -> BoardPage:
    if found := BoardPage.objects.first():
        return found
    root = Page.objects.get(depth=1)
    board = root.add_child(instance=BoardPage(title="새소식", slug="news"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": board, "hostname": "localhost"}
    )
    return board


def _add(board: BoardPage, post: dict) -> None:
    """Add a page with its first revision, published, and in the search index, as the admin does."""

    def text(name: str, code: str) -> str:
        return post.get(name, {}).get(code, "")

    page = PostPage(
        title=text("title", "ko")[:255],
        slug=post["ref"].replace("/", "-"),
        date=post["posted_on"],
        category=post.get("category") or "",
        summary=text("summary", "ko"),
        body=text("body", "ko"),
        title_en=text("title", "en"),
        summary_en=text("summary", "en"),
        body_en=text("body", "en"),
    )
    board.add_child(instance=page)
    page.save_revision().publish()
