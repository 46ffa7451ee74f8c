"""Make the coasts that drawings use, from Natural Earth as TopoJSON (the npm package world-atlas, version 2).

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz && .venv/bin/python docs/land.py package

Writes `policyarchive/lib/drawing/geometry/data/`, which is in the repository: run it only for other land.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from policyarchive.lib.drawing.geometry.thinning import signed_area, thinned, weighed  # noqa: E402

FOLDER = ROOT / "policyarchive" / "lib" / "drawing" / "geometry" / "data"
PER_DEGREE = 100
LEAST = {"coarse": ("land-110m.json", 12), "fine": ("land-50m.json", 100)}  # square hundredths of a degree
SOUTHERNMOST = -58 * PER_DEGREE  # a ring wholly south of this is Antarctica's


def main(folder: Path) -> int:
    FOLDER.mkdir(exist_ok=True)
    for detail, (name, least) in LEAST.items():
        topology = json.loads((folder / name).read_text(encoding="utf-8"))
        rings = [ring for ring in map(cleaned, rings_of(topology)) if max(y for _x, y in ring) > SOUTHERNMOST]
        kept = [ring for ring in (thinned(weighed(ring), least) for ring in rings) if ring]
        text = "".join(f"{line_of(ring)}\n" for ring in sorted(kept, key=len, reverse=True))
        (FOLDER / f"{detail}.txt").write_text(text, encoding="ascii")
        print(f"{detail}: {len(kept)} rings, {sum(map(len, kept))} points, {len(text)} bytes")
    return 0


def rings_of(topology: dict):
    """Yield each ring in hundredths of a degree, land on the left: lakes run clockwise."""
    arcs = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for place, indexes in enumerate(polygon):
                ring = unwrapped([point for index in indexes for point in oriented(arcs, index)[1:]])
                is_outer = place == 0
                yield ring if (signed_area(ring) > 0) == is_outer else ring[::-1]


def decoded(arc: list, transform: dict) -> list:
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for right, up in arc:
        x, y = x + right, y + up
        points.append((x * wide + west, y * high + south))
    return points


def oriented(arcs: list, index: int) -> list:
    return arcs[index] if index >= 0 else arcs[~index][::-1]


def unwrapped(ring: list) -> list:
    """Let longitudes run on over 180 degrees instead of jumping."""
    points, turn = [], 0
    for i, (x, y) in enumerate(ring):
        if i and abs(x - ring[i - 1][0]) > 180:
            turn += 360 if x < ring[i - 1][0] else -360
        points.append((round((x + turn) * PER_DEGREE), round(y * PER_DEGREE)))
    return points


def cleaned(ring: list) -> list:
    """Leave out what Natural Earth adds where the world is cut: steps along the 180th meridian."""
    return [point for i, point in enumerate(ring) if point != ring[i - 1]]


def line_of(ring: list) -> str:
    steps = zip([(0, 0), *ring], ring, strict=False)
    return " ".join(f"{x - before_x} {y - before_y}" for (before_x, before_y), (x, y) in steps)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
