"""The editor of bodies: what a body may hold, our toolbar and our clean-up of pasted text."""

from django.templatetags.static import static
from django.urls import reverse
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import Media

from policyarchive.backoffice.forms.modules import SHARED

PARTS = [
    "code",
    "figures",
    "files",
    "flow",
    "languages",
    "links",
    "lists",
    "paste",
    "tables",
    "toolbar",
    "typing",
]
MODULES = [f"backoffice/editor/{part}.js" for part in PARTS]
EXTENSIONS = {
    "AccessibleToolbar": True,
    "KeepLanguages": True,
    "NoSpellCheck": False,
    "PasteCleanup": True,
    "SafeTyping": True,
    "TableHeaderScope": True,
    "TakeFiles": True,
    "TrailingNode": True,
    "TypingFlow": True,
    # Letters as numbers come with a paste and stay; the dialog for them is not offered.
    "OrderedList": {"enableListAttributes": False},
    # All buttons in rows: the editor's own drop-down cannot be reached with the keyboard.
    "Menu": {
        "groups": [
            {"group": "headings"},
            {"group": "marks"},
            {"group": "lists"},
            {"group": "link"},
            {"group": "nodes -blockType -headings -lists"},
            {"group": "table"},
            {"group": "history"},
            {"group": "utility"},
        ]
    },
}


class BodyWidget(AdminProseEditorWidget):
    """The sanitiser does not read these extensions: it has a list of its own in `lib`."""

    @property
    def media(self) -> Media:
        return super().media + Media(importmap=SHARED)

    def get_config(self) -> dict:
        config = super().get_config()
        picker = reverse("admin:library_image_pick", query={"language": self.attrs.get("lang", "")})
        targets = reverse("admin:link_targets", query={"language": self.attrs.get("lang", "")})
        link = config["extensions"]["Link"] | {"targetsUrl": targets}
        return config | {
            "extensions": config["extensions"]
            | EXTENSIONS
            | {name: {"pickerUrl": picker} for name in ("Figure", "TakeFiles")}
            | {"Link": link},
            "js_modules": [static(path) for path in MODULES],
        }
