"""What is brought in three ways, and what is said about an article before it is published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.articles.models import Format
from debates.imports.addresses import canonical, check
from debates.imports.reading import LONGEST_SOURCE, MAX_FILE
from forum.web.tongues import TONGUES


class AddressForm(forms.Form):
    """An address on the web."""

    address = forms.CharField(
        label=_("Web address"),
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url", "placeholder": "https://"}),
        error_messages={"required": _("Write the address of the article first.")},
    )

    def clean_address(self) -> str:
        """Return the address as it can be fetched."""
        try:
            return check(self.cleaned_data["address"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class FileForm(forms.Form):
    """A file of plain text, Markdown or HTML."""

    file = forms.FileField(
        label=_("File (.txt, .md or .html)"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.markdown,.html,.htm"}),
        error_messages={"required": _("Choose a file first.")},
    )

    def clean_file(self) -> object:
        """Refuse what is too large to be an article."""
        file = self.cleaned_data["file"]
        if file.size > MAX_FILE:
            raise forms.ValidationError(_("This file is larger than 5 MB: that is no article. Take a part of it."))
        return file


class PasteForm(forms.Form):
    """The words of an article, as they were copied."""

    text = forms.CharField(
        label=_("The text of the article"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"required": _("Paste the article's words first.")},
        help_text=_(
            "Title, author and date may stand above it: they are recognised. "
            "Line breaks may be lost: headings and paragraphs are proposed."
        ),
    )
    raw_format = forms.ChoiceField(
        label=_("What it is"), choices=[("", _("find out")), *Format.choices], required=False, widget=forms.Select
    )


class DetailsForm(forms.Form):
    """All about the article that a person may put right, and the motion on it."""

    title = forms.CharField(label=_("Title"), max_length=300, widget=forms.Textarea(attrs={"rows": 1}))
    author_name = forms.CharField(label=_("Author"), max_length=200, required=False)
    publication = forms.CharField(label=_("Publication"), max_length=200, required=False)
    published_on = forms.DateField(
        label=_("Published on"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    standfirst = forms.CharField(
        label=_("Standfirst"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    source_url = forms.URLField(
        label=_("Address of the original"),
        max_length=1000,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
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

    use_required_attribute = False  # joining and splitting go on while something is still missing

    def clean_source_url(self) -> str:
        """Return the address as it is kept: Django takes some that cannot be, and in ASCII it may be longer."""
        typed = self.cleaned_data["source_url"]
        try:
            kept = canonical(typed) if typed else ""
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        if len(kept) > LONGEST_SOURCE:
            raise forms.ValidationError(_("This address is too long to be kept. Look for a shorter one."))
        return kept
