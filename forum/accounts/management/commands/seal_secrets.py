"""``manage.py seal_secrets``: after SECRET_KEY was changed, before the old one leaves SECRET_KEY_FALLBACKS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forum.accounts.services import seal_anew
from forum.web.refusal import Refusal


class Command(BaseCommand):
    """May run beside the live site."""

    help = "Seal the secrets of all second factors with today's SECRET_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        """Seal them, or none."""
        try:
            self.stdout.write(f"sealed: {seal_anew()}")
        except Refusal:
            raise CommandError(
                "A secret was sealed with a key that is not known any more. Add it to SECRET_KEY_FALLBACKS."
            ) from None
