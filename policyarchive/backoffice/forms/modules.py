"""The modules of the back office that other modules import, by the names under which they do."""

from js_asset import ImportMap

FILES = {
    "below": "editor/below",
    "dialog": "form/dialog",
    "figures": "editor/figures",
    "link-address": "editor/link-address",
    "link-dialog": "editor/link-dialog",
    "paste-lists": "editor/paste-lists",
    "paste-receipt": "editor/paste-receipt",
    "paste-tables": "editor/paste-tables",
    "picture-dialog": "library/picture-dialog",
    "picture-words": "library/picture-words",
    "status": "editor/status",
    "upload": "library/upload",
}
SHARED = ImportMap({f"backoffice/{name}": f"backoffice/{file}.js" for name, file in FILES.items()})
