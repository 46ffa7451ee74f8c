"""The modules of the back office that other modules import, by the names under which they do."""

from js_asset import ImportMap

FILES = {
    "below": "editor-below",
    "dialog": "dialog",
    "link-address": "link-address",
    "link-dialog": "link-dialog",
    "figures": "editor-figures",
    "paste-lists": "paste-lists",
    "paste-receipt": "paste-receipt",
    "paste-tables": "paste-tables",
    "picture-dialog": "picture-dialog",
    "picture-words": "picture-words",
    "status": "editor-status",
    "upload": "upload",
}
SHARED = ImportMap({f"backoffice/{name}": f"backoffice/{file}.js" for name, file in FILES.items()})
