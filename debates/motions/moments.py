"""A day and a time as they are typed into a form."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 2000, 2100


class MomentField(forms.DateTimeField):
    """A day and a time in the reader's zone."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    default_error_messages = {"invalid": _("This is no day and time. Write it as 2026-11-24 18:00.")}

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment; years that no debate has are none, and cannot be reckoned with at all."""
        try:
            moment = super().to_python(value)
        except (OverflowError, ValueError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None
        if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


def as_it_was(typed: datetime | None, was: datetime | None) -> datetime | None:
    """Return the moment to its last digit where what was typed is what a form shows of it: a form shows minutes."""
    return was if was is not None and typed == was.replace(second=0, microsecond=0) else typed
