"""What is pasted, and what is confirmed before it is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.articles.segment import Proposal
from forum.web.tongues import TONGUES

MAX_TEXT = 300_000


class PasteForm(forms.Form):
    """The words of an article, as they were copied."""

    text = forms.CharField(
        label=_("The text of the article"),
        max_length=MAX_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "autofocus": True}),
        error_messages={
            "required": _("Paste the article's words first."),
            "max_length": _(
                "That is %(show_value)d characters. An article here has at most %(limit_value)d: publish a part."
            ),
        },
        help_text=_(
            "Title, author and date may stand above it: they are recognised. "
            "Line breaks may be lost: headings and paragraphs are proposed."
        ),
    )

    def clean_text(self) -> str:
        """Refuse white space alone."""
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("Paste the article's words first."))
        return text


class ConfirmForm(PasteForm):
    """All about the article that a person may put right, the text unseen beside it, and the motion on it."""

    text = forms.CharField(max_length=MAX_TEXT, strip=False, widget=forms.HiddenInput)
    title = forms.CharField(label=_("Title"), max_length=300)
    author_name = forms.CharField(label=_("Author"), max_length=200, required=False)
    publication = forms.CharField(label=_("Publication"), max_length=200, required=False)
    published_on = forms.DateField(
        label=_("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    standfirst = forms.CharField(
        label=_("Standfirst"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source_url = forms.URLField(
        label=_("Address of the original"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        help_text=_("Readers find a link to it under the title."),
    )
    language = forms.ChoiceField(label=_("Language of the text"), choices=TONGUES)
    rights_note = forms.CharField(
        label=_("By what right is it shown here?"),
        max_length=500,
        help_text=_("The author's leave, a licence, or your own text."),
        error_messages={
            "required": _("Needed before you can publish: the author's leave, a licence, or your own text.")
        },
    )
    motion = forms.CharField(
        label=_("Motion"),
        max_length=240,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence that people can be for or against. Without it only the article is published."),
    )

    def details(self) -> dict[str, Any]:
        """Return the confirmed fields of the article; only after is_valid()."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"text", "motion"}}


def confirming(proposal: Proposal, text: str) -> ConfirmForm:
    """Return the form filled with what was recognised."""
    known = dict(TONGUES)
    initial = {
        "text": text,
        "title": proposal.title,
        "author_name": proposal.author,
        "publication": proposal.publication,
        "published_on": proposal.published_on,
        "standfirst": proposal.standfirst,
        "language": proposal.language if proposal.language in known else "en",
    }
    return ConfirmForm(initial=initial)
