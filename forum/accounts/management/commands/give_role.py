"""``manage.py give_role HANDLE ROLE``: for whoever runs the site; the first administrator comes by createsuperuser."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forum.accounts.models import User
from forum.accounts.roles import Role
from forum.accounts.services import give_role


class Command(BaseCommand):
    """A role counts once its holder has a second factor."""

    help = "Give a person a role on the whole site, or take it by making them a member."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("handle", help="whose")
        parser.add_argument("role", choices=Role.values, help="which")

    def handle(self, *args: Any, **options: Any) -> None:
        """Give it."""
        person = User.objects.filter(handle__iexact=options["handle"]).first()
        if person is None:
            raise CommandError(f"Nobody has the handle {options['handle']}.")
        is_new = give_role(person=person, role=Role(options["role"]), by=None)
        self.stdout.write(f"{person.handle}: {options['role']}{'' if is_new else ' already'}.")
