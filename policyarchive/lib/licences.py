"""The licences that an item may carry: 공공누리 (KOGL) 0–4, Creative Commons, none.

Only public bodies may grant KOGL. The marks are not redrawn: a licence is shown as words and a link.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

KOGL = "https://www.kogl.or.kr/info/license.do"
CC = "https://creativecommons.org/"


class Licence(TextChoices):
    NONE = "none", _("All rights reserved")
    KOGL_0 = "kogl-0", _("KOGL Type 0: free use, no conditions")
    KOGL_1 = "kogl-1", _("KOGL Type 1: attribution")
    KOGL_2 = "kogl-2", _("KOGL Type 2: attribution, non-commercial")
    KOGL_3 = "kogl-3", _("KOGL Type 3: attribution, no derivatives")
    KOGL_4 = "kogl-4", _("KOGL Type 4: attribution, non-commercial, no derivatives")
    CC0 = "cc0", _("CC0 1.0: no rights reserved")
    CC_BY = "cc-by", _("CC BY 4.0: attribution")
    CC_BY_SA = "cc-by-sa", _("CC BY-SA 4.0: attribution, share alike")

    @property
    def url(self) -> str:
        """Return the address of the licence's terms, or nothing where there are none."""
        return _ADDRESSES.get(self.value, KOGL if self.value.startswith("kogl") else "")


_ADDRESSES = {
    "cc0": CC + "publicdomain/zero/1.0/",
    "cc-by": CC + "licenses/by/4.0/",
    "cc-by-sa": CC + "licenses/by-sa/4.0/",
}
