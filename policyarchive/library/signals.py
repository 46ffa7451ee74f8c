"""How the library tells that a file under a known address is another one now, or is described otherwise."""

from django.dispatch import Signal

altered = Signal()  # inside the transaction; receivers get `item`, the picture or attachment
