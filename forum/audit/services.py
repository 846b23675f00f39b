"""The one way in which the log grows."""

from collections.abc import Mapping

from django.db import connection
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from forum.audit import chain, queries
from forum.audit.chain import JSON, Link
from forum.audit.models import Entry

# A key of one number, of which PostgreSQL keeps a space apart from that of the rooms' keys of two.
_CHAIN_LOCK = 4_116


def append(*, act: str, facts: Mapping[str, JSON]) -> Entry:
    """Add what was done to the log: the last write of the verb that did it, in that verb's own transaction.

    Raises:
        TransactionManagementError: no transaction is open, so the entry could stay where the deed does not.
        ValueError: the act is no code, or the facts hold something else than ids, codes, yes and no.
    """
    if not connection.in_atomic_block:
        raise TransactionManagementError("An entry of the log is written in the transaction of what it tells.")
    if not chain.is_code(act) or len(act) > chain.LONGEST_ACT or not chain.are_facts(facts):
        raise ValueError("The log holds ids and codes, never a text.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    # only now: whoever held the lock has committed, so their entry is the one to follow
    head = queries.head()
    link = Link(head.number + 1, head.hash, act, dict(facts), timezone.now())
    return Entry.objects.create(
        number=link.number,
        previous=link.previous,
        hash=chain.digest(link),
        act=act,
        facts=link.facts,
        made=link.made,
    )
