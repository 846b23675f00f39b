"""Saying where one stands, voting on a post, saying what changed one's mind. One transaction each.

Locks in architecture.md's order: the motion (shared), the tally of the post, then the voter's own entry.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.articles.models import Block
from debates.motions import queries as motions
from debates.motions.models import Motion, Ruling
from debates.motions.states import Act
from debates.posts.models import Post
from debates.voting import tallying
from debates.voting.models import Credit, Reason, Stance, Vote, Voter
from debates.voting.policy import may_credit, may_stand, may_vote
from debates.voting.standing import remember
from debates.voting.states import LONGEST_NOTE, MOST_CREDITED, SHORTEST_NOTE, VALUES, Axis, Position, Value
from debates.voting.voters import enter
from forum.accounts.limits import Limited
from forum.accounts.models import User
from forum.accounts.services import count
from forum.web.lines import text_of
from forum.web.refusal import Refusal, Refused, enforce
from forum.web.transactions import once_more


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance, whether it had been taken before, and where the person stood until then, none at first."""

    stance: Stance
    is_repeat: bool = False
    before: Position | None = None


@once_more(after="stance_form_once")
@transaction.atomic
def take(*, motion: Motion, by: User, position: Position, client_key: UUID, confidence: int | None = None) -> Taken:
    """Say where one stands: a row more, but for the same form again and for what says nothing new.

    ``confidence`` is one of states.CONFIDENCE, or none. In another phase the same position is confirmed by a row.

    Raises:
        Refusal: the person may not, the debate is not open, or it is once too often in the time allowed.
    """
    held = motions.shared(motion.pk)
    if earlier := _same_form(held, by, client_key):
        return Taken(earlier, is_repeat=True)
    enforce(may_stand(by, held))
    enforce(count(Limited.STANCES, by=by))
    voter = enter(held, by)
    last = voter.stances.order_by("-number").first()
    stage = held.clock.span.stage.value if held.clock.span else ""
    if last and (last.position, last.confidence, last.stage) == (position, confidence, stage):
        return Taken(last, is_repeat=True)
    stance = Stance.objects.create(
        voter=voter,
        number=last.number + 1 if last else 1,
        position=position,
        confidence=confidence,
        stage=stage,
        saw_totals=last is None and _were_totals_shown(held),
        client_key=client_key,
    )
    _stand(voter, stance)
    remember(motion, voter, by.pk)
    return Taken(stance, before=Position(last.position) if last else None)


@once_more()
@transaction.atomic
def cast(*, post: Post, by: User, axis: Axis, value: Value | None) -> Post:
    """Answer one of the two questions about a post, or withdraw the answer (none). The same again changes nothing.

    Of ``post`` only the id is asked. Returns the post as it is now, with its motion and what a ballot shows of the
    votes on it; six queries, and one more for the phases of a structured debate.

    Raises:
        Refusal: the person may not, it answers another question, or it is once too often in the time allowed.
    """
    if value is not None and value not in VALUES[axis]:
        raise Refusal(Refused(_("That is no answer to this question."), status=422))
    tallying.hold_motion_of(post.pk)
    if not (tallies := tallying.held([post.pk])):
        raise Refusal(Refused(_("There is no such post."), status=404))
    now = tallies[0].post
    # entered before it is asked whether they may: the entry knows, and a refusal undoes it
    voter = enter(now.motion, by)
    remember(now.motion, voter, by.pk)
    enforce(may_vote(by, now))
    enforce(count(Limited.VOTES, by=by))
    if value is None:
        Vote.objects.filter(voter=voter, post=post.pk, axis=axis).delete()
    else:
        _write(voter, now, axis, value)
    now.__dict__["cast"] = tallying.recount_for(voter, post.pk)
    return now


@transaction.atomic
def credit(*, stance: Stance, by: User, posts: Sequence[Post], blocks: Sequence[Block], note: str) -> Reason:
    """Say what changed one's mind: up to three posts or paragraphs of the debate, and why, once for each change.

    Raises:
        Refusal: the person may not, names nothing, too much, their own or what is not there, or says too little.
    """
    motion = motions.shared(stance.voter.motion_id)
    voter = enter(motion, by)
    newest = voter.stances.select_related("reason").order_by("-number").first()
    if newest is None or newest.pk != stance.pk:
        raise Refusal(Refused(_("You changed your stance again since. Say what changed your mind then."), status=409))
    enforce(may_credit(by, motion, newest))
    _refuse_what_cannot_be_credited(motion, by, posts, blocks)
    reason = Reason.objects.create(stance=newest, note=_note(note))
    named = [*(Credit(reason=reason, post=post) for post in posts), *(Credit(reason=reason, block=b) for b in blocks)]
    for position, one in enumerate(named, start=1):
        one.position = position
    Credit.objects.bulk_create(named)
    return reason


def _same_form(motion: Motion, by: User, client_key: UUID) -> Stance | None:
    return Stance.objects.filter(voter__motion=motion, voter__person=by, client_key=client_key).first()


def _were_totals_shown(motion: Motion) -> bool:
    """Say whether everybody could see totals before: the debate was over once, and was taken up again."""
    return Ruling.objects.filter(motion=motion, act=Act.REOPEN).exists()


def _stand(voter: Voter, stance: Stance) -> None:
    if stance.number == 1:
        voter.opening, voter.is_late = stance.position, stance.saw_totals
    voter.position, voter.confidence = stance.position, stance.confidence
    voter.save(update_fields=["opening", "is_late", "position", "confidence"])


def _write(voter: Voter, post: Post, axis: Axis, value: Value) -> None:
    now = timezone.now()
    vote = Vote(
        voter=voter,
        post=post,
        axis=axis,
        value=value,
        revision_number=post.revision_number,
        parent_id=post.parent_id,
        relation=post.relation,
        cast=now,
        changed=now,
    )
    Vote.objects.bulk_create(
        [vote],
        update_conflicts=True,
        unique_fields=["voter", "post", "axis"],
        update_fields=["value", "revision_number", "parent", "relation", "changed"],
    )


def _refuse_what_cannot_be_credited(motion: Motion, by: User, posts: Sequence[Post], blocks: Sequence[Block]) -> None:
    named = len(set(posts)) + len(set(blocks))
    if not named:
        raise Refusal(Refused(_("Name what changed your mind: a post or a paragraph."), status=422))
    if named > MOST_CREDITED or named < len(posts) + len(blocks):
        raise Refusal(Refused(_("Name at most %(n)d, each once.") % {"n": MOST_CREDITED}, status=422))
    if any(post.author_id == by.pk for post in posts):
        raise Refusal(Refused(_("Nobody credits what they said themselves."), status=422))
    if any(post.motion_id != motion.pk or not post.is_public for post in posts):
        raise Refusal(Refused(_("One of these posts is not to be read in this debate."), status=422))
    if any(block.article_id != motion.article_id for block in blocks):
        raise Refusal(Refused(_("One of these paragraphs is of another article."), status=422))


def _note(typed: str) -> str:
    missing = _("Say why in %(least)d characters or more.") % {"least": SHORTEST_NOTE}
    too_long = _("That is %(n)d characters; at most %(most)d are taken here.")
    note = text_of(typed, most=LONGEST_NOTE, missing=missing, too_long=too_long)
    if (short := SHORTEST_NOTE - len(note)) > 0:
        told = ngettext("%(missing)s %(n)d is missing.", "%(missing)s %(n)d are missing.", short)
        raise Refusal(Refused(told % {"missing": missing, "n": short}, status=422))
    return note
