"""What follows from what allauth tells."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from forum.accounts.factors import FACTORS
from forum.accounts.models import User


@receiver(authenticator_added)
def count_as_used(request: HttpRequest, user: User, authenticator: Authenticator, **rest: Any) -> None:
    """Count a second factor that was set up in this session as used in it: its code or key was just shown."""
    if authenticator.type in FACTORS:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
