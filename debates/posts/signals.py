"""Facts of posts that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# An argument was made of a comment; sent with ``comment`` and ``argument``.
promoted = Signal()
# Everybody may read a post for the first time that was held until now; sent with ``post``, once a post.
became_visible = Signal()
# A post was moved; sent with ``placement``. Not by a decision of moderation, which tells of itself.
moved = Signal()
