"""Who may stand, vote and credit, and who sees what came of it: the one gate to any total."""

from django.utils.translation import gettext as _

from debates.articles.models import State as ArticleState
from debates.motions.clock import Stage, Standing
from debates.motions.models import Motion
from debates.motions.policy import register_stand
from debates.motions.states import Shown, State
from debates.posts.models import Post
from debates.voting.models import Stance, Voter
from debates.voting.standing import is_confirmed, is_excluded, standing_of
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_as_member, why_not
from forum.accounts.roles import Ability
from forum.web import zones
from forum.web.refusal import ALLOWED, Answer, Refused


def may_see_totals(viewer: Viewer, motion: Motion) -> Answer:
    """Say whether the viewer may see any total of this debate, or anything that would give one away.

    The one gate: whatever shows, orders by or sends something that was counted asks it. At most two queries, and none
    for the same motion object again.
    """
    if motion.is_over:
        return ALLOWED
    if motion.results == Shown.CLOSE:
        return Refused(_("Shown when the debate is over, as its host decided."))
    span = motion.clock.span
    if span is not None and span.stage == Stage.OPENING_VOTE:
        return Refused(_("Shown after the opening vote."))
    if standing_of(viewer, motion) is None:
        return Refused(_("Shown once you have said where you stand."))
    return ALLOWED


def may_stand(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may say now where they stand on the motion."""
    return _open_to(person, motion, _("Log in to say where you stand. Your answer is kept."))


def is_asked(motion: Motion) -> Answer:
    """Say whether anybody may say now where they stand, as far as the debate is concerned.

    At most one query, for the phases of a structured debate.
    """
    if motion.article.state != ArticleState.PUBLISHED:
        return Refused(_("The article was taken down, and this debate with it: nothing is voted on."), status=409)
    if motion.is_over:
        return Refused(_("This debate is over: stances and votes stay as they are."), status=409)
    if motion.state == State.LOCKED:
        return Refused(_("This debate is locked: until it is opened again nobody votes."), status=409)
    if motion.clock.standing == Standing.COMING:
        return Refused(_("This debate opens on %(when)s.") % {"when": zones.exact(motion.opens)}, status=409)
    return ALLOWED


def may_vote_in(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may vote on posts of the debate now, as far as the debate is concerned."""
    return _open_to(person, motion, _("Log in to vote."))


def may_vote(person: Viewer, post: Post) -> Answer:
    """Say whether the person may vote on a post now: on any but their own that everybody reads."""
    return may_vote_on(person, post, may_vote_in(person, post.motion))


def may_vote_on(person: Viewer, post: Post, answer: Answer) -> Answer:
    """Say the same of a post in a debate of which ``may_vote_in`` answered so; no query."""
    if not post.is_public:
        return Refused(_("This post is no longer shown, so it takes no votes."), status=409)
    if not answer:
        return answer
    if post.author_id == person.pk:
        return Refused(_("Nobody votes on what they said themselves."))
    return ALLOWED


def may_credit(person: Viewer, motion: Motion, stance: Stance | None) -> Answer:
    """Say whether the person may say now what changed their mind: once for each change, while the debate is open.

    ``stance`` is their newest one; at most two queries.
    """
    answer = _open_to(person, motion, _("Log in to say what changed your mind."))
    if not answer or not (answer := may_as_member(person, Ability.POST)):
        return answer
    if stance is None or stance.number == 1:
        return Refused(_("You have not changed your stance yet. When you do, you can say why."), status=409)
    before = Stance.objects.filter(voter=stance.voter_id, number=stance.number - 1).first()
    if before is None or before.position == stance.position:
        return Refused(_("You stand where you stood before. Whoever changes their mind can say why."), status=409)
    if hasattr(stance, "reason"):
        return Refused(_("You said already what changed your mind. It is kept as you wrote it."), status=409)
    return ALLOWED


def may_see_patterns(person: Viewer) -> Answer:
    """Say whether the person may look for groups that vote as one: moderators, and no host."""
    if has(person, Ability.SEE_PATTERNS):
        return ALLOWED
    return Refused(why_not(person, _("Only moderators look for accounts that vote as one.")))


def counts(person: User, motion: Motion) -> bool:
    """Say whether the person is trusted enough for their stance and votes to count, if nobody excluded them."""
    return person.keeps_order or person.trust >= motion.counts_from


def why_uncounted(person: Viewer, motion: Motion) -> str:
    """Return in words why stances and votes of the person do not count in this debate, nothing if they do.

    No query besides that of ``voter_of``.
    """
    if not isinstance(person, User):
        return ""
    if is_excluded(person, motion):
        return _("A moderator excluded your votes in this debate; see Decisions about you. They are kept.")
    if counts(person, motion):
        return ""
    told = _("Your votes count from trust %(level)d on, and you have %(own)d: take part first. They are kept.")
    return told % {"level": motion.counts_from, "own": person.trust}


def _open_to(person: Viewer, motion: Motion, log_in: str) -> Answer:
    answer = is_asked(motion)
    if not answer:
        return answer
    if not isinstance(person, User):
        return Refused(log_in, status=401)
    if not (may := may_as_member(person, Ability.VOTE)):
        return may
    return _if_reachable(person, motion)


def _if_reachable(person: User, motion: Motion) -> Answer:
    """Let those pass whose address is confirmed; who stands here already was asked before."""
    if standing_of(person, motion) or is_confirmed(person, motion):
        return ALLOWED
    return Refused(_("Confirm your e-mail address first: one person, one vote."))


@register_stand
def is_stood_on(motion: Motion) -> bool:
    """Say whether anybody said where they stand on the motion, so that its words mean what they meant to them."""
    return Voter.objects.filter(motion=motion, opening__isnull=False).exists()
