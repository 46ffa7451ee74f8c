"""What a file really is, by its content. Standard library only: no sniffer that there is knows HWP."""

from policyarchive.library.sniffing.sniffer import sniff

__all__ = ["sniff"]
