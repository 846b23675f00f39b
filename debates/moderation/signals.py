"""Facts of moderation that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# Something was reported; sent with ``report`` and ``is_new``.
reported = Signal()
# Something was decided, undone or restored; sent with ``decision`` and ``statements``, a list.
decided = Signal()
