"""``manage.py check_integrity``: everything that is stored twice is compared with what it was counted from."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from forum.derived import REGISTRY


class Command(BaseCommand):
    """Reads only; may run beside the live site."""

    help = "Check everything that is derived; a line for each fault, exit 1 if there is any."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the faults."""
        faults = [f"{derived.name}: {fault}" for derived in REGISTRY.values() for fault in derived.faults()]
        for fault in faults:
            self.stdout.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write(f"sound: {', '.join(sorted(REGISTRY))}")
