"""What is typed about where one stands and what changed one's mind: parsed here, decided in services."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.voting.states import CONFIDENCE, Position

CHOOSE = _("Choose one: for, undecided or against.")
UNSAID = _("not said")
RADIOS = forms.RadioSelect


class StanceForm(forms.Form):
    """Where somebody stands, and how sure they are, if they say."""

    position = forms.ChoiceField(
        label=_("Where do you stand?"),
        choices=Position.choices,
        widget=RADIOS,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    confidence = forms.TypedChoiceField(
        label=_("How sure are you?"),
        choices=[("", UNSAID), *CONFIDENCE],
        widget=RADIOS,
        required=False,
        coerce=int,
        empty_value=None,
        error_messages={"invalid_choice": _("Choose how sure you are, or leave it unsaid.")},
    )
    # in words: a key that no page of ours sent counts as none
    client_key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make a form with a key of its own."""
        kwargs["initial"] = {"client_key": uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    @property
    def says_how_sure(self) -> bool:
        """Whether it asked how sure one is: the buttons beside the motion do not."""
        return "confidence" in self.data

    def key(self) -> UUID:
        """Return the key of this answer of the form; only after is_valid().

        Pressed twice it is one answer; another answer of the same form, gone back to, is another.
        """
        said = f"{self.cleaned_data['position']} {self.cleaned_data['confidence']}"
        try:
            return uuid5(UUID(self.cleaned_data["client_key"]), said)
        except ValueError:
            return uuid4()


class PicksField(forms.MultipleChoiceField):
    """What was ticked, whatever it is: crediting.py says what it names."""

    def validate(self, value: object) -> None:
        """Take anything, and nothing."""


class CreditForm(forms.Form):
    """What changed somebody's mind: at most three posts or paragraphs, and why."""

    pick = PicksField(required=False)
    other = forms.CharField(
        label=_("Another post of this debate"),
        help_text=_("Its link or its number, such as c812. Several with spaces between."),
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "autocapitalize": "none"}),
    )
    note = forms.CharField(
        label=_("How did it change your mind?"),
        help_text=_("Shown to readers of the results without your name."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    change = forms.CharField(required=False, widget=forms.HiddenInput)

    def typed(self) -> dict[str, Any]:
        """Return what was sent, as it can be kept and given back."""
        return {"pick": self.picked, "other": self["other"].value() or "", "note": self["note"].value() or ""}

    def give_back(self, reason: str, change: int) -> None:
        """Show why it was not taken, and let the next press be about the newest change."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["change"] = str(change)  # type: ignore[index]
        self.add_error(None, reason)

    @property
    def picked(self) -> list[str]:
        """What is ticked, as it was sent."""
        return [str(one) for one in self["pick"].value() or ()]
