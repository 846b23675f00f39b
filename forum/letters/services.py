"""Queueing a letter, delivering it, trying again."""

import logging
from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.mail import EmailMessage
from django.core.mail.message import sanitize_address
from django.db import transaction
from django.utils import timezone

from forum.letters import files, smtp
from forum.letters.models import Letter, State
from forum.letters.parcel import MOST_ATTEMPTS, NotDelivered, Parcel, wait_after
from forum.letters.writing import WRITERS
from forum.web.queueing import defer

SEND = "letters.send"
log = logging.getLogger("rejoinder.letters")


@transaction.atomic
def queue(*, mail: EmailMessage) -> list[Letter]:
    """Queue a finished mail, a letter for each recipient, in the caller's transaction.

    A Message-ID that the mail brings is kept: the same mail again is not queued twice while it waits.
    """
    message_id = _message_id_of(mail)
    common = {"sender": _bare(mail.from_email), "subject": str(mail.subject), "message": _bytes(mail, message_id)}
    recipients = dict.fromkeys(_bare(address) for address in mail.recipients())
    return [_queued(message_id=message_id, recipient=recipient, **common) for recipient in recipients]


@transaction.atomic
def queue_unwritten(*, kind: str, person: AbstractBaseUser, facts: dict[str, Any]) -> Letter:
    """Queue a letter to ``person`` that is written when it is sent; ``facts`` are ids, as JSON takes them.

    Raises:
        LookupError: nobody writes such letters.
    """
    if kind not in WRITERS:
        raise LookupError(f"No room writes letters of the kind {kind!r}.")
    return _queued(message_id=_new_message_id(), recipient="", kind=kind, person=person, facts=facts)


@transaction.atomic
def deliver(*, letter: int) -> None:
    """Deliver a queued letter and delete it; where it does not go, queue the next attempt, or give it up.

    The row is held meanwhile, so that a job which was wrongly thought abandoned waits, and then finds nothing.
    """
    held = Letter.objects.select_for_update(of=("self",)).filter(pk=letter, state=State.QUEUED).first()
    if held is None:
        return
    try:
        _hand_over(held)
    except NotDelivered as error:
        _put_back(held, error)
    else:
        held.delete()
        log.info("letter sent", extra={"facts": {"letter": letter, "attempts": held.attempts + 1}})


@transaction.atomic
def try_again(*, letter: Letter) -> None:
    """Queue a letter anew, as if it had not been tried, whether it waits or was given up."""
    letter.state, letter.attempts, letter.queued = State.QUEUED, 0, timezone.now()
    letter.save(update_fields=["state", "attempts", "queued"])
    defer(SEND, once=f"letter:{letter.pk}:again", letter=letter.pk)


def _queued(*, message_id: str, recipient: str, **fields: Any) -> Letter:
    letter, is_new = Letter.objects.get_or_create(message_id=message_id, recipient=recipient, defaults=fields)
    if is_new:
        defer(SEND, once=f"letter:{letter.pk}", letter=letter.pk)
    return letter


def _hand_over(letter: Letter) -> None:
    parcel = _parcel(letter)
    if parcel is None:
        return
    if settings.MAIL_SERVER is None:
        files.deliver(parcel, settings.EMAIL_FILE_PATH)
    else:
        smtp.deliver(parcel, settings.MAIL_SERVER)


def _parcel(letter: Letter) -> Parcel | None:
    if not letter.kind:
        return Parcel(letter.sender, letter.recipient, letter.message_id, bytes(letter.message), letter.queued)
    if letter.kind not in WRITERS:
        raise NotDelivered(f"nobody writes letters of the kind {letter.kind!r}")
    mail = WRITERS[letter.kind](letter.person, letter.facts) if letter.person else None
    if mail is None or not mail.to:
        return None
    message = _bytes(mail, letter.message_id)
    return Parcel(_bare(mail.from_email), _bare(mail.to[0]), letter.message_id, message, letter.queued)


def _put_back(letter: Letter, error: NotDelivered) -> None:
    letter.attempts += 1
    letter.reason, letter.tried = error.reason, timezone.now()
    is_over = error.is_final or letter.attempts >= MOST_ATTEMPTS
    if is_over:
        letter.state = State.FAILED
    else:
        defer(SEND, once=f"letter:{letter.pk}", not_before=letter.tried + wait_after(letter.attempts), letter=letter.pk)
    letter.save(update_fields=["attempts", "reason", "tried", "state"])
    facts = {"letter": letter.pk, "attempts": letter.attempts, "reason": _without(letter, error.reason)}
    log.warning("letter given up" if is_over else "letter waits", extra={"facts": facts})


def _without(letter: Letter, reason: str) -> str:
    """Return what a server said without the address that it often repeats: logs hold nobody's."""
    return reason.replace(letter.recipient, "(recipient)") if letter.recipient else reason


def _message_id_of(mail: EmailMessage) -> str:
    given = (str(value) for name, value in mail.extra_headers.items() if name.lower() == "message-id")
    return next(given, "") or _new_message_id()


def _new_message_id() -> str:
    return make_msgid(domain=settings.SITE_HOST)


def _bytes(mail: EmailMessage, message_id: str) -> bytes:
    """Return the whole mail with this Message-ID; marked as a machine's, so that no machine answers it."""
    others = {name: value for name, value in mail.extra_headers.items() if name.lower() != "message-id"}
    mail.extra_headers = {"Auto-Submitted": "auto-generated", **others, "Message-ID": message_id}
    message: Any = mail.message()  # Django's takes the line ends too
    return bytes(message.as_bytes(linesep="\r\n"))


def _bare(address: str) -> str:
    """Return an address without its name, its domain in ASCII."""
    return parseaddr(sanitize_address(address, settings.DEFAULT_CHARSET))[1]
