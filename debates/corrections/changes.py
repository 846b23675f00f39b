"""What somebody would change about a post: as they typed it, and which argument or paragraph that means."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from debates.articles.models import Block
from debates.articles.queries import current_block
from debates.corrections.models import What
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.states import PUBLIC, Kind
from forum.web.refusal import Refusal, Refused

LONGEST_ID = 18  # digits: what the database holds
LONGEST_LINK = 300  # characters: what is longer is no link of ours, and the pattern's time grows with their square
_NUMBER = re.compile(r"(?:.*/c/|c)?(\d+)(?:/.*)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class Typed:
    """A proposal as it was typed; ``where`` is "argument", "for" or "against", ``chosen`` one of what was found."""

    what: str
    where: str = ""
    target: str = ""
    chosen: str = ""
    relation: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody would change about a post: as in ``Correction``; ``target`` is an argument of the debate."""

    what: What
    relation: str = ""
    target: Post | None = None
    side: str | None = None
    block: Block | None = None


def number_in(typed: str) -> int | None:
    """Return the number of the post that a link or a number names, none if it names none."""
    named = typed.strip()
    found = _NUMBER.fullmatch(named) if len(named) <= LONGEST_LINK else None
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
