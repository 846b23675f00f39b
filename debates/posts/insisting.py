"""What forms that post have in common: how long they were open, and that their writer insists after a warning."""

from time import time

from django import forms
from django.core import signing

from debates.posts.screened import Warned
from forum.web.refusal import Refusal

_SALT = "posts.opened"


def opened_now() -> str:
    """Return the time, signed, for a form that is shown now."""
    return signing.dumps(round(time(), 1), salt=_SALT)


def seconds_since(opened: str) -> float | None:
    """Return how long ago a form was shown, none if it does not say so itself."""
    try:
        return max(0.0, time() - float(signing.loads(opened, salt=_SALT)))
    except (signing.BadSignature, TypeError, ValueError):
        return None


class InsistingForm(forms.Form):
    """A form that may come back with a warning, and a button more: ``insists``, which no page shows as a field."""

    insists = forms.CharField(required=False, widget=forms.HiddenInput)
    is_warned = False

    def refuse(self, reason: str) -> None:
        """Show why it was not taken, above the words."""
        self.add_error(None, reason)

    def refused(self, refusal: Refusal) -> None:
        """Show a refusal; after a warning the next press may insist."""
        self.is_warned = isinstance(refusal, Warned)
        self.refuse(refusal.refused.reason)

    def does_insist(self) -> bool:
        """Say whether its writer was warned and posts it anyway; only after is_valid()."""
        return bool(self.cleaned_data["insists"])


class TimedForm(InsistingForm):
    """One that knows since when it is open. Words that were kept, here or in the browser, keep that time."""

    opened = forms.CharField(required=False, widget=forms.HiddenInput, initial=opened_now)

    def typed_for(self) -> float | None:
        """Return for how many seconds it was open; only after is_valid()."""
        return seconds_since(self.cleaned_data["opened"])
