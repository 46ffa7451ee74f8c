"""Sentences of Django's admin that its Korean says wrongly: named here, our catalogue says them instead."""

from django.utils.translation import gettext_noop

BORROWED = [
    gettext_noop("The {name} “{obj}” was added successfully."),
    gettext_noop("You may edit it again below."),
    gettext_noop("The {name} “{obj}” was added successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may edit it again below."),
    gettext_noop("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    gettext_noop("The {name} “{obj}” was changed successfully."),
    gettext_noop("Save and add another"),
    gettext_noop(" By %(filter_title)s "),
]
