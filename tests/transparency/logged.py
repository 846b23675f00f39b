"""Entries of the log as moderation appends them."""

from django.db import transaction

from forum.audit.models import Entry
from forum.audit.services import append

DECISION = {
    "case": 12, "decision": 34, "action": "remove", "reason": "harassment", "sanction": None, "hours": None,
    "target": "post", "target_id": 5, "motion": None, "revision": None, "seat": 2, "role": "moderator",
    "automatic": False, "override": False,
}  # fmt: skip


def logged(act: str, /, **facts) -> Entry:
    with transaction.atomic():
        return append(act=act, facts=facts)


def decided(act: str = "decision", /, **facts) -> Entry:
    return logged(act, **{**DECISION, **facts})
