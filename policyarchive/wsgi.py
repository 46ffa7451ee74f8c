"""Where a WSGI server enters."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyarchive.settings")
site = get_wsgi_application()

from policyarchive.leanchain import TwoChains  # noqa: E402 - the settings come first
from policyarchive.lib.data.batches import write_in_background  # noqa: E402

application = TwoChains(site)
write_in_background()
