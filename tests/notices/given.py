"""Notices as people give them."""

from unittest.mock import patch
from uuid import uuid4

from django.core import signing

from debates.notices.freshness import new_mark
from debates.notices.models import Notice
from debates.notices.services import Told, give_notice

HOSTS = frozenset({"testserver", "debate.example.org"})
TEXT = "The second sentence denies a crime that a court has found."


def told(address: str, **fields: object) -> Told:
    given = {"text": TEXT, "law": "Penal Code, section 130", "form": uuid4(), **fields}
    return Told(address=address, **given)


def noticed(subject: object, asked_from: str = "192.0.2.1", **fields: object) -> Notice:
    """A notice about something that has a page."""
    address = f"https://debate.example.org{subject.get_absolute_url()}"
    return give_notice(told=told(address, **fields), hosts=HOSTS, asked_from=asked_from)


def mark(seconds_ago: int = 60) -> str:
    """The mark of a form that was shown some time ago."""
    now = signing.time.time()
    with patch.object(signing.time, "time", return_value=now - seconds_ago):
        return new_mark()


def typed(address: str, **fields: object) -> dict[str, object]:
    """What a browser sends."""
    return {
        "address": address, "text": TEXT, "law": "Penal Code, section 130", "name": "Nadia Ben Amor",
        "email": "nadia@example.org", "is_in_good_faith": "on", "mark": mark(), **fields,
    }  # fmt: skip
