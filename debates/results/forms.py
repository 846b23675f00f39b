"""What a host writes about a debate that is over: parsed here, decided in services."""

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.results.models import LONGEST_CONCLUSION
from forum.text.normalise import clean, has_words


class ConclusionForm(forms.Form):
    """The host's words about what came of the debate."""

    text = forms.CharField(
        label=_("The host’s words"),
        help_text=_("Plain text; an empty line begins a new paragraph. Everybody reads it beside the verdict."),
        max_length=LONGEST_CONCLUSION,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto", "maxlength": LONGEST_CONCLUSION}),
        error_messages={
            "required": _("Write what you make of the debate."),
            "max_length": _("That is %(show_value)d characters; at most %(limit_value)d are kept."),
        },
    )

    def clean_text(self) -> str:
        """Return the text without what nobody sees."""
        text = clean(self.cleaned_data["text"])
        if not has_words(text):
            raise forms.ValidationError(_("Write what you make of the debate."))
        return text
