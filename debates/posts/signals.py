"""Facts of posts that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# An argument was made of a comment; sent with ``comment`` and ``argument``.
promoted = Signal()
# A post was moved; sent with ``placement``. Not by a decision of moderation, which tells of itself.
moved = Signal()
# Something was said, held or not; sent with ``post`` and ``verdict``, what screening found, once its author insisted.
posted = Signal()
# A post says something else; sent with ``post`` and ``verdict``, as above. Nobody reads anew what was held before.
revised = Signal()
# Everybody may read a post for the first time; sent with ``post``, once a post.
became_visible = Signal()
