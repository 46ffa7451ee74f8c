"""The tests' settings with two further languages: a program of its own reads them."""

import os

LANGUAGES_OF_TEST = "ko,en,ja,zh-hans"

import tests.prepared  # noqa: E402, F401

os.environ["LANGUAGES"] = LANGUAGES_OF_TEST

from policyarchive.settings import *  # noqa: E402, F403
from policyarchive.settings import DATABASES  # noqa: E402

DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_languages_{os.getpid()}"
