"""Who may say what, take it back, and who sees it."""

from math import ceil

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.articles.models import State as ArticleState
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.motions.policy import may_rule, may_speak, register_stand
from debates.motions.states import State as MotionState
from debates.posts.models import Participation, Post
from debates.posts.states import MOVES, PUBLIC, Kind, State
from forum.accounts.models import User
from forum.accounts.policy import Viewer, has, may_as_member, why_not
from forum.accounts.roles import Ability
from forum.web.refusal import ALLOWED, Answer, Refused

# The place of these is kept for everybody, with the reason in place of the words.
PLACE_KEPT = (State.HIDDEN, State.REMOVED, State.PURGED)


def may_post(person: Viewer, motion: Motion, say: Say = Say.COMMENT, side: str | None = None) -> Answer:
    """Say whether the person may say something of a kind in the debate now; ``side`` as in motions.policy.may_speak."""
    answer = _may_say(person, motion, say, side)
    return _if_not_too_soon(person, motion) if answer and motion.pause else answer


def _may_say(person: Viewer, motion: Motion, say: Say, side: str | None = None) -> Answer:
    if not person.is_authenticated:
        return Refused(_("Log in to say something."), status=401)
    return may_write(person, motion, say, side)


def may_write(person: Viewer, motion: Motion, say: Say = Say.COMMENT, side: str | None = None) -> Answer:
    """Say whether anybody may begin to write here: who is not logged in writes first, and logs in after."""
    if person.is_authenticated and not (answer := may_as_member(person, Ability.POST)):
        return answer
    if motion.article.state != ArticleState.PUBLISHED:
        return Refused(_("The article was taken down, and this debate with it: nothing can be said."), status=409)
    return may_speak(person, motion, say, side)


