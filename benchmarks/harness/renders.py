"""How often pages were made by a server, counted where Django is entered."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path


class Renders:
    """A file in which the workers of a server note the path of each page that they make."""

    def __init__(self, folder: Path):
        self._file = folder / "renders"

    @property
    def settings(self) -> Mapping[str, str]:
        """Return what the server has to be started with."""
        module = "benchmarks.harness.counted_settings"
        return {"DJANGO_SETTINGS_MODULE": module, "BENCHMARK_RENDERS": str(self._file)}

    def by_path(self) -> Counter[str]:
        if not self._file.exists():
            return Counter()
        return Counter(self._file.read_text(encoding="utf-8").splitlines())

    def forget(self) -> None:
        """Count from here on."""
        self._file.write_bytes(b"")
