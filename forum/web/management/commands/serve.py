"""``manage.py serve``: what ``make run`` runs. Prepares the data, then answers until it is told to stop."""

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.utils import OperationalError

from forum.database import embedded
from forum.web.address import forget_address, keep_address
from forum.web.management.children import Child, KeptAlive

WORKERS = 2
THREADS = 8
STOPPING = 6.0  # seconds for the requests under way
FINISHING = 2.0  # and for a worker that is slower; with the database's 4 everything is gone within 15


class Command(BaseCommand):
    """The supervisor: a gunicorn and a worker beneath it, the embedded database beside it."""

    help = "Prepare the database, static files and the demo, and serve the site until interrupted."
    web: Child | None = None
    worker: KeptAlive | None = None
    stopping = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("--no-demo", action="store_true", help="do not load the demo debate on the first start")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve. Ends with 0 after SIGINT or SIGTERM, with one sentence where it cannot start."""
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, self._stop)
        _refuse_taken_port(settings.PORT)
        try:
            self._prepare(with_demo=not options["no_demo"])
            connections.close_all()
            if not self.stopping:
                self._serve()
        except OperationalError as error:
            raise CommandError(str(error)) from error
        finally:
            forget_address()
            if embedded.is_embedded():
                embedded.leave(wait=3.0 if self.stopping else 0.0)

    def _prepare(self, *, with_demo: bool) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        if with_demo and settings.IS_LOCAL:
            call_command("load_demo", stdout=self.stdout)

    def _serve(self) -> None:
        self.web, self.worker = (
            Child(_gunicorn()),
            KeptAlive([sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]),
        )
        try:
            server = self.web.start()
            if server is None or not _wait_for(settings.PORT, server):
                raise CommandError("The web server did not start; what it says stands above.")
            self.worker.start_keeping()
            self._tell()
            code = server.wait()
        finally:
            deadline = time.monotonic() + FINISHING
            for child in (self.worker, self.web):
                child.end(deadline)
        if code and not self.stopping:
            raise CommandError(f"The web server ended by itself with exit code {code}.")

    def _tell(self) -> None:
        server = settings.MAIL_SERVER
        mail = f"handed to {server.host}:{server.port}" if server else f"written to {settings.EMAIL_FILE_PATH}"
        self.stdout.write(f"\nRejoinder is at {keep_address()}\nMail is {mail}. Press Ctrl-C to stop.")
        self.stdout.flush()

    def _stop(self, signum: int, frame: FrameType | None) -> None:
        """Tell web server and worker once; they finish what is under way."""
        if self.stopping:
            return
        self.stopping = True
        if self.web is None or self.worker is None:
            raise SystemExit(0)
        self.worker.tell_to_stop()
        self.web.tell_to_stop()


def _gunicorn() -> list[str]:
    chosen = {
        "--bind": f"127.0.0.1:{settings.PORT}",
        "--workers": str(WORKERS),
        "--threads": str(THREADS),
        "--graceful-timeout": f"{STOPPING:.0f}",
        "--worker-class": "gthread",
        "--max-requests": "0",
        "--log-level": "warning",
    }
    pairs = [part for pair in chosen.items() for part in pair]
    return [sys.executable, "-m", "gunicorn", "forum.wsgi:application", *pairs]


def _work() -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), "work"]


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} is taken ({error.strerror}). Choose another: PORT=8765 make run"
            ) from error


def _wait_for(port: int, server: "subprocess.Popen[bytes]", seconds: float = 30.0) -> bool:
    """Wait until somebody listens on the port, or the server has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.05)
    return False
