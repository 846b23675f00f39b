"""``manage.py remove_second_factor HANDLE``: for somebody who lost app, passkeys and recovery codes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forum.accounts.models import User
from forum.accounts.services import remove_factors


class Command(BaseCommand):
    """Make sure by another way that it is them who ask."""

    help = "Remove all second factors of a person and end their sessions; the password stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("handle", help="whose")

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them."""
        person = User.objects.filter(handle__iexact=options["handle"]).first()
        if person is None:
            raise CommandError(f"Nobody has the handle {options['handle']}.")
        removed = remove_factors(person=person)
        self.stdout.write(f"{person.handle}: {removed} removed, all sessions ended.")
