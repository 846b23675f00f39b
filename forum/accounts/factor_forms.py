"""allauth's forms of second factors in this site's words."""

import re
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forum.accounts.forms import InOurWords

NAME = _("Name")
MOST_OF_A_NAME = 60
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")  # what no key sends and the database does not take
FROM_WHERE = _("The six digits that your authenticator app shows, or one of your recovery codes.")


class CredentialField(forms.JSONField):
    """What a browser tells of a passkey, as the script of the page puts it there."""

    widget = forms.HiddenInput
    default_error_messages = {"invalid": _("This browser sent no passkey. Try again.")}

    def to_python(self, value: Any) -> Any:
        """Return the object.

        Raises:
            ValidationError: it is none, or no browser would send it.
        """
        told = super().to_python(value)
        if told is not None and (not isinstance(told, dict) or _NOT_KEPT.search(repr_of(told))):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return told


def repr_of(told: Any) -> str:
    """Return all text that stands anywhere in parsed JSON."""
    if isinstance(told, dict):
        return "".join(repr_of(part) for pair in told.items() for part in pair)
    return "".join(map(repr_of, told)) if isinstance(told, list) else str(told)


class WithCredential(InOurWords):
    """Where a passkey is shown."""

    labels = {"name": NAME, "passwordless": _("Log in with this passkey alone, without a password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Any]
        self.fields["credential"] = CredentialField()


class WithCode(InOurWords):
    """Where a code is typed."""

    labels = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Any]
        self.fields["code"].help_text = FROM_WHERE
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class AuthenticateForm(WithCode, code_forms.AuthenticateForm):  # type: ignore[misc]  # untyped
    """The second step of logging in."""


class ReauthenticateForm(WithCode, code_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code before something grave."""


class ActivateTOTPForm(WithCode, app_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app. Its secret waits in the session, sealed like one in use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        adapter = get_adapter()
        self.secret = adapter.decrypt(self.secret)
        context.request.session[SECRET_SESSION_KEY] = adapter.encrypt(self.secret)
        self.fields["code"].help_text = _("The six digits that the app shows now.")

    def secret_in_groups(self) -> str:
        """Return the secret as one types it: four letters and digits at a time."""
        return " ".join(re.findall(".{1,4}", self.secret))


class AddWebAuthnForm(WithCredential, key_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].max_length = MOST_OF_A_NAME
        self.fields["passwordless"].initial = True
        self.fields["passwordless"].help_text = _("It then asks for your finger, face or PIN.")


class EditWebAuthnForm(InOurWords, key_forms.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    labels = {"name": NAME}
    name = forms.CharField(max_length=MOST_OF_A_NAME)


class AuthenticateWebAuthnForm(WithCredential, key_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second step of logging in."""


class LoginWebAuthnForm(WithCredential, key_forms.LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey instead of handle and password."""


class ReauthenticateWebAuthnForm(WithCredential, key_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey before something grave."""
