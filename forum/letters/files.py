"""Letters as files, one each, that a person can read: how a local site sends mail."""

import hashlib
import os
import re
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from forum.letters.parcel import NotDelivered, Parcel

_UNSAFE = re.compile(r"[^A-Za-z0-9.@_+-]+")
# Text as it is: headers in UTF-8, no line cut, the line ends of this machine.
_READABLE = policy.default.clone(utf8=True, cte_type="8bit", linesep="\n", max_line_length=0, refold_source="all")


def deliver(parcel: Parcel, folder: Path) -> None:
    """Write the letter. The same letter again is the same file, and nobody sees half of one.

    Raises:
        NotDelivered: the folder cannot be written to.
    """
    target = folder / name_of(parcel)
    draft = target.with_name(f".{target.stem[-8:]}.new")  # one letter is delivered by one worker at a time
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # letters hold keys to accounts
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(readable(parcel.message))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise NotDelivered(f"{folder} cannot be written to: {error.strerror or error}") from error


def name_of(parcel: Parcel) -> str:
    """Return a file name: when it was queued, to whom, and a digest, so that no other letter has it."""
    when = parcel.queued.astimezone(UTC).strftime("%Y-%m-%dT%H-%M-%S.%f")[:-3]
    to = _UNSAFE.sub("_", parcel.recipient)[:80]
    return f"{when}-{to}-{hashlib.sha256(parcel.message_id.encode()).hexdigest()[:8]}.eml"


def readable(message: bytes) -> bytes:
    """Return the mail with its texts and headers in plain UTF-8, so that a link in it can be followed."""
    mail = message_from_bytes(message, policy=policy.default)
    for part in mail.walk():
        if isinstance(part, EmailMessage) and part.get_content_maintype() == "text" and not part.is_attachment():
            part.set_content(part.get_content(), subtype=part.get_content_subtype(), cte="8bit")
    return mail.as_bytes(policy=_READABLE)
