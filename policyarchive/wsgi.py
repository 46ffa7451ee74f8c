"""Where a WSGI server enters: SITE answers each request, APPLICATION those that no kept page answers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyarchive.settings")
django = get_wsgi_application()

# The settings come first.
from policyarchive.kept_pages import with_page_cache  # noqa: E402
from policyarchive.leanchain import TwoChains  # noqa: E402
from policyarchive.lib.data.batches import write_in_background  # noqa: E402

site = TwoChains(django)
application = with_page_cache(site)
write_in_background()
