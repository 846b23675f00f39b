"""How an argument is told on a page: what answers it, what it rests on, how it begins."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.arguments.queries import Cited, Grounds
from debates.motions.clock import Say
from debates.motions.models import Motion
from debates.motions.policy import is_for_speakers
from debates.posts.models import Post
from forum.text.markdown import plain

register = template.Library()
EXCERPT = 230  # characters: three lines of a card
WORDS = 45  # of a paragraph that is quoted


@register.filter
def arguments_below(post: Post) -> int:
    """Return how many public arguments answer a post."""
    return post.support_count + post.oppose_count + post.undercut_count


@register.filter
def remarks_below(post: Post) -> int:
    """Return how many public comments answer an argument."""
    return post.answer_count - arguments_below(post)


@register.filter
def is_unanswered(post: Post) -> bool:
    """Say whether nobody has opposed or undercut an argument yet."""
    return post.is_public and not post.oppose_count and not post.undercut_count


@register.simple_tag
def speakers_alone(motion: Motion, *, is_answer: bool) -> bool:
    """Say whether invited speakers alone argue now: who is not logged in is told so before they write."""
    return is_for_speakers(motion, Say.COUNTER if is_answer else Say.ARGUMENT)


@register.simple_tag
def answers_told(post: Post) -> str:
    """Return what answers an argument, in words: "7 answers: 2 support, 4 oppose, 1 undercuts; 3 comments"."""
    told = [_arguments_told(post), _remarks_told(post)]
    return _("; ").join(part for part in told if part)


@register.simple_tag
def cited_told(grounds: Grounds, motion: Motion) -> SafeString:
    """Return on which paragraphs an argument rests and which it disputes, each with a link."""
    parts = ((_("rests on"), grounds.rests_on), (_("disputes"), grounds.disputed))
    told = [(verb, _links(cited, motion)) for verb, cited in parts if cited]
    return format_html_join(_(", "), "{} {}", told)


@register.filter
def excerpt(body: str) -> str:
    """Return the beginning of a reason on one line, without its marks."""
    return plain(body, EXCERPT)


@register.filter
def beginning(words: str) -> str:
    """Return the beginning of a paragraph."""
    return Truncator(words).words(WORDS, truncate="…")


def _links(cited: Iterable[Cited], motion: Motion) -> SafeString:
    address = motion.get_absolute_url()
    named = ((address, one.number, _("paragraph %(n)d") % {"n": one.number}) for one in cited)
    return format_html_join(_(", "), '<a href="{}#p{}">{}</a>', named)


def _arguments_told(post: Post) -> str:
    number = arguments_below(post)
    if not number:
        return ""
    if number == post.support_count:  # beside the badge "unanswered" a count of answers would contradict it
        told = ngettext("%(n)d argument supports it", "%(n)d arguments support it", number)
        return told % {"n": number}
    kinds = (
        (post.support_count, ngettext("%(n)d supports", "%(n)d support", post.support_count)),
        (post.oppose_count, ngettext("%(n)d opposes", "%(n)d oppose", post.oppose_count)),
        (post.undercut_count, ngettext("%(n)d undercuts", "%(n)d undercut", post.undercut_count)),
    )
    told = ngettext("%(n)d answer: %(kinds)s", "%(n)d answers: %(kinds)s", number)
    return told % {"n": number, "kinds": _(", ").join(words % {"n": n} for n, words in kinds if n)}


def _remarks_told(post: Post) -> str:
    number = remarks_below(post)
    return ngettext("%(n)d comment", "%(n)d comments", number) % {"n": number} if number else ""
