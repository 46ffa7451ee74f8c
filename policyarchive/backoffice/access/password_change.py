"""A new password in the place of one's own: who found a screen unlocked cannot guess the old one there."""

from django.contrib.admin.forms import AdminPasswordChangeForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from policyarchive.audit.actions import log
from policyarchive.audit.models import LogAction
from policyarchive.backoffice.access.login_limits import (
    close_windows,
    count,
    forget_changes,
    key_of_name,
    wait_words,
)
from policyarchive.backoffice.models import Scope


class OwnPasswordForm(AdminPasswordChangeForm):
    """Counts a try before the old password is looked at, as the login does."""

    @sensitive_variables()
    def clean_old_password(self):
        now, name = timezone.now(), self.user.get_username()
        close_windows(now=now)
        if seconds := count(Scope.CHANGE, key_of_name(name), name=name, now=now):
            raise ValidationError(wait_words(seconds), code="too_many_tries")
        try:
            password = super().clean_old_password()
        except ValidationError:
            log(LogAction.OLD_PASSWORD_WRONG, self.user, by=self.user)
            raise
        forget_changes(name)
        return password
