from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage as Mail
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from procrastinate.contrib.django.models import ProcrastinateJob

from forum.letters.models import Letter
from forum.letters.services import SEND
from tests.letters.mailserver import Post, mail_server


@pytest.fixture(autouse=True)
def queued_mail(settings, tmp_path) -> None:
    """The site's own way of sending, into a folder of this test."""
    settings.EMAIL_BACKEND = "forum.letters.backend.QueueBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.MAIL_SERVER = None


@pytest.fixture
def post() -> Iterator[Post]:
    with mail_server() as server:
        yield server


def mail(to: str = "nadia@example.org", body: str = "The kettle sings.", **fields: object) -> EmailMessage:
    return EmailMessage(subject=fields.pop("subject", "Tea"), body=body, to=[to], **fields)


def jobs_of(letter: Letter) -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name=SEND, args__letter=letter.pk).order_by("id"))


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.exists() else []


def read(raw: bytes) -> Mail:
    return message_from_bytes(raw, policy=policy.default)  # type: ignore[return-value]
