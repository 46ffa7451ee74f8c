"""Forms of the library."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from policyarchive.backoffice.forms.base import BackofficeForm
from policyarchive.lib.web.filenames import ending_of, safe_name
from policyarchive.library.kinds import ENDINGS, KINDS, PICTURES

PICTURE_ENDINGS = [f".{ending}" for code in sorted(PICTURES) for ending in KINDS[code].endings]


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """One file or more. What each of them is, the library says."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None) -> list:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFiles, self).clean(file, initial) for file in files if file] or [
            super().clean(None, initial)
        ]


class UploadForm(forms.Form):
    uploads = SeveralFiles(
        label=gettext_lazy("Files"),
        allow_empty_file=True,  # the library says what is wrong with it
        max_length=4_000,
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )

    def __init__(self, *args, is_for_pictures: bool, **kwargs):
        super().__init__(*args, **kwargs)
        endings = PICTURE_ENDINGS if is_for_pictures else ENDINGS
        self.fields["uploads"].widget.attrs["accept"] = ",".join(endings)


class ReplaceForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("New file"), allow_empty_file=True, max_length=4_000)


class Slider(forms.NumberInput):
    """From 0 to 100, moved with the arrow keys."""

    input_type = "range"

    def __init__(self) -> None:
        super().__init__(attrs={"min": 0, "max": 100, "step": 1})


class ImageForm(BackofficeForm):
    class Meta:
        widgets = {"focus_x": Slider, "focus_y": Slider}


class AttachmentForm(BackofficeForm):
    def clean_name(self) -> str:
        name = safe_name(self.cleaned_data["name"])
        endings = self.instance.kind.endings
        if ending_of(name) not in endings:
            raise ValidationError(_("The name must end in .%(ending)s."), params={"ending": endings[0]})
        return name
