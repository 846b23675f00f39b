"""allauth's forms of second factors in this site's words."""

import re
from typing import Any

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as code_forms
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as app_forms
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.webauthn import forms as key_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from forum.accounts.forms import InOurWords

NAME = _("Name")
MOST_OF_A_NAME = 60
_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")  # what no key sends and the database does not take
FROM_APP = _("The six digits that your authenticator app shows, or one of your recovery codes.")
WITHOUT_APP = _("One of your recovery codes.")


class CredentialField(forms.JSONField):
    """What a browser tells of a passkey, as the script of the page puts it there. It never comes back into a page."""

    widget = forms.HiddenInput
    default_error_messages = {"invalid": _("This browser sent no passkey. Try again.")}

    def __init__(self, shape: type[RegistrationResponse] | type[AuthenticationResponse]) -> None:
        super().__init__()
        self.shape = shape

    def to_python(self, value: Any) -> Any:
        """Return the object.

        Raises:
            ValidationError: it is none that a browser would send: allauth's own reading of it would fail.
        """
        try:
            told = super().to_python(value)
            if told is not None:
                self.shape.from_dict(told)
                _refuse_unkept(told)
        except _NO_SUCH_SHAPE:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None
        return told

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what was sent, unread."""
        return data

    def prepare_value(self, value: Any) -> str:
        """Return what stands in the page: nothing."""
        return ""


_NO_SUCH_SHAPE = (TypeError, ValueError, KeyError, AttributeError, RecursionError)


def _refuse_unkept(told: Any) -> None:
    """Look at all text in parsed JSON.

    Raises:
        ValueError: it holds what the database does not take.
    """
    parts = [part for pair in told.items() for part in pair] if isinstance(told, dict) else told
    if isinstance(told, str):
        if _NOT_KEPT.search(told):
            raise ValueError(told)
    elif isinstance(told, dict | list):
        for part in parts:
            _refuse_unkept(part)


class WithCredential(InOurWords):
    """Where a passkey is shown."""

    labels = {"name": NAME, "passwordless": _("Log in with this passkey alone, without a password")}
    shape: type[RegistrationResponse] | type[AuthenticationResponse] = AuthenticationResponse

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Any]
        self.fields["credential"] = CredentialField(self.shape)


class WithCode(InOurWords):
    """Where a code is typed."""

    labels = {"code": _("Code")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Any]
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "one-time-code"}


class WithAnyCode(WithCode):
    """Where a code of the app stands for oneself, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        app = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP)  # type: ignore[attr-defined]
        self.fields["code"].help_text = FROM_APP if app.exists() else WITHOUT_APP


class AuthenticateForm(WithAnyCode, code_forms.AuthenticateForm):  # type: ignore[misc]  # untyped
    """The second step of logging in."""


class ReauthenticateForm(WithAnyCode, code_forms.ReauthenticateForm):  # type: ignore[misc]
    """A code before something grave."""


class ActivateTOTPForm(WithCode, app_forms.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app. Its secret waits in the session, sealed like one in use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        adapter = get_adapter()
        self.secret: str = adapter.decrypt(self.secret)
        context.request.session[SECRET_SESSION_KEY] = adapter.encrypt(self.secret)
        self.fields["code"].help_text = _("The six digits that the app shows now.")

    def secret_in_groups(self) -> str:
        """Return the secret as one types it: four letters and digits at a time."""
        return " ".join(re.findall(".{1,4}", self.secret))


class AddWebAuthnForm(WithCredential, key_forms.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and its name."""

    shape = RegistrationResponse

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
