"""``manage.py letters``: which letters wait or were given up, and why; with --retry they are tried again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from forum.letters.models import Letter
from forum.letters.services import try_again

SHOWN = 100


class Command(BaseCommand):
    """Shows to whom, what about and why, never the text: letters hold keys to accounts."""

    help = "List letters that wait or were given up, oldest first; try them again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--retry", action="store_true", help="try all of them again now, those given up too")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, and queue anew where asked to."""
        letters = Letter.objects.defer("message").order_by("queued").select_related("person")
        for letter in letters[:SHOWN]:
            self.stdout.write(_line(letter))
        more = letters.count() - SHOWN
        if more > 0:
            self.stdout.write(f"and {more} more")
        if options["retry"]:
            for letter in letters.iterator():
                try_again(letter=letter)
            self.stdout.write("All of them are queued again; the worker sends them.")
        elif more == -SHOWN:
            self.stdout.write("No letter waits.")


def _line(letter: Letter) -> str:
    to = letter.recipient or f"person {letter.person_id}"
    about = letter.subject or letter.kind
    tries = f"{letter.attempts} attempts, last: {letter.reason}" if letter.attempts else "not tried yet"
    return f"{letter.pk}\t{letter.state}\t{letter.queued:%Y-%m-%d %H:%M}\t{to}\t{about}\t{tries}"
