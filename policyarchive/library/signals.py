"""How the library tells that a file under a known address has become another one. The roof listens."""

from django.dispatch import Signal

replaced = Signal()  # inside the transaction; receivers get `item`, the picture or attachment
