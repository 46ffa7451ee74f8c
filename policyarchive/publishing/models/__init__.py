from policyarchive.publishing.models.grant import LanguageGrant
from policyarchive.publishing.models.presence import Presence
from policyarchive.publishing.models.preview import PreviewLink
from policyarchive.publishing.models.publishable import Publishable, PublishableQuerySet
from policyarchive.publishing.models.revision import Revision
from policyarchive.publishing.models.schedule import Schedule
from policyarchive.publishing.models.submission import Submission
from policyarchive.publishing.models.translation import Translation
from policyarchive.publishing.stages import Stage

__all__ = [
    "LanguageGrant",
    "Presence",
    "PreviewLink",
    "Publishable",
    "PublishableQuerySet",
    "Revision",
    "Schedule",
    "Stage",
    "Submission",
    "Translation",
]
