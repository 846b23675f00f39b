"""What a pressed button says: a question about a post and the answer, which may be none."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.voting.states import VALUES, Axis, Value
from forum.web.refusal import Refusal, Refused

NONE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to one of the two questions; without a value the answer is taken back."""

    axis: Axis
    value: Value | None


def sent_by(axis: Axis, value: Value | None) -> str:
    """Return what the button of an answer sends: ``helpful-yes``, ``agree-pass``, ``agree-none`` and so on."""
    return f"{axis}-{value or NONE}"


_CHOICES = {sent_by(axis, value): Choice(axis, value) for axis, values in VALUES.items() for value in (*values, None)}


def chosen(sent: str) -> Choice:
    """Return what was pressed.

    Raises:
        Refusal: no button of ours says that.
    """
    if sent not in _CHOICES:
        raise Refusal(Refused(_("That is no answer to a question about a post. Press one of its buttons."), status=422))
    return _CHOICES[sent]
