"""Reading who votes in the demo, and what changed their minds, from content/voters.toml. Pure."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from debates.demo.content import FOLDER, Argument, Debate
from debates.motions.states import Side
from debates.posts.states import Relation, favoured

POSITIONS = ("for", "against", "undecided")  # the order of rows and columns in the file
Row = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody says of what changed their mind: of the post ``item``, or of the block at a 1-based ``paragraph``.

    ``after`` is where they ended; ``before`` is where they began, none where the words do not tell it.
    """

    debate: str
    note: str
    after: str
    before: str | None = None
    item: str | None = None
    paragraph: int | None = None

    @property
    def about(self) -> str | int | None:
        """What it credits: the key of a post or the position of a paragraph."""
        return self.item or self.paragraph

    def fits(self, before: str | None, after: str | None) -> bool:
        """Whether somebody who went from one position to another could have written it."""
        return after == self.after and before not in {None, after} and self.before in {None, before}


@dataclass(frozen=True, slots=True)
class Crowd:
    """The voters of one debate: the comments of voters.toml say what each field holds. Times are minutes ago."""

    debate: str
    moves: tuple[Row, Row, Row]
    opening: tuple[int, int]
    final: tuple[int, int]
    confirms: bool
    reads: tuple[int, int]
    opening_only: Row = (0, 0, 0)
    final_only: Row = (0, 0, 0)
    people: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    quality: Mapping[str, float] = field(default_factory=dict)
    common: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Electorate:
    """Everybody: the invented ``handles``, each of whom may vote in any debate, and the crowds by their debates."""

    handles: tuple[str, ...]
    crowds: Mapping[str, Crowd]


@dataclass(frozen=True, slots=True)
class Subject:
    """A post as a voter sees it: whose it is, the side it ``favours`` (none: of a comment), how deep it stands."""

    key: str
    author: str
    minutes_ago: int
    favours: str | None = None
    depth: int = 0


def read() -> Electorate:
    """Return who votes in the demo."""
    table = tomllib.loads((FOLDER / "voters.toml").read_text(encoding="utf-8"))
    notes = [Note(**row) for row in table["notes"]]
    crowds = [_crowd(row, notes) for row in table["crowds"]]
    return Electorate(tuple(table["handles"]), {crowd.debate: crowd for crowd in crowds})


def subjects(debate: Debate) -> tuple[Subject, ...]:
    """Return all posts of a debate as voters see them, in the order in which they were made."""
    arguments = {argument.key: argument for argument in debate.arguments}
    comments = (Subject(comment.key, comment.author, comment.minutes_ago) for comment in debate.comments)
    made = [*comments, *(_subject(argument, arguments) for argument in debate.arguments)]
    return tuple(sorted(made, key=lambda subject: -subject.minutes_ago))


def _crowd(row: dict[str, Any], notes: list[Note]) -> Crowd:
    theirs = tuple(note for note in notes if note.debate == row["debate"])
    lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
    people = {handle: (before, after) for handle, (before, after) in row["people"].items()}
    return Crowd(**{**row, **lists, "moves": tuple(map(tuple, row["moves"])), "people": people, "notes": theirs})


def _subject(argument: Argument, every: Mapping[str, Argument]) -> Subject:
    side, depth = _standing(argument, every)
    return Subject(argument.key, argument.author, argument.minutes_ago, str(side), depth)


def _standing(argument: Argument, every: Mapping[str, Argument]) -> tuple[Side, int]:
    """Return the side that an argument favours and how many arguments stand above it."""
    if argument.parent is None:
        return Side(str(argument.side)), 0
    side, depth = _standing(every[argument.parent], every)
    return favoured(Relation(str(argument.relation)), side), depth + 1
