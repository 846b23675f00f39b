"""Reading the demo's content from its file. Pure."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the demo. ``role`` is one of accounts.roles.Role."""

    handle: str
    email: str
    role: str
    is_host: bool
    about: str
    speaks: str | None = None  # for or against, of an invited speaker


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a post said before, and how many minutes ago the next text replaced it; of a comment, no claim."""

    body: str
    replaced: int
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """Something said in the demo: on the block at a 1-based position, or in answer to the comment ``parent``.

    ``body`` is what it says now, ``revisions`` what it said before, the oldest first.
    """

    key: str
    author: str
    relation: str
    body: str
    minutes_ago: int
    paragraph: int | None = None
    parent: str | None = None
    quotation: str = ""
    revisions: tuple[Earlier, ...] = ()

    @property
    def texts(self) -> list[tuple[str, int]]:
        """What it said from the first to now, each with the minutes since it was written."""
        bodies = [*(earlier.body for earlier in self.revisions), self.body]
        return list(zip(bodies, [self.minutes_ago, *(earlier.replaced for earlier in self.revisions)], strict=True))


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of the demo: for or against (``side``), or in answer to the argument ``parent`` in a ``relation``.

    ``rests_on`` and ``disputes`` are 1-based positions of blocks, ``promoted_from`` is the key of the author's comment.
    """

    key: str
    author: str
    claim: str
    body: str
    minutes_ago: int
    side: str | None = None
    parent: str | None = None
    relation: str | None = None
    rests_on: tuple[int, ...] = ()
    disputes: tuple[int, ...] = ()
    sources: tuple[dict[str, str], ...] = ()
    promoted_from: str | None = None
    revisions: tuple[Earlier, ...] = ()

    @property
    def texts(self) -> list[tuple[str, str, int]]:
        """Claims and bodies from the first to now, each with the minutes since it was written."""
        said = [*((earlier.claim, earlier.body) for earlier in self.revisions), (self.claim, self.body)]
        times = [self.minutes_ago, *(earlier.replaced for earlier in self.revisions)]
        return [(claim, body, ago) for (claim, body), ago in zip(said, times, strict=True)]


@dataclass(frozen=True, slots=True)
class Debate:
    """A whole debate of the demo; ``article``, ``motion`` and ``corrections`` are the file's tables as they stand.

    ``conclusion`` is what the host wrote for the verdict, paragraphs of Markdown; empty where there is none yet.
    ``order`` is how order was kept: tables of a file of its own, as they stand; see ordering.py.
    """

    article: dict[str, Any]
    motion: dict[str, Any]
    people: tuple[Person, ...]
    comments: tuple[Comment, ...]
    arguments: tuple[Argument, ...]
    corrections: tuple[dict[str, Any], ...] = ()
    conclusion: str = ""
    order: dict[str, Any] = field(default_factory=dict)

    @property
    def said(self) -> list[Comment | Argument]:
        """Everything that is said, in the order in which it was."""
        return sorted([*self.comments, *self.arguments], key=lambda said: -said.minutes_ago)

    @property
    def rights_note(self) -> str:
        """By what right the article is shown, and the credit of the original that it answers, if there is one."""
        told = self.article
        if "original_title" not in told:
            return str(told["rights"])
        when: date = told["original_date"]
        return (
            f"{told['rights']} The original that started this debate: “{told['original_title']}” by "
            f"{told['original_author']}, {told['original_publication']}, {when:%d %B %Y}, {told['original_url']} . "
            f"{told['original_note']}"
        )


def read(name: str) -> Debate:
    """Return the debate of a file in content/; comments and arguments stand in the order in which they were made."""
    table, order = _table(name), _table(f"{name}-order")
    return Debate(
        table["article"],
        table["motion"],
        tuple(Person(**row) for row in [*table["people"], *order.get("people", ())]),
        tuple(comments_of(table["comments"])),
        tuple(sorted(map(_argument, table.get("arguments", ())), key=lambda argument: -argument.minutes_ago)),
        tuple(table.get("corrections", ())),
        table.get("verdict", {}).get("conclusion", "").strip(),
        order,
    )


def comments_of(rows: Iterable[dict[str, Any]]) -> list[Comment]:
    """Return comments in the order in which they were made."""
    return sorted(map(_comment, rows), key=lambda comment: -comment.minutes_ago)


def _table(name: str) -> dict[str, Any]:
    """Return what a file holds, nothing where there is none."""
    file = FOLDER / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(**{**row, "revisions": _earlier(row)})


def _argument(row: dict[str, Any]) -> Argument:
    lists = {name: tuple(row.get(name, ())) for name in ("rests_on", "disputes", "sources")}
    return Argument(**{**row, **lists, "revisions": _earlier(row)})


def _earlier(row: dict[str, Any]) -> tuple[Earlier, ...]:
    return tuple(Earlier(**earlier) for earlier in row.get("revisions", ()))
