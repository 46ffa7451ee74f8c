"""How posts refer to files of the library."""

from news.models import Post
from policyarchive.lib.language.translated import columns
from policyarchive.library.references import Referrer

USES = Referrer(
    Post, images="lead_image", attachments="attachment_links__attachment", bodies=tuple(columns("body"))
)
