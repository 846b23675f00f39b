"""What can have changed somebody's mind in a debate: what the form offers, and what is named in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from debates.articles.models import Block, BlockVersion, Kind
from debates.articles.queries import current_blocks
from debates.motions.models import Motion
from debates.motions.states import Side
from debates.posts.models import Post
from debates.posts.states import PUBLIC
from debates.posts.states import Kind as PostKind
from debates.voting.models import Vote
from debates.voting.states import Value
from forum.accounts.models import User
from forum.text.markdown import cut, plain
from forum.text.normalise import single_line
from forum.web.refusal import Refusal, Refused

MOST_OWN, MOST_A_SIDE = 12, 3  # posts offered: that the person had to do with, and most answered
MOST_NAMED = 12  # looked up; above that it is refused without a look
BEGINNING, LONGEST_WORDS = 96, 160  # characters that are shown of a paragraph, of a comment
LONGEST_ID = 18  # digits: what the database holds
LONGEST_LINK = 300  # characters: what is longer is no link of ours, and the pattern's time grows with their square
_POST = re.compile(r"(?:.*/c/|c)?(\d+)(?:[/#?].*)?", re.IGNORECASE | re.ASCII)
_PICK = re.compile(r"([cp])(\d+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pick:
    """What can be picked: ``name`` is c and a post's number or p and a paragraph's, ``words`` how it begins."""

    name: str
    number: int
    words: str
    post: Post | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """What the form offers: posts that the person answered or voted for, those most answered, all paragraphs."""

    own: list[Pick]
    answered: list[Pick]
    paragraphs: list[Pick]


@dataclass(frozen=True, slots=True)
class Named:
    """What somebody names as what changed their mind."""

    posts: list[Post]
    blocks: list[Block]


def offered(motion: Motion, person: User, picked: Iterable[str] = ()) -> Offered:
    """Return what can be picked, what is picked already first; at most five queries."""
    ids = [int(number) for letter, number in _read(picked) if letter == "c"][:MOST_NAMED]
    own = list(_posts(motion, person).filter(Q(pk__in=ids) | _had_to_do(motion, person)).order_by("-pk")[:MOST_OWN])
    own.sort(key=lambda post: post.pk not in ids)
    seen = {post.pk for post in own}
    most = [post for side in Side for post in _most_answered(motion, person, side) if post.pk not in seen]
    paragraphs = [_paragraph(version) for version in _citable(motion)]
    return Offered([_pick(post) for post in own], [_pick(post) for post in most], paragraphs)


def named(motion: Motion, picks: Sequence[str], other: str) -> Named:
    """Return what was ticked and what was typed, each once, in that order; at most two queries.

    Raises:
        Refusal: it names what is not in this debate.
    """
    typed = [_number(word) for word in re.split(r"[\s,;]+", other[: 4 * LONGEST_LINK]) if word]
    found = _read(picks)
    ids = list(dict.fromkeys([*(number for letter, number in found if letter == "c"), *typed]))
    numbers = list(dict.fromkeys(number for letter, number in found if letter == "p"))
    if len(ids) + len(numbers) > MOST_NAMED:
        raise Refusal(Refused(_("That is too much at once. Name at most three."), status=422))
    return Named(_all_posts(motion, ids), _all_blocks(motion, numbers))


def _read(picks: Iterable[str]) -> list[tuple[str, int]]:
    matches = (_PICK.fullmatch(pick[: LONGEST_ID + 1]) for pick in picks)
    return [(match[1], int(match[2])) for match in matches if match]


def _number(typed: str) -> int:
    match = _POST.fullmatch(typed) if len(typed) <= LONGEST_LINK else None
    if match is None or len(match[1]) > LONGEST_ID:
        told = _("“%(typed)s” names no post. Give its link, or its number such as c812.")
        raise Refusal(Refused(told % {"typed": _shown(typed)}, status=422))
    return int(match[1])


def _all_posts(motion: Motion, ids: list[int]) -> list[Post]:
    found = Post.objects.filter(motion=motion, state__in=PUBLIC).in_bulk(ids) if ids else {}
    for pk in ids:
        if pk not in found:
            told = _("There is no post c%(n)d to be read in this debate. Name another; nothing was lost.")
            raise Refusal(Refused(told % {"n": pk}, status=422))
    return [found[pk] for pk in ids]


def _all_blocks(motion: Motion, numbers: list[int]) -> list[Block]:
    found = {version.block.public_no: version.block for version in _citable(motion)} if numbers else {}
    for number in numbers:
        if number not in found:
            told = _("There is no paragraph %(n)d in this article. Name another; nothing was lost.")
            raise Refusal(Refused(told % {"n": number}, status=422))
    return [found[number] for number in numbers]


def _posts(motion: Motion, person: User) -> QuerySet[Post]:
    found = Post.objects.filter(motion=motion, state__in=PUBLIC).exclude(author=person)
    return found.select_related("author").defer("html")


def _had_to_do(motion: Motion, person: User) -> Q:
    """Return the condition on posts that the person answered, found well argued or agreed with, the last of each."""
    answered = Post.objects.filter(motion=motion, author=person, parent__isnull=False)
    liked = Vote.objects.filter(voter__motion=motion, voter__person=person, value__in=(Value.YES, Value.AGREE))
    return Q(pk__in=answered.order_by("-pk").values("parent")[:MOST_OWN]) | Q(
        pk__in=liked.order_by("-changed").values("post")[:MOST_OWN]
    )


def _most_answered(motion: Motion, person: User, side: Side) -> list[Post]:
    found = _posts(motion, person).filter(kind=PostKind.ARGUMENT, parent=None, side=side, answer_count__gt=0)
    return list(found.order_by("-answer_count", "-created", "-pk")[:MOST_A_SIDE])


def _citable(motion: Motion) -> list[BlockVersion]:
    return [one for one in current_blocks(motion.article) if one.kind not in {Kind.HEADING, Kind.RULE}]


def _pick(post: Post) -> Pick:
    words = _("Collapsed by a moderator.") if post.is_folded else post.claim or plain(post.body, LONGEST_WORDS)
    return Pick(f"c{post.pk}", post.pk, words, post)


def _paragraph(version: BlockVersion) -> Pick:
    number = version.block.public_no
    return Pick(f"p{number}", number, _shown(single_line(version.text)))


def _shown(text: str) -> str:
    return text if len(text) <= BEGINNING else cut(text, BEGINNING)
