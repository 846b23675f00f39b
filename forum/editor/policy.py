"""What a text must be like before it is posted, beyond its length."""

from django.utils.translation import gettext as _

from forum.text.markdown import pictures_in
from forum.text.normalise import has_words
from forum.web.refusal import ALLOWED, Answer, Refused

MAX_PICTURES = 20  # different ones in a text
UNREADABLE = 422


def may_be_said(text: str) -> Answer:
    """Say whether every picture in a text (cleaned, not too long) is described, and whether they are not too many."""
    shown = pictures_in(text) if "/pictures/" in text else []
    if any(not has_words(picture.description) for picture in shown):
        reason = _("Say what the picture shows, for those who cannot see it: ![here](...). Nothing was lost.")
        return Refused(reason, status=UNREADABLE)
    if len({picture.key for picture in shown}) > MAX_PICTURES:
        reason = _("A text may show at most %(most)d pictures. Take some out; nothing was lost.")
        return Refused(reason % {"most": MAX_PICTURES}, status=UNREADABLE)
    return ALLOWED
