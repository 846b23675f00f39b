"""``manage.py load_demo``: the debates that ship with the project. Idempotent."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from debates.demo import electorate
from debates.demo.content import Person, read
from debates.demo.polling import Poll
from debates.demo.services import load
from forum.accounts.roles import Role

DEBATES = ("russia", "night-flights", "night-trains")  # of a person in several, the accounts tell the last part
PASSWORD = "read-and-answer"  # noqa: S105 - printed for the demo on this machine alone
SHOWN = ("amina", "ines_v", "marek", "sana_w", "laure_brun", "greta_l", "reader")


class Command(BaseCommand):
    """Loads what is not there yet."""

    help = "Load the demo debates, their people and all that they say."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument(
            "--password",
            help="for the demo's people; default: a known one on a local site, none in production",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say where it is and who can log in."""
        password = options["password"] or (PASSWORD if settings.IS_LOCAL else None)
        debates = [read(name) for name in DEBATES]
        voters = electorate.read()
        for name, debate in zip(DEBATES, debates, strict=True):
            poll = Poll(voters.crowds[name], voters.handles)
            motion, is_new = load(debate=debate, password=password, with_password=SHOWN, poll=poll)
            self.stdout.write(f"{'loaded' if is_new else 'already there'}: {motion.get_absolute_url()}")
        if password:
            self._accounts({person.handle: person for debate in debates for person in debate.people}, password)

    def _accounts(self, people: dict[str, Person], password: str) -> None:
        self.stdout.write(f"demo accounts, all with the password {password}:")
        for handle in SHOWN:
            self.stdout.write(f"  {handle:10} {_part(people[handle])}")
        if not settings.STAFF_NEED_SECOND_FACTOR:
            self.stdout.write("here a role counts without a second factor; in production it waits for one")


def _part(person: Person) -> str:
    """Return in a word what somebody of the demo is."""
    if person.is_host:
        return "host"
    if person.speaks:
        return f"speaker {person.speaks}, in the structured debate"
    return str(Role(person.role).label)
