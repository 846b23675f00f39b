"""``manage.py load_demo``: the debates that ship with the project. Idempotent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from debates.demo.content import Debate, read
from debates.demo.services import load
from forum.accounts.roles import Role

DEBATES = ("russia",)
PASSWORD = "read-and-answer"  # noqa: S105 - printed for the demo on this machine alone
SHOWN = ("amina", "marek", "sana_w", "reader")


class Command(BaseCommand):
    """Loads what is not there yet."""

    help = "Load the demo debate, its people and their comments."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument(
            "--password",
            help="for the demo's people; default: a known one on a local site, none in production",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say where it is and who can log in."""
        password = options["password"] or (PASSWORD if settings.IS_LOCAL else None)
        for name in DEBATES:
            debate = read(name)
            motion, is_new = load(debate=debate, password=password, with_password=SHOWN)
            self.stdout.write(f"{'loaded' if is_new else 'already there'}: {motion.get_absolute_url()}")
            if password:
                self._accounts(debate, password)

    def _accounts(self, debate: Debate, password: str) -> None:
        self.stdout.write(f"demo accounts, all with the password {password}:")
        for person in debate.people:
            if person.handle in SHOWN:
                part = "host" if person.is_host else "member" if person.role == Role.MEMBER else person.role
                self.stdout.write(f"  {person.handle:8} {part}")
        if not settings.STAFF_NEED_SECOND_FACTOR:
            self.stdout.write("here a role counts without a second factor; in production it waits for one")
