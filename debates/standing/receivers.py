"""What follows from facts of other rooms."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from debates.standing.services import reckon


@receiver(email_confirmed)
def reckon_who_confirmed(email_address: EmailAddress, **rest: Any) -> None:
    """Trust begins with an address that was confirmed."""
    reckon(person_id=email_address.user_id)
