"""Several people and processes at the same moment: one wins, the others see why not, nothing is half done."""

import datetime
import os
import re
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.backoffice.access.roles import make_roles
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision, Schedule
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import make_person, make_post

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
PEOPLE = 6
KILLED = """
import os, sys
import django
django.setup()
from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.signals import changed

def die(**kwargs):
    os.kill(os.getpid(), 9)

if sys.argv[2] == "inside":
    changed.connect(die)
actions.publish(Post.objects.get(pk=int(sys.argv[1])), by=None)
"""


def all_at_once(action, count=PEOPLE):
    """Run action(0), action(1), … in threads that start together, each with a connection of its own."""
    barrier = Barrier(count)

    def run(place):
        barrier.wait()
        try:
            return action(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def browser_of(name):
    client = Client(headers={"accept-language": "en"})
    client.force_login(make_person(name, "publisher"))
    return client


@pytest.fixture
def people(transactional_db):
    make_roles()
    return [browser_of(f"person{place}") for place in range(PEOPLE)]


def form_of(post, version):
    return {
        "seen_version": version,
        "original_language": "ko",
        "posted_on": "2017-04-12",
        "licence": "none",
        "attachment_links-TOTAL_FORMS": 0,
        "attachment_links-INITIAL_FORMS": 0,
        "area_links-TOTAL_FORMS": 0,
        "area_links-INITIAL_FORMS": 0,
        "title_en": post.title_en,
    }


def test_concurrent_saves_accept_one_and_refuse_five(people):
    post = make_post(stage="draft")
    form = form_of(post, post.version)
    address = f"/admin/news/post/{post.pk}/change/"
    answers = all_at_once(lambda place: people[place].post(address, form | {"title_ko": f"글 {place}"}))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [302]
    winner = next(place for place, answer in enumerate(answers) if answer.status_code == 302)
    post.refresh_from_db()
    assert post.title_ko == f"글 {winner}"
    for place, answer in enumerate(answers):
        if place != winner:
            # The contexts of templates are no help: the client collects them from all threads.
            page = answer.content.decode()
            shown = page.partition('<section class="conflict"')[2].partition("conflict__choice")[0]
            assert f"person{winner} saved this item" in shown
            sides = re.findall(
                r'<div class="compare__side" lang="ko">글 <(del|ins)>.*> ?(.*)</\1></div>', shown
            )
            assert sides == [("del", f"{winner}"), ("ins", f"{place}")]
            assert f'name="title_ko" value="글 {place}"' in page
    assert Revision.objects.of(post).filter(occasion="saved").count() == 2


def test_of_six_moves_one_is_made(people):
    post = make_post(stage="draft")
    form = {"seen_version": post.version, "languages": ["ko", "en"]}
    address = f"/admin/news/post/{post.pk}/move/publish/"
    answers = all_at_once(lambda place: people[place].post(address, form))
    assert sorted(answer.status_code for answer in answers) == [200] * 5 + [302]
    assert LogEntry.objects.filter(action="published").count() == 1


def test_six_people_who_want_to_change_a_public_item_get_one_working_copy():
    post = make_post()
    copies = all_at_once(lambda _place: actions.start_working_copy(post, by=None).pk)
    assert len(set(copies)) == 1


def test_what_is_due_is_published_once_by_whoever_comes_first():
    hour = datetime.timedelta(hours=1)
    posts = [make_post(stage="draft") for _ in range(3)]
    for post in posts:
        actions.schedule(post, "publish", at=timezone.now() + hour, by=None)
    later = timezone.now() + 2 * hour
    done = all_at_once(lambda _place: len(actions.publish_due(now=later)), 4)
    assert sum(done) == 3
    assert Schedule.objects.filter(outcome="done").count() == 3
    assert LogEntry.objects.filter(action="published").count() == 3


def run_to_its_end(copy, where):
    """Publish in a process of its own, on this test's database; with `inside` it is killed before commit."""
    settings = connection.settings_dict
    url = (
        f"sqlite:///{settings['NAME']}"
        if connection.vendor == "sqlite"
        else "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
    )
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "policyarchive.settings"}
    command = [sys.executable, "-c", KILLED, str(copy.pk), where]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=False)


@pytest.mark.parametrize(
    ("where", "status", "title", "copies"),
    [("inside", -signal.SIGKILL, "처음", 1), ("", 0, "다음", 0)],
)
def test_a_killed_process_leaves_the_old_page_or_the_new_one(where, status, title, copies):
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.fail("the tests need a database on disk: other processes have to reach it")
    post = make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko = "다음"
    copy.save()
    ended = run_to_its_end(copy, where)
    assert ended.returncode == status, ended.stderr.decode()
    post.refresh_from_db()
    assert (post.title_ko, Post.objects.working_copies().count()) == (title, copies)
    if copies:
        assert actions.publish(Post.objects.get(pk=copy.pk), by=None).title_ko == "다음"


def test_a_move_waits_for_the_save_that_came_first_and_sees_it():
    post = make_post(stage="draft")
    seen = post.version

    def action(place):
        try:
            if place:
                return actions.save(Post.objects.get(pk=post.pk), by=None).number
            return actions.publish(post, by=None, seen_version=seen).stage
        except MoveRefused:
            return "refused"

    results = all_at_once(action, 2)
    assert results[1] in {2, 3}
    assert results[0] in {"live", "refused"}
