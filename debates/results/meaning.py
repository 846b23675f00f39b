"""What each number of the results means, in words, and of how many people it is. Nothing here counts anything."""

from dataclasses import dataclass

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.motions.models import Motion
from debates.results.figures import Figures
from debates.results.merging import LEAST_TOLD
from debates.results.swing import AGAINST, FOR, UNDECIDED
from debates.results.wording import headline, probability, sentence, signed

SMALL = 30  # under so many people a share says little: one of them is more than three points


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said of the figures; what there is nothing to say about is empty."""

    headline: str
    sentence: str
    counted: str
    small: str
    swing: str
    changed: str
    merged: str
    difference: str
    empty: tuple[str, ...]
    switchers: str
    reasons: str
    left_out: tuple[str, ...]


def words(figures: Figures, motion: Motion) -> Words:
    """Return what is said of the figures of a debate; no query."""
    return Words(
        headline=headline(figures, motion),
        sentence=sentence(figures, motion),
        counted=_counted(figures, motion),
        small=_small(figures),
        swing=_swing(figures),
        changed=_changed(figures),
        merged=_merged(figures),
        difference=_difference(figures),
        empty=_empty(figures),
        switchers=_switchers(figures),
        reasons=_reasons(figures),
        left_out=_left_out(figures),
    )


def _counted(figures: Figures, motion: Motion) -> str:
    """Return who is counted; under ten not how many."""
    if figures.n < LEAST_TOLD:
        return ""
    told = (
        _("n = %(n)s who voted before and after") if motion.is_structured else _("n = %(n)s who said where they stand")
    )
    return told % {"n": intcomma(figures.n)}


def _small(figures: Figures) -> str:
    if figures.before is None or figures.n >= SMALL:
        return ""
    told = _("These are few people: with %(n)d of them, one is %(points)s points. Read nothing into single points.")
    return told % {"n": figures.n, "points": f"{100 / figures.n:.1f}"}


def _swing(figures: Figures) -> str:
    if figures.swing is None:
        return ""
    told = _("Net swing to For: %(swing)s points, n = %(n)s.") % {
        "swing": signed(figures.swing),
        "n": intcomma(figures.n),
    }
    size = signed(abs(figures.swing)).removeprefix("+")
    if size == "0":
        return f"{told} {_('The lead of one side over the other is what it was.')}"
    meaning = (
        _("Of 100 people, the lead of For over Against grew by %(size)s.")
        if figures.swing > 0
        else _("Of 100 people, the lead of Against over For grew by %(size)s.")
    )
    return f"{told} {meaning % {'size': size}}"


def _changed(figures: Figures) -> str:
    if figures.changed is None:
        return ""
    told = ngettext("%(n)s changed their mind", "%(n)s changed their minds", figures.changed)
    return told % {"n": intcomma(figures.changed)}


def _merged(figures: Figures) -> str:
    if not figures.merged:
        return ""
    return _(
        "Cells with one or two people in them are not told apart: their people flow through the pale bar in the middle."
    )


def _difference(figures: Figures) -> str:
    found = figures.difference
    if found is None:
        return ""
    told = _("The difference is %(share)s points, from %(low)s to %(high)s in 95 of 100 resamplings of these people:")
    numbers = {"share": signed(100 * found.share), "low": signed(100 * found.low), "high": signed(100 * found.high)}
    meaning = (
        _("that contains 0, so it could well be chance.")
        if found.low <= 0 <= found.high
        else _("that leaves out 0, so it is hardly chance.")
    )
    return f"{told % numbers} {meaning}"


def _empty(figures: Figures) -> tuple[str, ...]:
    """Return what is said of positions that nobody took before: nobody could be won over from there."""
    named = {place for bounds in figures.conversions or () for place in bounds.empty}
    told = {
        UNDECIDED: _("Nobody was undecided before, so neither side could win over such people."),
        FOR: _("Nobody stood for it before, so Against could win over nobody there. %(compared)s"),
        AGAINST: _("Nobody stood against it before, so For could win over nobody there. %(compared)s"),
    }
    compared = _("The difference compares what both won among the undecided alone.")
    return tuple(told[place] % {"compared": compared} for place in sorted(named))


def _switchers(figures: Figures) -> str:
    if figures.switchers is None:
        return ""
    to_for, to_against, p = figures.switchers
    if not to_for + to_against:
        return _("Nobody went straight from one side to the other.")
    told = _("Straight changes of side: %(for)s to For, %(against)s to Against, %(p)s.")
    numbers = {"for": intcomma(to_for), "against": intcomma(to_against), "p": probability(p)}
    meaning = _("p is how often a split at least as uneven comes about where both ways are equally likely.")
    return f"{told % numbers} {meaning}"


def _reasons(figures: Figures) -> str:
    if not figures.reasons:
        return ""
    told = ngettext(
        "%(n)s of those who changed their mind said why, and credited up to three posts or paragraphs.",
        "%(n)s of those who changed their mind said why, and credited up to three posts or paragraphs.",
        figures.reasons,
    )
    meaning = _("A credit is shared among the items that one person names, so each person gives one in all.")
    return f"{told % {'n': intcomma(figures.reasons)}} {meaning}"


def _left_out(figures: Figures) -> tuple[str, ...]:
    """Return who is left out of all this, and why."""
    late = ngettext(
        "%(n)s more could see totals before they first said where they stand.",
        "%(n)s more could see totals before they first said where they stand.",
        figures.late,
    )
    once = ngettext(
        "%(n)s more voted only before or only after.", "%(n)s more voted only before or only after.", figures.once
    )
    found = ((late, figures.late), (once, figures.once))
    return tuple(told % {"n": intcomma(number)} for told, number in found if number)
