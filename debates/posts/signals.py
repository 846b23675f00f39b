"""Facts of posts that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# An argument was made of a comment; sent with ``comment`` and ``argument``.
promoted = Signal()
