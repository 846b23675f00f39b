"""Facts of appeals that rooms above act on, in the same transaction."""

from django.dispatch import Signal

# Somebody appealed; sent with ``appeal``.
appealed = Signal()
# Somebody added a word; sent with ``word``.
word_added = Signal()
# An appeal was decided; sent with ``appeal``.
appeal_answered = Signal()
