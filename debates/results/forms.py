"""What a host writes about a debate that is over: parsed here, decided in services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.results.models import LONGEST_CONCLUSION


class ConclusionForm(forms.Form):
    """The host's words about what came of the debate; whether they say something is for the verb to say."""

    use_required_attribute = False
    text = forms.CharField(
        label=_("The host’s words"),
        help_text=_("Plain text; an empty line begins a new paragraph. Everybody reads it beside the verdict."),
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "maxlength": LONGEST_CONCLUSION}),
        error_messages={"required": _("Say in a sentence or two what the debate came to.")},
    )
