"""Limits, levels and what is missing, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from debates.standing.earning import REMEMBERED, Missing, What
from forum.accounts.limits import HOUR, Limit, Limited
from forum.accounts.models import User
from forum.accounts.policy import has, may_as_member, may_import
from forum.accounts.roles import Ability
from forum.web.refusal import Refused

# What a person does and counts themselves; what scripts ask for while somebody types is bounded, too, and not told.
COUNTED = {
    Limited.POSTS: ngettext_lazy("%(n)d post", "%(n)d posts", "n"),
    Limited.LINKS: ngettext_lazy("%(n)d link", "%(n)d links", "n"),
    Limited.EDITS: ngettext_lazy("%(n)d revision", "%(n)d revisions", "n"),
    Limited.UPLOADS: ngettext_lazy("%(n)d picture", "%(n)d pictures", "n"),
    Limited.VOTES: ngettext_lazy("%(n)d vote", "%(n)d votes", "n"),
    Limited.STANCES: ngettext_lazy("%(n)d stance", "%(n)d stances", "n"),
    Limited.CORRECTIONS: ngettext_lazy("%(n)d proposed correction", "%(n)d proposed corrections", "n"),
    Limited.REPORTS: ngettext_lazy("%(n)d report", "%(n)d reports", "n"),
    Limited.APPEALS: ngettext_lazy("%(n)d appeal", "%(n)d appeals", "n"),
    Limited.IMPORTS: ngettext_lazy("%(n)d article published", "%(n)d articles published", "n"),
    Limited.DEBATES: ngettext_lazy("%(n)d debate opened", "%(n)d debates opened", "n"),
}


def told(what: Limited, limit: Limit) -> str:
    """Return a limit in words: “2 links in a day”."""
    counted = COUNTED[what] % {"n": limit.most}
    return (_("%(counted)s in an hour") if limit.seconds == HOUR else _("%(counted)s in a day")) % {"counted": counted}


def gives(person: User) -> list[str]:
    """Return what the person may do by role, trust and restrictions, beside the limits, in sentences."""
    answer = may_as_member(person, Ability.POST)
    found = [answer.reason if isinstance(answer, Refused) else _("You can post, vote, report and appeal.")]
    if may_import(person):
        found.append(_("You can bring an article and open a debate on it."))
    if person.trust and has(person, Ability.VOTE):
        told = _("Where votes count from trust %(level)d on, or from less, yours count.")
        found.append(told % {"level": person.trust})
    return found


def in_words(lacking: Missing) -> str:
    """Return one thing that is missing for a level as a sentence."""
    if lacking.what == What.EMAIL:
        return _("Confirm your e-mail address.")
    if lacking.what == What.DAYS:
        rest = lacking.asked - lacking.now
        return ngettext("Be here %(n)d day more.", "Be here %(n)d days more.", rest) % {"n": rest}
    numbers = {"now": lacking.now, "asked": lacking.asked, "days": REMEMBERED}
    if lacking.what == What.POSTS:
        return _("Have %(asked)d posts that everybody can read. You have %(now)d.") % numbers
    return (
        _("Of what you posted in the last %(days)d days, %(now)d in a hundred were removed. At most %(asked)d may be.")
        % numbers
    )
