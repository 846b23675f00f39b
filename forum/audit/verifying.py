"""The whole log is walked along, as it stands in one moment."""

from forum.audit.chain import FIRST, Walk
from forum.audit.models import Entry

_BATCH = 2_000


def verify(*, earlier: str = FIRST) -> Walk:
    """Return what the log is and each of its faults; ``earlier`` is a head that somebody noted once."""
    walk, is_among = Walk(), earlier == FIRST
    for entry in Entry.objects.order_by("number").iterator(chunk_size=_BATCH):
        walk.step(entry.link)
        is_among = is_among or entry.hash == earlier
    if not is_among:
        walk.faults.append(f"no entry has the hash {earlier}: the log was cut or rewritten")
    return walk
