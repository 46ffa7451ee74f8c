"""How agreements refer to files of the library."""

from agreements.models import Agreement
from policyarchive.library.references import Referrer

USES = Referrer(Agreement, images="lead_image", attachments="attachment_links__attachment")
