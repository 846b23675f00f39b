"""Entry: what was done, chained to what was done before."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from forum.audit.chain import FIRST, LONGEST_ACT, Link

NO_CUT = "entry_is_never_truncated"

_HASH = "^[0-9a-f]{64}$"

_FOLLOWS = f"""
IF NOT (NEW.number = 1 AND NEW.previous = '{FIRST}') AND NOT EXISTS (
    SELECT FROM audit_entry e WHERE e.number = NEW.number - 1 AND e.hash = NEW.previous) THEN
    RAISE EXCEPTION 'entry %: it does not follow the entry before it', NEW.number USING ERRCODE = 'check_violation';
END IF;
RETURN NULL;
"""


class Entry(models.Model):
    """What was done, as a code with ids and codes, never a text and no foreign key: it outlives what it names.

    See ``chain`` for ``previous`` and ``hash``. Rows are never changed and never go; ``services.append`` alone adds.
    """

    number = models.PositiveBigIntegerField(editable=False)
    previous = models.CharField(max_length=64, editable=False)
    hash = models.CharField(max_length=64, editable=False)
    act = models.CharField(max_length=LONGEST_ACT, editable=False)
    facts = models.JSONField(editable=False)
    made = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name_plural = "entries"
        constraints = [
            # queries.page, queries.head and verifying: by number, newest or oldest first
            models.UniqueConstraint(fields=["number"], name="entry_number_once"),
            models.UniqueConstraint(fields=["previous"], name="entry_follows_another_once"),
            models.UniqueConstraint(fields=["hash"], name="entry_hash_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="entry_number_from_1"),
            models.CheckConstraint(condition=~Q(act=""), name="entry_has_an_act"),
            models.CheckConstraint(
                condition=Q(hash__regex=_HASH, previous__regex=_HASH),
                name="entry_hashes_are_hashes",
            ),
        ]
        indexes = [
            # queries.entries: the entries of an act, the newest first
            models.Index(fields=["act", "-number"], name="entry_by_act"),
            # queries.entries: those of a debate, the newest first
            models.Index(F("facts__motion"), F("number").desc(), name="entry_by_motion"),
            # queries.entries: those with a reason, the newest first
            models.Index(F("facts__reason"), F("number").desc(), name="entry_by_reason"),
        ]
        triggers = [
            pgtrigger.Protect(name="entry_never_changes", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name=NO_CUT,
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'Cannot truncate the log';",
            ),
            # AFTER: a row of the same statement is there to be followed
            pgtrigger.Trigger(
                name="entry_follows_the_one_before",
                level=pgtrigger.Row,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=_FOLLOWS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.act}"

    @property
    def link(self) -> Link:
        """The entry as it is chained."""
        return Link(self.number, self.previous, self.act, self.facts, self.made, self.hash)
