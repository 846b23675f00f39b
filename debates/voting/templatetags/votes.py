"""The votes on a post as a page shows them: what can be pressed, and what was counted, each number with its base."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from debates.voting.choosing import sent_by
from debates.voting.queries import Ballot, Totals
from debates.voting.states import VALUES, Axis, Value

register = template.Library()


@dataclass(frozen=True, slots=True)
class Answer:
    """A button: what it sends, what stands on it, and whether it is the answer that the reader gave."""

    sent: str
    label: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One of the two questions, its answers, and the name of the place where its totals are told."""

    label: str
    answers: list[Answer]
    told: str


@register.simple_tag
def votes(ballot: Ballot, csrf_token: str, *, says_why: bool = False, refused: str = "") -> SafeString | str:
    """Return the control of a post with its totals, or the totals alone; nothing where there is nothing to show.

    ``says_why``: it also says why something is not shown; ``refused``: why a vote was not taken.
    """
    context = {"ballot": ballot, "totals": ballot.totals, "says_why": says_why, "refused": refused}
    if not ballot.is_offered:
        return render_to_string("voting/_counts.html", context) if ballot.is_told or says_why or refused else ""
    totals = ballot.totals
    has_more = says_why or refused or ballot.is_waiting or (totals and (totals.earlier or totals.moved))
    return format_html(
        _buttons(get_language() or "", ballot.helpful, ballot.agree),
        pk=ballot.post_id,
        token=csrf_token,
        helpful=_told(helpful_told(totals) if totals else ""),
        agree=_told(views_told(totals) if totals else ""),
        line=render_to_string("voting/_votes_line.html", context) if has_more else "",
    )


@register.filter
def helpful_told(totals: Totals) -> str:
    """Return how many call a post well argued, empty where nobody said: "31 of 40 say yes"."""
    if not totals.helpful:
        return ""
    told = ngettext("%(yes)d of %(n)d says yes", "%(yes)d of %(n)d say yes", totals.helpful)
    return told % {"yes": totals.yes, "n": totals.helpful}


@register.filter
def views_told(totals: Totals) -> str:
    """Return how many agree, disagree and pass, empty where nobody said: "24 agree, 17 disagree, 3 pass"."""
    counted = (
        (totals.agree, ngettext("%(n)d agrees", "%(n)d agree", totals.agree)),
        (totals.disagree, ngettext("%(n)d disagrees", "%(n)d disagree", totals.disagree)),
        (totals.passed, ngettext("%(n)d passes", "%(n)d pass", totals.passed)),
    )
    shown = counted if totals.passed else counted[:2]
    return _(", ").join(told % {"n": n} for n, told in shown) if totals.views else ""


@register.filter
def earlier_told(totals: Totals) -> str:
    """Return how many votes were cast on what the post said before."""
    n = totals.earlier
    return ngettext("%(n)d vote is on an earlier wording.", "%(n)d votes are on an earlier wording.", n) % {"n": n}


@register.filter
def moved_told(totals: Totals) -> str:
    """Return how many votes were cast where the post stood before."""
    n = totals.moved
    told = ngettext("%(n)d vote is from before it was moved.", "%(n)d votes are from before it was moved.", n)
    return told % {"n": n}


def _told(words: str) -> SafeString | str:
    return format_html("<span class=told>{}</span>", words) if words else ""


@lru_cache(maxsize=256)
def _buttons(language: str, helpful: str, agree: str) -> str:
    """Return the control for who gave these answers, with places for what differs from post to post.

    There are twelve in a language. A template for each post cost more than the post.
    """
    address = reverse("voting:vote", args=[0]).replace("0", "{pk}")
    with override(language):
        questions = [_question(Axis.HELPFUL, helpful), _question(Axis.AGREE, agree)]
        return render_to_string("voting/_buttons.html", {"address": address, "questions": questions}).strip()


def _question(axis: Axis, given: str) -> Question:
    return Question(str(axis.label), [_answer(axis, value, given) for value in VALUES[axis]], f"{{{axis}}}")


def _answer(axis: Axis, value: Value, given: str) -> Answer:
    """Return a button; the one that was pressed takes the answer back."""
    return Answer(sent_by(axis, None if value == given else value), str(value.label), value == given)
