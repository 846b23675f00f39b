"""What is screened, by what, and what comes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Does(StrEnum):
    """What becomes of a text, from the mildest to the strongest."""

    PASS = "pass"  # noqa: S105 - no secret
    WARN = "warn"
    FLAG = "flag"
    HOLD = "hold"


_STRENGTH = {does: strength for strength, does in enumerate(Does)}


class Kind(StrEnum):
    """How a rule finds: whole words in any case and with any accents, or a regular expression."""

    WORD = "word"
    PATTERN = "pattern"


class What(StrEnum):
    """What was found: by a rule (the first two), or by a habit that no rule names."""

    WORD = "word"
    PATTERN = "pattern"
    LINKS = "links"
    REPETITION = "repetition"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wants to post; a comment has no claim."""

    body: str
    claim: str = ""

    @property
    def whole(self) -> str:
        """Claim and body in one."""
        return f"{self.claim}\n{self.body}" if self.claim else self.body

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield each part by its name."""
        if self.claim:
            yield "claim", self.claim
        yield "body", self.body


@dataclass(frozen=True, slots=True)
class Rule:
    """What a moderator set: ``does`` is warn, flag or hold; ``told`` is what the author reads, if anything."""

    id: int
    kind: Kind
    pattern: str
    does: Does
    told: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: ``words`` stand in ``part`` from ``start`` to ``end``, in code points.

    ``rule`` is the id of the rule that found them, none for a habit.
    """

    what: What
    words: str
    part: str
    start: int
    end: int
    does: Does
    told: str = ""
    rule: int | None = None

    @property
    def warns(self) -> bool:
        """Whether the author is asked first. Rules that flag or hold act at once; a habit may be innocent."""
        return self.rule is None or self.does == Does.WARN


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be done: the strongest of what was found. ``ran_out`` are rules that took too long or are broken."""

    does: Does = Does.PASS
    findings: tuple[Finding, ...] = ()
    ran_out: tuple[int, ...] = ()

    @classmethod
    def of(cls, findings: tuple[Finding, ...], ran_out: tuple[int, ...] = ()) -> "Verdict":
        """Return the verdict on what was found."""
        strongest = max((finding.does for finding in findings), key=_STRENGTH.__getitem__, default=Does.PASS)
        return cls(strongest, findings, ran_out)

    @property
    def warns(self) -> bool:
        """Whether the author is asked before anything else happens."""
        return any(finding.warns for finding in self.findings)

    @property
    def insisted(self) -> "Verdict":
        """The same once the author was warned and insists: what only warned flags."""
        return replace(self, does=Does.FLAG) if self.does == Does.WARN else self
