"""Reading the demo's content from its file. Pure."""

import tomllib
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Earlier:
    """What a comment said before, and how many minutes ago the next text replaced it."""

    body: str
    replaced: int


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
class Debate:
    """A whole debate of the demo; ``article`` and ``motion`` are the file's tables as they stand."""

    article: dict[str, Any]
    motion: dict[str, str]
    people: tuple[Person, ...]
    comments: tuple[Comment, ...]

    @property
    def rights_note(self) -> str:
        """By what right the article is shown, and the credit of the original that it answers."""
        told = self.article
        when: date = told["original_date"]
        return (
            f"{told['rights']} The original that started this debate: “{told['original_title']}” by "
            f"{told['original_author']}, {told['original_publication']}, {when:%d %B %Y}, {told['original_url']} . "
            f"{told['original_note']}"
        )


def read(name: str) -> Debate:
    """Return the debate of a file in content/; comments stand in the order in which they were made."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    comments = sorted(map(_comment, table["comments"]), key=lambda comment: -comment.minutes_ago)
    return Debate(table["article"], table["motion"], tuple(Person(**row) for row in table["people"]), tuple(comments))


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(**{**row, "revisions": tuple(Earlier(**earlier) for earlier in row.get("revisions", ()))})
