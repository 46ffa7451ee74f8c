"""The environment in which the tests read the site's settings; imported before them.

pytest-django reads settings before any conftest: else what `make demo` left in the checkout would take part
in the tests. Programs that the tests start read the site's own settings.
"""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="policyarchive-tests-"))
os.environ["DEBUG"] = "0"
os.environ["DJANGO_SETTINGS_MODULE"] = "policyarchive.settings"
os.environ.setdefault("CACHE_URL", "locmemcache://")  # a test that uses no database clears it, too
for name in ("SITE_URL", "ALLOWED_HOSTS", "LANGUAGES", "TIME_ZONE", "BEHIND_PROXY", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)
