"""How a run goes about its pages; `import_legacy` has an option for each."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    encoding: str | None = None
    is_hidden: bool = False
    is_rehearsal: bool = False
    leaves_out_same_title: bool = False
