"""allauth's forms of the account in this site's words."""

from typing import Any, ClassVar

from allauth.account import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.accounts.handles import HOW_LONG, LEAST, MOST, as_kept

PASSWORD = _("Password")
NEW_PASSWORD = _("New password")
ADDRESS = _("E-mail address")
ABOUT_HANDLES = _("%(least)d to %(most)d letters or digits of any script, with _ . or - between them.")


class InOurWords:
    """Labels of our own, and no placeholders: those repeat the label and go away while one types."""

    labels: ClassVar[dict[str, str | Promise]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]  # a form's own
        for name, field in fields.items():
            field.label = self.labels.get(name, field.label)
            field.widget.attrs.pop("placeholder", None)


class LoginForm(InOurWords, forms.LoginForm):  # type: ignore[misc]  # untyped
    """Handle or address, and password."""

    labels = {
        "login": _("Handle or e-mail address"),
        "password": PASSWORD,
        "remember": _("Stay logged in on this device"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""  # the way to a new one stands below the form

    def clean_login(self) -> str:
        """Return the handle as it is kept, however the keyboard made it."""
        return as_kept(super().clean_login())


class WithHandle(InOurWords):
    """Where a handle is chosen."""

    labels = {"username": _("Handle"), "email": ADDRESS, "password1": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields  # type: ignore[attr-defined]
        fields["username"].help_text = ABOUT_HANDLES % {"least": LEAST, "most": MOST}
        fields["username"].error_messages["max_length"] = HOW_LONG % {"least": LEAST, "most": MOST}


class SignupForm(WithHandle, forms.SignupForm):  # type: ignore[misc]
    """Handle, address and password."""

    def try_save(self, request: HttpRequest) -> tuple[Any, Any]:
        """Save, and take as long where the address has an account already: time must not tell which."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[Any, Any] = super().try_save(request)
        return saved


class AddEmailForm(InOurWords, forms.AddEmailForm):  # type: ignore[misc]
    """Another address."""

    labels = {"email": _("Another e-mail address")}


class ChangePasswordForm(InOurWords, forms.ChangePasswordForm):  # type: ignore[misc]
    """The password in use, and the new one twice."""

    labels = {
        "oldpassword": _("Password in use"),
        "password1": NEW_PASSWORD,
        "password2": _("New password, once more"),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class SetPasswordForm(InOurWords, forms.SetPasswordForm):  # type: ignore[misc]
    """A first password, for somebody who came by an account elsewhere."""

    labels = ChangePasswordForm.labels


class ResetPasswordForm(InOurWords, forms.ResetPasswordForm):  # type: ignore[misc]
    """Whose password is forgotten."""

    labels = {"email": ADDRESS}


class ResetPasswordKeyForm(InOurWords, forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password instead of the forgotten one."""

    labels = ChangePasswordForm.labels


class ReauthenticateForm(InOurWords, forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something grave."""

    labels = {"password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
