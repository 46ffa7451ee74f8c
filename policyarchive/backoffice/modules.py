"""The modules of the back office that other modules import, by the names under which they do."""

from js_asset import ImportMap

PARTS = ["below"]
SHARED = ImportMap({f"backoffice/{part}": f"backoffice/editor-{part}.js" for part in PARTS})
