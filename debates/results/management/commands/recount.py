"""``manage.py recount``: a debate is counted again from its rows, and compared with its verdict."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from debates.motions.models import Motion
from debates.results.counting import count
from debates.results.figures import canonical
from debates.results.models import Verdict
from debates.results.recounting import differences, is_taken_up_again, turned

_ONE = "One voter was excluded, or is counted again, since the verdict: some of it comes of that."


class Command(BaseCommand):
    """Reads only; may run beside the live site."""

    help = "Count a debate again from its rows; a line for each difference from its verdict, exit 1 if there is any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("slug", help="the debate, as its address names it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare with the newest verdict, or print what would be told now."""
        motion = Motion.objects.filter(slug=options["slug"]).first()
        if motion is None:
            raise CommandError(f"No debate here has the address {options['slug']}.")
        verdict = Verdict.objects.filter(motion=motion).select_related("motion").order_by("-as_of").first()
        if verdict is None:
            self.stdout.write(canonical(count(motion, timezone.now())))
            return
        self._compare(verdict)

    def _compare(self, verdict: Verdict) -> None:
        if is_taken_up_again(verdict):
            self.stderr.write("The debate was taken up again since: what comes of votes on posts is left out.")
        found = list(differences(verdict))
        for line in found:
            self.stdout.write(line)
        if found and (number := turned(verdict)):
            told = "{} voters were excluded, or are counted again, since the verdict: some of it comes of that."
            self.stderr.write(told.format(number) if number > 1 else _ONE)
        if found:
            sys.exit(1)
        self.stdout.write(f"same {verdict.hash}")
