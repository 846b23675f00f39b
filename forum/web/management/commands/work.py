"""``manage.py work``: sends letters and does whatever else was queued, until it is told to stop."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from forum.web.management.working import Work


class Command(BaseCommand):
    """The worker as a process of its own. `serve` starts one; any number may run beside each other."""

    help = "Do what was queued (letters first of all) until interrupted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument(
            "--heartbeat",
            type=float,
            default=10.0,
            help="seconds between signs of life; after three missed ones others take up its jobs (default 10)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        Work(heartbeat=options["heartbeat"]).run()
