"""What came of a debate in words: a headline, a sentence. Nothing here counts anything.

Numbers are written as people write them in any language here: 16.8 %, +6 points, −9.1, p = .69.
"""

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.motions.models import Motion
from debates.results.chance import Outcome
from debates.results.figures import Bounds, Figures, Row
from debates.results.merging import LEAST_TOLD
from debates.results.swing import AGAINST, FOR, UNDECIDED

HARDLY = 20  # where fewer than one in so many changed, hardly anybody did
_SURE = 0.001  # a smaller p is not told more exactly


def headline(figures: Figures, motion: Motion) -> str:
    """Return who won, or what moved, in a few words.

    A structured debate has a winner or "no clear winner", in these words, once it is over. An open one has none: its
    headline says by how many points the lead of one side over the other grew.
    """
    if motion.is_structured and not motion.is_over:
        return _("Not decided yet")
    if is_nobody(figures):
        return _("Nobody said where they stand")
    if figures.n < LEAST_TOLD:
        return _("Too few to say")
    return _won(figures) if motion.is_structured else _moved(figures)


def sentence(figures: Figures, motion: Motion) -> str:
    """Return the same in one sentence with its numbers, or why they are not told."""
    if is_nobody(figures):
        return _("So there is nothing to tell of who was persuaded.")
    if figures.n < LEAST_TOLD:
        return _few(motion)
    if figures.before is None or figures.after is None:
        return _hidden(figures)
    return _persuaded(figures) if motion.is_structured else _went(figures, figures.before, figures.after)


def is_nobody(figures: Figures) -> bool:
    """Say whether nobody at all said where they stand, not even one who is left out."""
    return not figures.n + figures.late + figures.once


def percent(share: float) -> str:
    """Return a share from 0 to 1 in per cent with one place: ``16.8 %``, its space one at which no line breaks."""
    return f"{100 * share:.1f}\u00a0%"


def signed(points: float) -> str:
    """Return points with their sign and at most one place, 0 without a sign: ``+6``, ``−9.1``, ``0``."""
    size = f"{abs(points):.1f}".removesuffix(".0")
    return size if size == "0" else f"{'+' if points > 0 else '−'}{size}"


def probability(p: float) -> str:
    """Return a probability as it is written in reports: ``p = .69``, ``p = .004``, ``p < .001``, ``p = 1``."""
    if p < _SURE:
        return "p < .001"
    told = f"{p:.3f}" if p < 0.01 else f"{p:.2f}"  # of a small one two places would say .00
    return f"p = {'1' if told == '1.00' else told.removeprefix('0')}"


def _won(figures: Figures) -> str:
    named = {
        Outcome.FOR.value: _("For won over more"),
        Outcome.AGAINST.value: _("Against won over more"),
        Outcome.NONE.value: _("No clear winner"),
    }
    return named.get(figures.outcome) or _("Too few to say")


def _moved(figures: Figures) -> str:
    if figures.swing is None:
        return _("Not told")
    if figures.changed == 0:
        return _("Nobody changed their mind")
    if figures.changed is not None and HARDLY * figures.changed < figures.n:
        return _("Hardly anybody moved")
    points = round(abs(figures.swing))
    if not points:
        return _("Neither side gained")
    told = (
        ngettext("%(n)d point towards For", "%(n)d points towards For", points)
        if figures.swing > 0
        else ngettext("%(n)d point towards Against", "%(n)d points towards Against", points)
    )
    return told % {"n": points}


def _few(motion: Motion) -> str:
    if motion.is_structured:
        return _("Fewer than ten people voted both before and after. Of so few nothing is told, lest it tells of one.")
    return _("Fewer than ten people said where they stand. Of so few nothing is told, lest it tells of one.")


def _hidden(figures: Figures) -> str:
    told = _(
        "%(n)s people stood somewhere before and after. How many stood where is not told: so few took one of the "
        "positions that a number would give somebody away."
    )
    return told % {"n": intcomma(figures.n)}


def _persuaded(figures: Figures) -> str:
    if figures.conversions is None:
        told = _("%(n)s people voted before and after. How many each side won over rests on numbers that are not told.")
        return told % {"n": intcomma(figures.n)}
    for_, against = figures.conversions
    told = _("For won over %(for)s of those who stood elsewhere and Against %(against)s; with %(n)s voters %(chance)s.")
    shares = {"for": percent(for_.share), "against": percent(against.share), "n": intcomma(figures.n)}
    return told % (shares | {"chance": _chance(figures.difference)})


def _chance(difference: Bounds | None) -> str:
    if difference is None or difference.low <= 0 <= difference.high:
        return _("the difference could well be chance")
    return _("so large a difference is hardly chance")


def _went(figures: Figures, before: Row, after: Row) -> str:
    told = _(
        "Of %(n)s people For had %(for_before)s before and %(for_after)s after, Against %(against_before)s and "
        "%(against_after)s; %(undecided_before)s were undecided before and %(undecided_after)s after."
    )
    return told % {
        "n": intcomma(figures.n),
        **{f"{name}_before": intcomma(before[place]) for name, place in _PLACES},
        **{f"{name}_after": intcomma(after[place]) for name, place in _PLACES},
    }


_PLACES = (("for", FOR), ("undecided", UNDECIDED), ("against", AGAINST))
