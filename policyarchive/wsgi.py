"""Where a WSGI server enters."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policyarchive.settings")
application = get_wsgi_application()

from policyarchive.lib.data.batches import write_in_background  # noqa: E402 - the settings come first

write_in_background()
