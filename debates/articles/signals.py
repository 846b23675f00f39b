"""Facts of articles that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# An article was taken down or restored; sent with ``showing``. Not by a decision of moderation, which tells of itself.
showing_changed = Signal()
