"""The form in which something is reported: each reason is the button that sends it."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from debates.moderation.reasons import RULES, Reason
from forum.web.refusal import Refused


class ReportForm(forms.Form):
    """A reason, with a note and the law where they are needed: when, and how long, the verb says."""

    reason = forms.ChoiceField(
        choices=Reason.choices,
        error_messages={
            "required": _("Choose what is wrong: each reason is a button that sends your report."),
            "invalid_choice": _("Choose one of the reasons."),
        },
    )
    note = forms.CharField(
        label=_("A note to the moderators"),
        help_text=_("You need none, unless it is something else."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    law = forms.CharField(
        label=_("Which law does it break?"),
        help_text=_("For illegal content only: “Penal Code, section 153”."),
        required=False,
        # not a field of one line: Enter there would press the first reason
        widget=forms.Textarea(attrs={"rows": 1, "dir": "auto", "autocomplete": "off"}),
    )

    @property
    def reasons(self) -> list[tuple[str, str | Promise, str | Promise]]:
        """The code of each reason, its name and its house rule."""
        return [(reason.value, reason.label, RULES[reason]) for reason in Reason]

    def refuse(self, refused: Refused) -> None:
        """Say above the form why the report was refused."""
        self.add_error(None, refused.reason)
