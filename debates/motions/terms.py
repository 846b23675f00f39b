"""The terms on which a debate is held: its dates and phases, who may argue, the rest of its settings.

As somebody types them and as they stand; what is wrong with them, what changed between two of them. In one order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from debates.motions.clock import Fault, Span, Stage, Who, faults
from debates.motions.models import LONGEST_PAUSE, Motion
from debates.motions.states import STAGES, Format, Shown
from forum.accounts.models import HIGHEST_TRUST
from forum.web import zones

LONGEST_INTRODUCTION = 4_000
LONGEST_ARGUMENT = 20_000
SHORTEST_ARGUMENT = 200
NAMES = dict(STAGES) | {"opens": gettext_lazy("Opens"), "closes": gettext_lazy("Closes")}


@dataclass(frozen=True, slots=True)
class Terms:
    """``opens`` and ``closes`` of a structured debate are those of its first and last span.

    ``results`` is when totals are shown; ``counts_from`` is the level of trust from which stances and votes count.
    """

    format: Format
    opens: datetime
    closes: datetime | None = None
    voices: Who = Who.EVERYBODY
    pause: int = 0
    comments_follow: bool = False
    introduction: str = ""
    spans: tuple[Span, ...] = ()
    results: Shown = Shown.STANCE
    counts_from: int = 0


@dataclass(frozen=True, slots=True)
class Wrong:
    """What cannot be so: ``at`` is the field of Terms or the stage that it is about."""

    at: str
    told: str


def terms_of(motion: Motion) -> Terms:
    """Return the terms of a debate as they stand; at most one query."""
    return Terms(
        format=Format(motion.format),
        opens=motion.opens,
        closes=motion.closes,
        voices=Who(motion.voices),
        pause=motion.pause,
        comments_follow=motion.comments_follow,
        introduction=motion.introduction,
        spans=motion.timetable.spans,
        results=Shown(motion.results),
        counts_from=motion.counts_from,
    )


def fitted(terms: Terms) -> Terms:
    """Return the terms with the dates that follow from the phases, which stand in their order."""
    if terms.format != Format.STRUCTURED or not terms.spans:
        return replace(terms, spans=())
    spans = tuple(sorted(terms.spans, key=lambda span: span.starts))
    return replace(terms, opens=spans[0].starts, closes=max(span.ends for span in spans), spans=spans)


def fingerprint(motion: Motion) -> str:
    """Return what a form remembers, to notice that somebody changed sentence or terms meanwhile."""
    return sha256(repr((motion.sentence, terms_of(motion))).encode()).hexdigest()[:16]


def changed(was: Terms, becomes: Terms) -> list[str]:
    """Return the names of the fields and the stages that are not the same."""
    named = [name for name in _FIELDS[was.format] if getattr(was, name) != getattr(becomes, name)]
    before, after = ({span.stage: span for span in terms.spans} for terms in (was, becomes))
    return [*named, *(stage.value for stage in Stage if before.get(stage) != after.get(stage))]


def wrong(terms: Terms) -> Iterator[Wrong]:
    """Yield what the terms of no debate may be."""
    if terms.format == Format.STRUCTURED and not terms.spans:
        yield Wrong("", _("A structured debate has at least one phase."))
    for stage, fault in faults(terms.spans):
        yield Wrong(stage, _FAULTS()[fault])
    if terms.format == Format.OPEN and terms.closes is not None and terms.closes <= terms.opens:
        yield Wrong("closes", _("A debate closes after it opens."))
    yield from _wrong_numbers(terms)
    if len(terms.introduction) > LONGEST_INTRODUCTION:
        told = _("That is %(n)d characters; an introduction has at most %(most)d.")
        yield Wrong("introduction", told % {"n": len(terms.introduction), "most": LONGEST_INTRODUCTION})
    for span in terms.spans:
        if span.longest is not None and not SHORTEST_ARGUMENT <= span.longest <= LONGEST_ARGUMENT:
            told = _("An argument may have between %(least)d and %(most)d characters.")
            yield Wrong(span.stage, told % {"least": SHORTEST_ARGUMENT, "most": LONGEST_ARGUMENT})


def _wrong_numbers(terms: Terms) -> Iterator[Wrong]:
    if not 0 <= terms.pause <= LONGEST_PAUSE:
        yield Wrong("pause", _("A pause lasts at most a day: %(n)d minutes.") % {"n": LONGEST_PAUSE})
    if not 0 <= terms.counts_from <= HIGHEST_TRUST:
        yield Wrong("counts_from", _("Levels of trust go from 0 to %(n)d.") % {"n": HIGHEST_TRUST})


def too_late(was: Terms, becomes: Terms, now: datetime) -> Iterator[Wrong]:
    """Yield what may not be changed any more, or not be put into the past, at a time."""
    if was.format == Format.OPEN:
        yield from _too_late_when_open(was, becomes, now)
        return
    before, after = ({span.stage: span for span in terms.spans} for terms in (was, becomes))
    for stage in Stage:
        if (told := _too_late_for(before.get(stage), after.get(stage), now)) is not None:
            yield Wrong(stage, told)


def _too_late_when_open(was: Terms, becomes: Terms, now: datetime) -> Iterator[Wrong]:
    if becomes.opens != was.opens and was.opens <= now:
        yield Wrong("opens", _("The debate has begun, so its beginning stays: %s.") % zones.exact(was.opens))
    elif becomes.opens != was.opens and becomes.opens < now:
        yield Wrong("opens", _("That is over already. Choose a time to come."))
    if becomes.closes not in {was.closes, None} and becomes.closes is not None and becomes.closes <= now:
        yield Wrong("closes", _("That is over already. Choose a time to come."))


def _too_late_for(was: Span | None, becomes: Span | None, now: datetime) -> str | None:
    """Return why a phase may not change so, none if it may."""
    if was == becomes:
        return None
    if was is not None and was.ends <= now:
        return _("This phase is over and cannot be changed.")
    if was is not None and was.starts <= now:
        return _why_not_running(was, becomes, now)
    return _("That is over already. Choose a time to come.") if becomes is not None and becomes.starts < now else None


def _why_not_running(was: Span, becomes: Span | None, now: datetime) -> str | None:
    if becomes is None:
        return _("This phase has begun and cannot be left out. You can end it earlier.")
    if becomes.starts != was.starts:
        return _("This phase has begun, so its beginning stays: %s.") % zones.exact(was.starts)
    return _("This phase runs now: it ends at a time to come.") if becomes.ends <= now else None


def _FAULTS() -> dict[Fault, str]:  # noqa: N802 - a table, made anew for the language of each request
    return {
        Fault.EMPTY: _("This phase ends before it begins. Choose a later end."),
        Fault.OUT_OF_ORDER: _("This phase begins before an earlier one does. They follow one another as listed."),
        Fault.OVERLAPS: _("This phase begins before the one before it ends. Let it begin when that one ends."),
        Fault.TWICE: _("This phase is there twice. Leave one of them out."),
    }


_SHARED = ("pause", "results", "counts_from", "introduction")
_FIELDS = {
    Format.OPEN: ("opens", "closes", "voices", *_SHARED),
    Format.STRUCTURED: ("comments_follow", *_SHARED),
}
