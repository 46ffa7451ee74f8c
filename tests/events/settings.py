"""The site with events: the one setting that a new content type needs."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.events"]
DATABASES["default"].setdefault("TEST", {})["NAME"] = f"test_events_{os.getpid()}"  # beside the tests around
