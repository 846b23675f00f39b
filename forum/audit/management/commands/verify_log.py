"""``manage.py verify_log``: the public log is checked from its first entry to its last."""

import re
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from forum.audit.chain import FIRST
from forum.audit.verifying import verify


class Command(BaseCommand):
    """Reads only; may run beside the live site."""

    help = "Check the chain of the log; a line for each fault, exit 1 if there is any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument(
            "--head",
            default=FIRST,
            metavar="HASH",
            help="a head that was shown once: it must still be there",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the faults, the length and the head."""
        earlier = options["head"].strip().lower()
        if not re.fullmatch("[0-9a-f]{64}", earlier):
            raise CommandError("A head is 64 hexadecimal digits, as the page of the log shows it.")
        walk = verify(earlier=earlier)
        for fault in walk.faults:
            self.stdout.write(fault)
        self.stdout.write(f"length {walk.length}\nhead {walk.head}")
        if walk.faults:
            sys.exit(1)
