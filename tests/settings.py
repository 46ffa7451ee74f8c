"""The site's settings as the tests read them: in a folder of their own, with none of the caller's choices."""

import tests.prepared  # noqa: F401
from policyarchive.settings import *  # noqa: F403
