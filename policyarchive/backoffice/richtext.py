"""The editor of bodies: what a body may hold, our toolbar and our clean-up of pasted text."""

from django.templatetags.static import static
from django.urls import reverse
from django_prose_editor.widgets import AdminProseEditorWidget

MODULES = [f"backoffice/editor-{part}.js" for part in ("languages", "paste", "tables", "toolbar")]
EXTENSIONS = {
    "AccessibleToolbar": True,
    "KeepLanguages": True,
    "PasteCleanup": True,
    "TableHeaderScope": True,
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
    """The sanitiser does not read these extensions: it has a list of its own in the ground floor."""

    def get_config(self) -> dict:
        config = super().get_config()
        picker = reverse("admin:library_image_pick", query={"language": self.attrs.get("lang", "")})
        return config | {
            "extensions": config["extensions"] | EXTENSIONS | {"Figure": {"pickerUrl": picker}},
            "js_modules": [static(path) for path in MODULES],
        }
