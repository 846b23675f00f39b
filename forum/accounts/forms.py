"""allauth's forms in this site's words."""

from typing import Any

from allauth.account import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from forum.accounts.handles import LEAST, MOST


def _without_placeholders(form: Any) -> None:
    """A placeholder repeats the label and goes away while one types."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class LoginForm(forms.LoginForm):  # type: ignore[misc]  # untyped
    """Handle or address, and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Handle or e-mail address")
        self.fields["remember"].label = _("Stay logged in on this device")
        _without_placeholders(self)


class SignupForm(forms.SignupForm):  # type: ignore[misc]  # untyped
    """Handle, address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Handle")
        self.fields["username"].help_text = _(
            "%(least)d to %(most)d letters or digits of any script, with _ . or - between them."
        ) % {"least": LEAST, "most": MOST}
        self.fields["email"].label = _("E-mail address")
        _without_placeholders(self)

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """Save, and take as long where the address has an account already: time must not tell which."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[Any, Any] = super().try_save(request)
        return saved
