"""What allauth asks of this site about second factors: how secrets are kept, and whom a passkey belongs to."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forum.accounts.models import User
from forum.accounts.secrets import CannotOpen, seal, unseal
from forum.web.refusal import Refusal, Refused


def keys() -> tuple[str, ...]:
    """Return what secrets are sealed and opened with: today's key first."""
    return (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # untyped
    """allauth's own way, but for these."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": gettext_lazy(
            "Remove your second factor first: an address that is not confirmed yet would be a way around it."
        ),
        "cannot_delete_authenticator": gettext_lazy("This second factor cannot be removed now."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes stand in for a second factor. Set one up first."
        ),
        "incorrect_code": gettext_lazy(
            "This code does not count: it is mistyped, too old, or was used already. Check it, or type the next one."
        ),
        "unverified_email": gettext_lazy(
            "Confirm all of your e-mail addresses first, or remove those that are not yours."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return seal(text, keys())

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret.

        Raises:
            Refusal: the site's key was changed and the old one is not among SECRET_KEY_FALLBACKS.
        """
        try:
            return unseal(encrypted_text, keys())
        except CannotOpen:
            told = _(
                "Your second factor cannot be read, because the key of this site was changed. It is our fault: "
                "write to those who run the site, who can set things right."
            )
            raise Refusal(Refused(told, status=503)) from None

    def get_totp_issuer(self) -> str:
        """Return how an authenticator app names the site."""
        return str(settings.SITE_NAME)

    def get_totp_label(self, user: User) -> str:
        """Return how an authenticator app names the account: by handle, for the app need not know the address."""
        return user.handle

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: the site's own host, whatever host the request named."""
        return {"id": settings.SITE_HOST, "name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        """Return whose a passkey is, as a browser shows it: by handle."""
        told: dict[str, object] = super().get_public_key_credential_user_entity(user)
        return {**told, "name": user.handle}

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002 - allauth's word
        """Return the name that a new passkey is offered."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %(number)d") % {"number": number}