def _if_not_too_soon(person: Viewer, motion: Motion) -> Answer:
    last = Participation.objects.filter(motion=motion, person=person.pk).values_list("last", flat=True).first()
    wait = 0 if last is None else ceil((last - timezone.now()).total_seconds()) + 60 * motion.pause
    if wait <= 0:
        return ALLOWED
    rest = -(-wait // 60)
    told = ngettext(
        "People wait %(n)d minute between two posts here.",
        "People wait %(n)d minutes between two posts here.",
        motion.pause,
    ) % {"n": motion.pause}
    back = ngettext("Come back in %(n)d minute.", "Come back in %(n)d minutes.", rest) % {"n": rest}
    return Refused(f"{told} {back}", status=429, retry_after=wait)


def may_answer(person: Viewer, motion: Motion, parent: Post) -> Answer:
    """Say whether the person may answer a post with a comment."""
    return _if_there(parent, may_post(person, motion))


def may_write_answer(person: Viewer, motion: Motion, parent: Post) -> Answer:
    """Say whether the person may begin to write an answer to a post, logged in or not yet."""
    return _if_there(parent, may_write(person, motion))


def may_counter(person: Viewer, motion: Motion, parent: Post) -> Answer:
    """Say whether the person may answer an argument with an argument."""
    return _if_argument(parent, may_post(person, motion, Say.COUNTER))


def may_write_counter(person: Viewer, motion: Motion, parent: Post) -> Answer:
    """Say whether the person may begin to write a counterargument, logged in or not yet."""
    return _if_argument(parent, may_write(person, motion, Say.COUNTER))


def _if_argument(parent: Post, answer: Answer) -> Answer:
    if parent.kind != Kind.ARGUMENT:
        return Refused(_("Arguments answer arguments. Answer this comment with a comment."), status=409)
    return _if_there(parent, answer)


def _if_there(parent: Post, answer: Answer) -> Answer:
    if answer and not parent.is_public:
        return Refused(_("What you answer is no longer here. Your words are kept below."), status=409)
    return may_join_thread(parent) if answer else answer


def may_join_thread(parent: Post) -> Answer:
    """Say whether anything can be put beneath a post: in a locked thread nothing, whoever it is by."""
    if parent.is_in_locked_thread:
        told = _("A moderator locked this thread: nothing more is said in it until a moderator opens it again.")
        return Refused(told, status=409)
    return ALLOWED


def may_withdraw(person: Viewer, post: Post) -> Answer:
    """Say whether the person may take the post back."""
    if not person.is_authenticated or post.author_id != person.pk:
        return Refused(_("Only its author may withdraw this."))
    if State.WITHDRAWN not in MOVES[State(post.state)]:
        return Refused(_("This is %(state)s already.") % {"state": post.get_state_display()}, status=409)
    return ALLOWED


def may_tidy(person: Viewer, motion: Motion) -> Answer:
    """Say whether the person may change where posts stand in the debate, or propose it, now and at all."""
    if not person.is_authenticated:
        return Refused(_("Log in to change where a post stands."), status=401)
    if not (answer := may_as_member(person, Ability.POST)):
        return answer
    if motion.article.state != ArticleState.PUBLISHED:
        return Refused(
            _("The article was taken down, and this debate with it: everything stays where it is."), status=409
        )
    if motion.is_over:
        return Refused(_("This debate is over: what was said stays where it stands."), status=409)
    if motion.state == MotionState.LOCKED and not may_rule(person, motion):
        return Refused(_("This debate is locked: until it is opened again, everything stays where it is."), status=409)
    return ALLOWED


def may_move(person: Viewer, post: Post) -> Answer:
    """Say whether the person may change what the post answers and how: its author, a host, a moderator."""
    if not (answer := may_tidy(person, post.motion)):
        return answer
    if not post.is_public:
        return Refused(_("This post is no longer shown, so it stays where it stands."), status=409)
    if post.is_in_locked_thread and (post.parent_id is None or not may_rule(person, post.motion)):
        return Refused(_("A moderator locked this thread, so it stays as it is until it is opened again."), status=409)
    if post.author_id == person.pk or may_rule(person, post.motion):
        return ALLOWED
    return Refused(_("Only its author, a host of this debate or a moderator may move a post. You can propose it."))


def may_promote(person: Viewer, comment: Post) -> Answer:
    """Say whether the person may make an argument of a comment; whether one may argue now is asked of ``may_post``."""
    if not person.is_authenticated:
        return Refused(_("Log in to make an argument of your comment."), status=401)
    if comment.author_id != person.pk:
        return Refused(_("Only its author may make an argument of a comment."))
    return may_be_promoted(comment)


def may_be_promoted(comment: Post) -> Answer:
    """Say whether an argument can be made of a comment: it stands on a paragraph, is read, and none was made yet."""
    if comment.kind != Kind.COMMENT or comment.parent_id is not None or comment.block_id is None:
        return Refused(_("Only a comment that stands on a paragraph becomes an argument."), status=409)
    if not comment.is_public:
        return Refused(_("This comment is no longer shown, so no argument can be made of it."), status=409)
    if Post.objects.filter(promoted_from=comment).exists():
        return Refused(_("This comment became an argument already. Nothing was lost: yours is below."), status=409)
    return ALLOWED


def may_revise(person: Viewer, post: Post) -> Answer:
    """Say whether the person may change what the post says: its author, where such may be said, while it is read.

    People who wait between two posts need not wait to mend one.
    """
    if not person.is_authenticated:
        return Refused(_("Log in to revise what you said."), status=401)
    if post.author_id != person.pk:
        return Refused(_("Only its author may revise this."))
    if not may_read_words(person, post):
        return Refused(_why_not_revised(post), status=409)
    return _may_say(person, post.motion, say_of(post))


def say_of(post: Post) -> Say:
    """Return what the debate's clock takes the post for."""
    if post.kind == Kind.COMMENT:
        return Say.COMMENT
    return Say.ARGUMENT if post.depth == 0 else Say.COUNTER


def _why_not_revised(post: Post) -> str:
    return {
        State.HIDDEN: _("This is hidden until a moderator has looked at it. Until then it cannot be revised."),
        State.WITHDRAWN: _("You withdrew this, so it can no longer be revised. You can say it anew."),
        State.PURGED: _("This was removed for legal reasons, for good. It can no longer be revised."),
    }.get(State(post.state), _("A moderator removed this, so it can no longer be revised."))


def visible_to(viewer: Viewer) -> Q:
    """Return the condition on posts whose place the viewer may know of.

    Held posts are their author's alone; a withdrawn one keeps its place where something answers it.
    """
    answered = Exists(Post.objects.filter(parent=OuterRef("pk"), state__in=[*PUBLIC, *PLACE_KEPT]))
    seen = Q(state__in=[*PUBLIC, *PLACE_KEPT]) | (Q(state=State.WITHDRAWN) & Q(answered))
    return seen | Q(state=State.HELD, author=viewer.pk) if isinstance(viewer, User) else seen


def known_to(viewer: Viewer) -> QuerySet[Post]:
    """Return the posts that have a page for the viewer: every one but those that others hold."""
    posts = Post.objects.exclude(state=State.HELD)
    return posts | Post.objects.filter(state=State.HELD, author=viewer.pk) if isinstance(viewer, User) else posts


def may_read_words(viewer: Viewer, post: Post) -> bool:
    """Say whether the viewer reads the post's words, or only that it is there and why it is not shown."""
    return post.is_public or (post.state == State.HELD and viewer.is_authenticated and post.author_id == viewer.pk)


def may_read_history(viewer: Viewer, post: Post) -> bool:
    """Say whether the viewer reads what the post said before: nobody who does not read what it says now."""
    return may_read_words(viewer, post)


def may_set_rules(person: Viewer) -> Answer:
    """Say whether the person may set the rules by which posts are screened."""
    if has(person, Ability.KEEP_RULES):
        return ALLOWED
    return Refused(why_not(person, _("Only moderators set the rules by which posts are screened.")))


def must_wait(author: User) -> bool:
    """Say whether everything that somebody posts waits for a moderator: restrictions of accounts answer here."""
    return author.is_held


@register_stand
def is_argued(motion: Motion) -> bool:
    """Say whether anybody argued for or against the motion, even if it was taken back: others may have read it."""
    return Post.objects.filter(motion=motion, kind=Kind.ARGUMENT).exists()
