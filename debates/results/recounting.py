"""Counting again what was told: whether verdicts and ranks are what the rows say, and where not. Reads only."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import datetime

from debates.motions.models import Motion, Ruling
from debates.motions.states import Act
from debates.results.counting import Earlier, count
from debates.results.figures import Figures, as_json, digest, of_json
from debates.results.models import Verdict
from debates.voting.aside import NOBODY, Aside
from debates.voting.excluding import turned_since
from debates.voting.ranks import stale

# what comes of votes on posts, which have no history: a debate that was taken up again has others since
_OF_VOTES = ("agreed", "dividing")


def differences(verdict: Verdict) -> Iterator[str]:
    """Yield a line for whatever is not as the rows say, the hash first; nothing, where all is. At most 26 queries.

    Of a debate that was taken up again since, what comes of votes on posts is left out.
    """
    told, is_again = of_json(verdict.figures), is_taken_up_again(verdict)
    yield from misprint(verdict)
    true = _recounted(verdict, told, is_again=is_again)
    stored, counted = as_json(told), as_json(true)
    for field in fields(Figures):
        if stored[field.name] != counted[field.name]:
            yield f"{field.name}: {stored[field.name]} stored, {counted[field.name]} counted"
    if not is_again:
        yield from misranked(verdict.motion, verdict.as_of)


def is_taken_up_again(verdict: Verdict) -> bool:
    """Return whether the debate was opened again after the verdict, so that votes may have changed since. One query."""
    return Ruling.objects.filter(motion=verdict.motion_id, act=Act.REOPEN, made__gte=verdict.as_of).exists()


def turned(verdict: Verdict) -> int:
    """Return how many moderators excluded or took back since the verdict, so that it is not what the rows say now."""
    return turned_since(verdict.motion, verdict.as_of).count()


def misprint(verdict: Verdict) -> Iterator[str]:
    """Yield a line where the hash of a verdict is not that of its figures. No query."""
    if (true := digest(of_json(verdict.figures))) != verdict.hash:
        yield f"hash: {verdict.hash} stored, {true} of the figures stored"


def misranked(motion: Motion, as_of: datetime, aside: Aside = NOBODY) -> list[str]:
    """Return a line for each post whose rank is not what votes and credits say, as of the last count. Six queries.

    Whether the whole was told, or what may be told after an earlier count, is not kept: the better of both is taken.
    """
    ways = [dict(stale(motion, as_of=as_of, is_whole=is_whole, aside=aside)) for is_whole in (False, True)]
    return [f"rank of c{pk}: {true} counted" for pk, true in min(ways, key=len).items()]


def _recounted(verdict: Verdict, told: Figures, *, is_again: bool) -> Figures:
    """Return the figures of a verdict, counted again from the rows as of its close.

    A verdict may leave out one or two persons, for what was told earlier (see counting.count). What that was is not
    kept: of the three ways the one that agrees is returned, if one does.
    """
    kept = {name: getattr(told, name) for name in _OF_VOTES} if is_again else {}
    for earlier in Earlier:
        figures = replace(count(verdict.motion, verdict.as_of, earlier=earlier), **kept)
        if as_json(figures) == as_json(told):
            return figures
    return replace(count(verdict.motion, verdict.as_of), **kept)
