from policyarchive.library.models.attachment import Attachment
from policyarchive.library.models.discarded import DiscardedFile
from policyarchive.library.models.image import Image
from policyarchive.library.models.mention import Mention
from policyarchive.library.models.stored import Rendition, StoredFile

__all__ = ["Attachment", "DiscardedFile", "Image", "Mention", "Rendition", "StoredFile"]
