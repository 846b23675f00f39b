"""The clock of a debate in words: what it says beside the motion, and the order of its day."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from debates.motions.clock import Reading, Span, Stage, Standing
from debates.motions.models import Motion
from debates.motions.states import STAGES, State

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LONG = timedelta(days=10)  # from then on hours say nothing
NAMES = dict(STAGES)


@dataclass(frozen=True, slots=True)
class Face:
    """What the clock shows: ``told`` says what is next and how long until then, ``moment`` is when."""

    title: str
    told: str = ""
    moment: datetime | None = None
    is_shut: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One segment of the order of the day; ``place`` is ``past``, ``now`` or nothing yet."""

    title: str
    place: str
    until: datetime | None = None


def face(motion: Motion) -> Face:
    """Return what the clock of a debate shows now; at most one query, for the phases of a structured one."""
    if motion.state == State.CLOSED:
        return Face(_("Closed"), _("nothing more can be said"), is_shut=True)
    if motion.is_over:  # the clock says the same, but has to know the phases
        return Face(_("Closed"), _("its time was over"), motion.closes, is_shut=True)
    reading = motion.clock
    if motion.state == State.LOCKED:
        return Face(_("Locked"), _("nothing more can be said"), is_shut=True)
    if reading.standing == Standing.COMING:
        return Face(_("Coming"), _("opens in %s") % left(motion.opens), motion.opens)
    return _of_phases(reading) if reading.has_phases else _of_open(motion)


def left(until: datetime) -> str:
    """Return how long it is until then: ``2 days 4 h``, ``4 h 20 min``, ``3 min``."""
    rest = max(until - timezone.now(), timedelta(minutes=1))
    if rest >= LONG:
        return ngettext("%(n)d day", "%(n)d days", rest // DAY) % {"n": rest // DAY}
    if rest >= DAY:
        return _in_days(rest)
    told = {"hours": rest // HOUR, "minutes": rest % HOUR // timedelta(minutes=1)}
    if rest >= HOUR:
        return (_("%(hours)d h %(minutes)d min") if told["minutes"] else _("%(hours)d h")) % told
    return _("%(minutes)d min") % told


def day_order(motion: Motion) -> list[Step]:
    """Return the phases of a structured debate with its verdict, each past, running or to come; at most one query."""
    now = timezone.now()
    steps = [_step(span, now) for span in motion.timetable.spans]
    is_over = motion.clock.standing == Standing.OVER
    return [*steps, Step(_("Verdict"), "now" if is_over else "")] if steps else []


def _step(span: Span, now: datetime) -> Step:
    if span.ends <= now:
        return Step(str(NAMES[span.stage]), "past")
    if span.starts <= now:
        return Step(str(NAMES[span.stage]), "now", span.ends)
    return Step(str(NAMES[span.stage]), "")


def _of_open(motion: Motion) -> Face:
    if motion.closes is None:
        return Face(_("Open debate"), _("no closing date"))
    return Face(_("Open debate"), _("closes in %s") % left(motion.closes), motion.closes)


def _of_phases(reading: Reading) -> Face:
    if reading.span is not None:
        return Face(
            _title(reading.span.stage), _CLOSES[reading.span.stage] % left(reading.span.ends), reading.span.ends
        )
    if reading.following is not None:
        starts = reading.following.starts
        told = _("next: %(phase)s, in %(left)s")
        return Face(_("Between phases"), told % {"phase": NAMES[reading.following.stage], "left": left(starts)}, starts)
    return Face(_("Between phases"))


def _title(stage: Stage) -> str:
    return _("Floor debate") if stage == Stage.FLOOR else str(NAMES[stage])


def _in_days(rest: timedelta) -> str:
    days, hours = rest // DAY, rest % DAY // HOUR
    told = ngettext("%(n)d day", "%(n)d days", days) % {"n": days}
    return _("%(days)s %(hours)d h") % {"days": told, "hours": hours} if hours else told


# read together with the name of the phase before it: "Rebuttals close in 2 days"
_CLOSES = {
    Stage.OPENING_VOTE: gettext_lazy("closes in %s"),
    Stage.STATEMENTS: gettext_lazy("close in %s"),
    Stage.REBUTTALS: gettext_lazy("close in %s"),
    Stage.FLOOR: gettext_lazy("closes in %s"),
    Stage.CLOSING: gettext_lazy("close in %s"),
    Stage.FINAL_VOTE: gettext_lazy("closes in %s"),
}
