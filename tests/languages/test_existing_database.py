"""A site with data gets a further language: `migrate` makes its columns, and never loses the texts of one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
FOUR = "ko,en,ja,zh-hans"
SETUP = "import django; django.setup()\nfrom agreements.models import City\nfrom news.models import Post\n"
FILL = f"""{SETUP}
from policyarchive.publishing import actions
post = Post.objects.create(title_ko="첫 글", number=1)
actions.save(post, by=None)
actions.publish(post, by=None)
City.objects.create(slug="london", name_en="London", country="GB", region="europe")
"""
ASK = f"""{SETUP}
import json
from django.db import connection
with connection.cursor() as cursor:
    columns = [one.name for one in connection.introspection.get_table_description(cursor, "news_post")]
print(json.dumps([columns, Post.objects.get().title_ko, City.objects.count()]))
"""
WRITE_CHINESE = f"""{SETUP}
Post.objects.update(title_zh_hans="第一篇", original_language="zh-hans")
City.objects.create(slug="shanghai", name_zh_hans="上海", country="CN", region="asia")
"""


@pytest.fixture
def site(tmp_path, transactional_db):
    """Give a function that runs Python on a database of its own, of the kind that the tests run on."""
    environment = os.environ | {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "policyarchive.settings"}
    name, is_server = f"languages_{os.getpid()}", connection.vendor == "postgresql"
    if is_server:
        ask(f"CREATE DATABASE {name}")
        environment["DATABASE_URL"] = f"{environment['DATABASE_URL'].rpartition('/')[0]}/{name}"

    def run(*arguments, languages="ko,en"):
        command, where = [sys.executable, *arguments], environment | {"LANGUAGES": languages}
        answer = subprocess.run(command, cwd=ROOT, env=where, capture_output=True, text=True, check=False)
        return answer.returncode, answer.stdout + answer.stderr

    yield run
    if is_server:
        ask(f"DROP DATABASE {name}")


def ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_site_with_data_gets_two_languages_and_keeps_what_it_has(site):
    assert site("manage.py", "migrate", "-v0") == (0, "")
    assert site("-c", FILL) == (0, "")
    assert site("manage.py", "migrate", "-v0", languages=FOUR)[0] == 0
    _code, printed = site("-c", ASK, languages=FOUR)
    columns, title, cities = json.loads(printed)
    assert {"title_ja", "title_zh_hans", "body_zh_hans"} <= set(columns)
    assert (title, cities) == ("첫 글", 1)
    assert site("-c", WRITE_CHINESE, languages=FOUR) == (0, "")
    assert site("manage.py", "migrate", "-v0", languages=FOUR)[0] == 0


def test_a_language_with_columns_cannot_be_left_out_of_the_setting(site):
    assert site("manage.py", "migrate", "-v0", languages="ko,en,ja") == (0, "")
    code, printed = site("manage.py", "migrate", "-v0")
    assert code == 1
    assert "_ja, a text in a language that LANGUAGES (ko,en) does not name" in printed
    assert "Traceback" not in printed
