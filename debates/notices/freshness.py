"""Which form was sent, and when it was shown: signed by the site, so that neither is made up.

A machine sends a form as soon as it has it. Who is refused reads so and sends it again: nothing is lost unseen.
"""

from uuid import UUID, uuid4

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.utils.translation import gettext as _

from forum.web.refusal import Refusal, Refused

SOONEST, LATEST = 3, 24 * 3600  # seconds

_SIGNER = TimestampSigner(salt="rejoinder.notices.form")


def new_mark() -> str:
    """Return the mark of a form that is shown now."""
    return _SIGNER.sign(uuid4().hex)


def again(mark: str) -> str:
    """Return the mark for a form that comes back: its own while that is good, otherwise a new one."""
    try:
        _SIGNER.unsign(mark, max_age=LATEST)
    except BadSignature:
        return new_mark()
    return mark


def form_of(mark: str) -> UUID:
    """Return which form a mark is of.

    Raises:
        Refusal: it was sent too soon or too late, or the mark is none of ours.
    """
    try:
        key = UUID(_SIGNER.unsign(mark, max_age=LATEST))
    except BadSignature:
        told = _("This form was open for more than a day, or came from elsewhere. Nothing was lost: send it once more.")
        raise Refusal(Refused(told, status=422)) from None
    if _is_younger(mark, SOONEST):
        told = _("This was sent faster than anybody types, as machines do. Nothing was lost: send it once more.")
        raise Refusal(Refused(told, status=422))
    return key


def _is_younger(mark: str, seconds: int) -> bool:
    try:
        _SIGNER.unsign(mark, max_age=seconds)
    except SignatureExpired:
        return False
    return True
