"""The form of a notice: article 16 of the Digital Services Act says what it asks. Decided in services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from debates.moderation.reasons import LONGEST_LAW
from debates.notices.freshness import form_of
from debates.notices.services import Told
from debates.notices.states import LONGEST_ADDRESS, LONGEST_EMAIL, LONGEST_NAME, LONGEST_TEXT
from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal

TOO_LONG = _("That is %(show_value)d characters; at most %(limit_value)d are taken. Nothing was lost: shorten it.")

_LACKS = {
    "name": _("Say who you are, or tick that you would rather not be named."),
    "email": _("Say where the answer goes, or tick that you would rather not be named."),
}


class NoticeForm(forms.Form):
    """Where it stands, why it is illegal, by which law, who says so, and that they say so in good faith."""

    address = forms.CharField(
        label=_("Where does it stand?"),
        help_text=_("The address of the post, the debate or the article, as your browser shows it."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": _("Give its address, so that we find it."), "max_length": TOO_LONG},
    )
    text = forms.CharField(
        label=_("Why is it illegal?"),
        help_text=_("Name the words or the picture, and what is against the law in them."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        error_messages={"required": _("Say why you hold it to be illegal."), "max_length": TOO_LONG},
    )
    law = forms.CharField(
        label=_("Against which law?"),
        help_text=_("As well as you can: “Penal Code, section 130”. If you do not know, say of which country."),
        max_length=LONGEST_LAW,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Name the law, or the country whose law it is."), "max_length": TOO_LONG},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        error_messages={"max_length": TOO_LONG},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("The receipt and the answer go there. The author never learns who you are."),
        max_length=LONGEST_EMAIL,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"invalid": _("This is no e-mail address."), "max_length": TOO_LONG},
    )
    is_unnamed = forms.BooleanField(
        label=_("I would rather not be named"),
        help_text=_("Then neither name nor address is kept, and the number of the receipt is how you hear of it."),
        required=False,
    )
    is_in_good_faith = forms.BooleanField(
        label=_("I believe in good faith that what I say here is accurate and complete"),
        error_messages={"required": _("A notice needs this: tick it if it is so.")},
    )
    # a field that people do not see, and machines fill in
    website = forms.CharField(required=False)
    mark = forms.CharField(required=False)

    def clean_text(self) -> str:
        """Return the words; without any there is nothing to look into."""
        text = clean(self.cleaned_data["text"])
        if not has_words(text):
            raise forms.ValidationError(_("Say why you hold it to be illegal."))
        return text

    def clean_law(self) -> str:
        """Return the law on one line."""
        law = single_line(clean(self.cleaned_data["law"]))
        if not has_words(law):
            raise forms.ValidationError(_("Name the law, or the country whose law it is."))
        return law

    def clean(self) -> dict[str, Any]:
        """Ask for name and address where they may not be left out, and refuse what machines do."""
        data = self.cleaned_data
        for field, lack in _LACKS.items():
            if not (data.get("is_unnamed") or data.get(field) or field in self.errors):
                self.add_error(field, lack)
        if data.get("website"):
            self.add_error("website", _("This field is there to catch machines. Leave it empty and send it once more."))
        try:
            data["form"] = form_of(data.get("mark", ""))
        except Refusal as refusal:
            self.add_error(None, refusal.refused.reason)
        return data

    def told(self) -> Told:
        """Return what was typed; only after is_valid()."""
        data = self.cleaned_data
        is_named = not data["is_unnamed"]
        return Told(
            address=single_line(data["address"]),
            text=data["text"],
            law=data["law"],
            form=data["form"],
            name=single_line(data["name"]) if is_named else "",
            email=data["email"] if is_named else "",
        )
