"""Who may propose to place a post better, and who decides."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debates.corrections.models import Correction, Fate, What
from debates.motions.policy import may_rule
from debates.posts.models import Post
from debates.posts.places import place_of
from debates.posts.policy import may_be_promoted, may_tidy
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.web.refusal import ALLOWED, Answer, Refused


def may_correct(person: Viewer, post: Post) -> Answer:
    """Say whether the person may propose to place a post better; its author does it at once."""
    if not (answer := may_tidy(person, post.motion)):
        return answer
    if not post.is_public:
        return Refused(_("This post is no longer shown, so it stays where it stands."), status=409)
    return ALLOWED


def may_propose_promotion(person: Viewer, comment: Post) -> Answer:
    """Say whether the person may propose that a comment's author makes an argument of it: a host, a moderator."""
    if not (answer := may_tidy(person, comment.motion)):
        return answer
    if not may_rule(person, comment.motion):
        return Refused(_("Its author makes an argument of a comment, or a host or moderator proposes it to them."))
    if comment.author_id in {None, person.pk}:
        return Refused(
            _("There is nobody to propose it to: an argument is made of a comment by its author."), status=409
        )
    return may_be_promoted(comment)


def may_accept(person: Viewer, correction: Correction) -> Answer:
    """Say whether the person may accept a proposal as it stands."""
    if not (answer := may_decide(person, correction)):
        return answer
    if correction.what == What.PROMOTE:
        return Refused(_("This is accepted by writing the argument."), status=409)
    if place_of(correction.post) != correction.before:
        reason = _("The post was moved after this was proposed, so it no longer fits. Decline it, or propose it anew.")
        return Refused(reason, status=409)
    return ALLOWED


def may_decide(person: Viewer, correction: Correction) -> Answer:
    """Say whether the person may decide a proposal: the post's author, a host or a moderator."""
    if not correction.is_open:
        return Refused(how_decided(correction), status=409)
    if not (answer := may_tidy(person, correction.post.motion)):
        return answer
    if correction.post.author_id == person.pk:
        return ALLOWED
    if correction.what == What.PROMOTE:
        return Refused(_("Only the author of a comment decides whether it becomes an argument."))
    if may_rule(person, correction.post.motion):
        return ALLOWED
    return Refused(_("The author of the post, a host of this debate or a moderator decides this."))


def may_withdraw(person: Viewer, correction: Correction) -> Answer:
    """Say whether the person may take a proposal back: who made it, while nobody has decided."""
    if not person.is_authenticated:
        return Refused(_("Log in first."), status=401)
    if correction.by_id != person.pk:
        return Refused(_("Only who made a proposal may take it back."))
    if not correction.is_open:
        return Refused(how_decided(correction), status=409)
    return ALLOWED


def how_decided(correction: Correction) -> str:
    """Return in words what became of a proposal, by whom and when."""
    given = {
        "who": correction.decided_by.handle if correction.decided_by else _("somebody who left"),
        "when": date_format(correction.decided, "j F Y, H:i") if correction.decided else "",
    }
    told = {
        Fate.ACCEPTED: _("This was accepted already, by %(who)s on %(when)s UTC."),
        Fate.DECLINED: _("This was declined already, by %(who)s on %(when)s UTC."),
    }.get(Fate(correction.state), _("This was taken back by %(who)s on %(when)s UTC."))
    return told % given


def is_own(person: Viewer, post: Post) -> bool:
    """Say whether the person wrote the post: they need propose nothing."""
    return isinstance(person, User) and post.author_id == person.pk
