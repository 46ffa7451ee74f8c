"""How the library reports what happens to files, without knowing who listens; media.py wires it."""

from django.dispatch import Signal

altered = Signal()  # inside the transaction; receivers get `item`, the picture or attachment
