"""Facts of debates that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# A debate was locked, closed or opened again, or its terms were changed; sent with ``ruling``. Not by a decision of
# moderation, which tells of itself.
ruled = Signal()
