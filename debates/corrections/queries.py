"""Reading proposals, and what somebody typed into one: which argument is meant, which paragraph."""

import re
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from debates.articles.models import Block
from debates.articles.queries import current_block
from debates.corrections.models import Correction, Fate, What
from debates.corrections.services import Change
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.policy import known_to
from debates.posts.states import PUBLIC, Kind, Side
from forum.accounts.models import User
from forum.accounts.policy import Viewer
from forum.text.normalise import single_line
from forum.web.refusal import Refusal, Refused

MOST_FOUND = 10
MOST_WORDS = 8
SHOWN_ON_A_POST = 10
LONGEST_ID = 18  # digits: what the database holds
_NUMBER = re.compile(r"(?:.*/c/|c)?(\d+)(?:/.*)?", re.IGNORECASE | re.ASCII)
_RELATED = (
    *("post__author", "post__motion__article__current_revision", "post__parent", "post__block", "by", "decided_by"),
    *("target__author", "block", "was_under__author", "was_on"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A proposal as it was typed; ``where`` is "argument", "for" or "against", ``chosen`` one of what was found."""

    what: str
    where: str = ""
    target: str = ""
    chosen: str = ""
    relation: str = ""
    paragraph: str = ""


def correction_for(viewer: Viewer, pk: int) -> Correction | None:
    """Return a proposal with all that its page says, or none if the viewer may not know of its post; one query."""
    return Correction.objects.filter(pk=pk, post__in=known_to(viewer)).select_related(*_RELATED).first()


def open_of(post: Post) -> list[Correction]:
    """Return the open proposals for a post, the newest first; one query."""
    found = Correction.objects.filter(post=post, state=Fate.OPEN).select_related(*_RELATED)
    return list(found.order_by("-created", "-pk")[:SHOWN_ON_A_POST])


def listed(motion: Motion, viewer: Viewer, *, is_open: bool, is_own: bool = False) -> QuerySet[Correction]:
    """Return the proposals in a debate that are open, or decided; of one's own posts alone, if so asked."""
    found = Correction.objects.filter(motion=motion, post__in=known_to(viewer)).select_related(*_RELATED)
    found = found.filter(state=Fate.OPEN) if is_open else found.exclude(state=Fate.OPEN)
    return found.filter(post__author=viewer.pk) if is_own and isinstance(viewer, User) else found


def matching(motion: Motion, typed: str, besides: Post) -> list[Post]:
    """Return arguments of a debate whose claim has all these words, the newest first; one query."""
    found = Post.objects.filter(motion=motion, kind=Kind.ARGUMENT, state__in=PUBLIC).exclude(pk=besides.pk)
    words = single_line(typed).split()[:MOST_WORDS]
    for word in words:
        found = found.filter(claim__icontains=word)
    return list(found.select_related("author").order_by("-created", "-pk")[:MOST_FOUND]) if words else []


def number_in(typed: str) -> int | None:
    """Return the number of the post that a link or a number names, none if it names none."""
    found = _NUMBER.fullmatch(typed.strip())
    return int(found.group(1)) if found and len(found.group(1)) <= LONGEST_ID else None


def change_of(post: Post, typed: Typed) -> Change:
    """Return what somebody would change about a post.

    Raises:
        Refusal: no argument or paragraph of the debate is named where one is needed.
    """
    what = What(typed.what)
    if what == What.RELATION:
        return Change(what, relation=typed.relation)
    if what == What.PLACE and post.kind == Kind.COMMENT:
        return Change(what, block=_block(post, typed.paragraph))
    if what == What.PLACE and typed.where in Side.values:
        return Change(what, side=typed.where)
    return Change(what, relation=typed.relation, target=_target(post, typed))


def _target(post: Post, typed: Typed) -> Post:
    number = number_in(typed.chosen or typed.target)
    if number is None:
        told = _("Name one argument: by its link, by its number, or find it by words of its claim and choose it.")
        raise Refusal(Refused(told, status=422))
    found = Post.objects.filter(pk=number, motion=post.motion_id, state__in=PUBLIC).first()
    if found is None:
        told = _("There is no argument c%(n)d in this debate. Name another; nothing was lost.")
        raise Refusal(Refused(told % {"n": number}, status=422))
    return found


def _block(post: Post, typed: str) -> Block:
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < LONGEST_ID // 2 else 0
    version = current_block(post.motion.article, number)
    if version is None:
        raise Refusal(Refused(_("Name a paragraph of the article by its number."), status=422))
    return version.block
