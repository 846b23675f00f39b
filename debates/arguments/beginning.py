"""With what a form of an argument begins: the side, the relation, the paragraph and the comment that a link names."""

from typing import Any

from django.http import HttpRequest, QueryDict

from debates.articles.queries import current_block
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.states import ARGUMENT_RELATIONS, PUBLIC, Kind, Leaning

LONGEST_ID = 18  # digits: what the database holds
LONGEST_NUMBER = 6


def comment_of(request: HttpRequest, motion: Motion) -> Post | None:
    """Return the comment that is to become an argument: of an address the viewer's own, of a form whatever it names.

    The verb says whether it may; until then nobody is shown the words of another's. One query at most.
    """
    typed = request.POST.get("comment", "") if request.method == "POST" else request.GET.get("comment", "")
    if not _is_number(typed, LONGEST_ID):
        return None
    found = Post.objects.filter(motion=motion, kind=Kind.COMMENT).select_related("block", "root__block")
    if request.method != "POST":
        found = found.filter(author=request.user.pk, author__isnull=False, state__in=PUBLIC)
    return found.filter(pk=int(typed)).first()


def initial_of(asked: QueryDict, motion: Motion, comment: Post | None) -> dict[str, Any]:
    """Return what a link to the form asks for; what it names wrongly is left out."""
    side = asked.get("side", "")
    found: dict[str, Any] = {"side": side if side in Side.values else ""}
    number = _paragraph(asked.get("paragraph", ""), motion)
    if comment is not None:
        found |= {"comment": comment.pk, "body": comment.body}
        block = (comment.root or comment).block
        number = number or (block.public_no if block else None)
    if number is not None:
        found["cite"] = {number: Leaning.RESTS_ON.value}
    return found


def relation_of(asked: QueryDict) -> str:
    """Return the relation that a link to the form asks for, or nothing."""
    relation = asked.get("relation", "")
    return relation if relation in ARGUMENT_RELATIONS else ""


def post_named(typed: str) -> int | None:
    """Return the id of a post that an address names, none if it is no such number."""
    return int(typed) if _is_number(typed, LONGEST_ID) else None


def _paragraph(typed: str, motion: Motion) -> int | None:
    if not _is_number(typed, LONGEST_NUMBER):
        return None
    version = current_block(motion.article, int(typed))
    return version.block.public_no if version else None


def _is_number(typed: str, longest: int) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= longest
