"""What the history of a post shows: its revisions, each beside the one before it, and any two compared."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.posts.models import Post, PostRevision
from debates.posts.queries import revisions, revisions_before
from debates.posts.states import Leaning
from forum.text.differences import Part, differences, shortened

PAGE = 20  # revisions on one page
# A list takes a bounded time whatever its texts are: what is over these is shown on its revision's own page.
MANY = 600  # parts of one change
COMPARED = 200_000  # characters on one page
_LONGEST = 9  # digits of a number that somebody might have got from us


@dataclass(frozen=True, slots=True)
class Change:
    """A revision, and what it changed in the one before it; no parts for the first, nor where they are too many."""

    revision: PostRevision
    parts: list[Part]
    is_large: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """One page of a history, the newest first; ``older`` is the number before which the next page begins."""

    rows: list[Change]
    older: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two revisions, the older first, and what is different."""

    old: PostRevision
    new: PostRevision
    parts: list[Part]

    @property
    def is_equal(self) -> bool:
        """Whether they say the same."""
        return all(part.kind == "same" for part in self.parts)


def read_number(raw: str) -> int:
    """Return the number that a form or an address names, 0 if it is none of ours."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= _LONGEST else 0


def grounds_told(revision: PostRevision) -> list[str]:
    """Return what an argument rested on then, a line for each paragraph and each source."""
    cited = revision.basis.get("cited", [])
    told = {Leaning.RESTS_ON: _("Rests on paragraph %(n)d"), Leaning.DISPUTES: _("Disputes paragraph %(n)d")}
    lines = [told[Leaning(one["how"])] % {"n": one["paragraph"]} for one in cited]
    sources = revision.basis.get("sources", [])
    return lines + [", ".join(filter(None, (one["title"], one["note"], one["address"]))) for one in sources]


def told(revision: PostRevision) -> str:
    """Return all that a revision says as one text: of an argument its claim, its reason, and what it rests on."""
    if revision.claim is None:
        return revision.body
    return "\n\n".join([revision.claim, revision.body, "\n".join(grounds_told(revision))]).rstrip()


def changes(post: Post, before: int | None) -> Changes:
    """Return a page of the post's history; one query, and at most ``PAGE`` comparisons."""
    found = revisions_before(post, before or post.revision_number + 1, PAGE + 1)
    rows = list(_rows(found))[:PAGE]
    return Changes(rows, rows[-1].revision.number if len(found) > PAGE else None)


def _rows(found: list[PostRevision]) -> Iterator[Change]:
    left = COMPARED
    for new, old in zip(found, [*found[1:], None], strict=False):
        left -= len(told(new)) + len(told(old)) if old else 0
        yield _change(new, old) if left >= 0 or not old else Change(new, [], is_large=True)


def change(post: Post, number: int) -> Change | None:
    """Return one revision with the whole of what it changed, or none if there is no such revision."""
    found = revisions(post, [number - 1, number])
    if not found or found[-1].number != number:
        return None
    parts = differences(told(found[0]), told(found[1])) if len(found) > 1 else []
    return Change(found[-1], parts)


def comparison(post: Post, one: int, other: int) -> Comparison | None:
    """Return the two revisions compared, whichever is named first, or none if there is no such pair."""
    found = revisions(post, {one, other})
    if {revision.number for revision in found} != {one, other}:
        return None
    return Comparison(found[0], found[-1], differences(told(found[0]), told(found[-1])))


def _change(new: PostRevision, old: PostRevision | None) -> Change:
    parts = shortened(differences(told(old), told(new))) if old else []
    return Change(new, parts) if len(parts) <= MANY else Change(new, [], is_large=True)
