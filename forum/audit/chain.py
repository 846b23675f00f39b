"""The chain of the log: how an entry is hashed, and what a chain must be. Pure, and enough to check a copy of it.

The hash of an entry is the SHA-256, in 64 lower-case hexadecimal digits, of the UTF-8 bytes of this JSON object:

    {"act":"decision","facts":{"case":12},"made":"2026-05-04T09:30:00.000250+00:00","number":2,"previous":"9f2c..."}

Its five keys and those within ``facts`` are sorted, there are no spaces, and every character is one of ASCII. ``made``
is the moment in UTC with six places of the second. Numbers begin at 1 and have no gap. ``previous`` is the hash of the
entry before; of the first it is 64 zeros. What anybody noted as the newest hash at some time, the head, must be among
the hashes for ever after.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeAlias

JSON: TypeAlias = "bool | int | str | Sequence[JSON] | Mapping[str, JSON] | None"

FIRST = "0" * 64  # what stands before the first entry, and the head of an empty log
LONGEST_ACT = 32
_CODE = re.compile(r"[a-z0-9][a-z0-9_.:-]{0,63}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it is chained."""

    number: int
    previous: str
    act: str
    facts: Mapping[str, JSON]
    made: datetime
    hash: str = ""


@dataclass(slots=True)
class Walk:
    """A walk along the chain, the oldest entry first: how far it came, and everything that was not as it must be."""

    length: int = 0
    number: int = 0
    head: str = FIRST
    faults: list[str] = field(default_factory=list)

    def step(self, link: Link) -> None:
        """Look at the next entry; after a fault the walk goes on from what the entry says of itself."""
        if link.number != self.number + 1:
            self.faults.append(f"entry {link.number}: it follows entry {self.number}, so there is a gap")
        if link.previous != self.head:
            self.faults.append(f"entry {link.number}: it does not name the hash of the entry before it")
        if link.hash != digest(link):
            self.faults.append(f"entry {link.number}: its hash is not that of what it says")
        self.length, self.number, self.head = self.length + 1, link.number, link.hash


def canonical(link: Link) -> str:
    """Return what is hashed of an entry."""
    said = {
        "act": link.act,
        "facts": link.facts,
        "made": link.made.astimezone(UTC).isoformat(timespec="microseconds"),
        "number": link.number,
        "previous": link.previous,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest(link: Link) -> str:
    """Return the hash of an entry."""
    return sha256(canonical(link).encode()).hexdigest()


def is_code(said: str) -> bool:
    """Say whether it is a short code in plain characters, as acts, keys and words of facts are."""
    return _CODE.fullmatch(said) is not None


def are_facts(said: object) -> bool:
    """Say whether it holds ids, codes, yes and no, and nothing else.

    A text of somebody has no place in a log that cannot forget. Fractions have none either: a database
    may give back another number of digits than it was given, and the hash would no longer fit.
    """
    if isinstance(said, Mapping):
        return all(isinstance(key, str) and is_code(key) and are_facts(value) for key, value in said.items())
    if isinstance(said, list | tuple):
        return all(are_facts(one) for one in said)
    return said is None or isinstance(said, int) or (isinstance(said, str) and is_code(said))
