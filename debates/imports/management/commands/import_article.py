"""``manage.py import_article``: a file becomes an article and, with --motion, a debate. See docs for its JSON."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from debates.articles import services
from debates.articles.models import Format
from debates.imports.acceptance import as_proposed
from debates.imports.extract import decode_html
from debates.imports.proposal import Proposal
from debates.imports.reading import ENDINGS, Brought, pasted, proposal_of
from debates.motions import services as motions
from forum.accounts.models import User
from forum.web.address import site_address
from forum.web.refusal import Refusal


class Command(BaseCommand):
    """Reads one text, proposes what it is, and publishes it as proposed."""

    help = "Import an article from a file, or from standard input with -."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        parser.add_argument("file", help="a UTF-8 text file, or - for standard input")
        parser.add_argument("--format", choices=["text", "markdown", "html"], help="default: by the file's ending")
        parser.add_argument(
            "--motion", default="", help="the sentence to debate; without it only the article is published"
        )
        parser.add_argument(
            "--as", dest="handle", default="", help="whose it is: a handle (default: the first administrator)"
        )
        parser.add_argument("--dry-run", action="store_true", help="publish nothing and touch no database")
        parser.add_argument("--json", action="store_true", help="with --dry-run: print the proposal as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or show what would be imported."""
        brought = _read(options["file"], options["format"])
        proposal = _proposal(brought)
        if options["dry_run"]:
            self._show(proposal, as_json=options["json"])
            return
        if not proposal.title:
            raise CommandError("No title was found: put it on a line of its own above the text.")
        self.stdout.write(site_address() + _publish(proposal, brought, options["motion"].strip(), options["handle"]))

    def _show(self, proposal: Proposal, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(proposal.as_json(), ensure_ascii=False, indent=1))
            return
        for name in ("title", "author", "publication", "published_on", "standfirst", "language"):
            self.stdout.write(f"{name}: {getattr(proposal, name) or '-'}")
        for block in proposal.blocks:
            self.stdout.write(f"{block.kind:10} {block.confidence:.2f}  {block.text[:90]}")
        for dropped in proposal.dropped:
            self.stdout.write(f"dropped    {dropped.why}: {dropped.text[:90]}")


def _read(name: str, chosen: str | None) -> Brought:
    """Return the decoded input, line ends untouched; UTF-8, and for HTML what the page says of itself."""
    ending = ENDINGS.get(Path(name).suffix.lower(), Format.TEXT) if name != "-" else Format.TEXT
    raw_format = chosen or ending
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        text = decode_html(content) if raw_format == Format.HTML else content.decode("utf-8")
    except OSError as error:
        raise CommandError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{name} is not UTF-8 text (byte {error.start}). Save it as UTF-8 and try again.") from error
    try:
        return pasted(text, raw_format)
    except Refusal as refusal:
        raise CommandError(f"{name}: {refusal}") from refusal


def _proposal(brought: Brought) -> Proposal:
    try:
        return proposal_of(brought)
    except Refusal as refusal:
        raise CommandError(str(refusal)) from refusal


def _publish(proposal: Proposal, brought: Brought, sentence: str, handle: str) -> str:
    owner = _owner(handle)
    try:
        with transaction.atomic():
            article = services.publish(text=as_proposed(proposal, brought), by=owner)
            made = motions.put(sentence=sentence, article=article, host=owner) if sentence else article
    except Refusal as refusal:
        raise CommandError(str(refusal)) from refusal
    return made.get_absolute_url()


def _owner(handle: str) -> User | None:
    if not handle:
        return User.objects.first_administrator()
    owner = User.objects.filter(handle__iexact=handle).first()
    if owner is None:
        raise CommandError(f"Nobody here has the handle {handle}.")
    return owner
