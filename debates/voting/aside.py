"""Voters who are told as they were, until enough were excluded or taken back with them.

What one or two persons said could be read off two counts, if one left them out and the other did not: nobody else
lowers how many opened on a side. So what rests on where people stand follows exclusions from LEAST_APART persons on.
"""

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Aside:
    """Voters by their ids: ``still`` counted though excluded since, and ``not_yet`` though that was lifted since."""

    still: tuple[int, ...] = ()
    not_yet: tuple[int, ...] = ()

    def counted(self, voter: str = "voter") -> Q:
        """Return which rows with a ``voter`` are of those who are counted."""
        counts = Q(**{f"{voter}__counts": True})
        if self.still:
            counts |= Q(**{f"{voter}__in": self.still})
        return counts & ~Q(**{f"{voter}__in": self.not_yet}) if self.not_yet else counts


NOBODY = Aside()
