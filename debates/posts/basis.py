"""What an argument rests on, as it was typed and as it is kept: sources with titles, paragraphs of the article."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from debates.articles.models import BlockVersion, Kind
from debates.articles.queries import current_blocks
from debates.motions.models import Motion
from debates.posts.models import MAX_ADDRESS, MAX_NOTE, MAX_TITLE, Source
from debates.posts.states import Leaning
from forum.text.normalise import clean, has_words, single_line
from forum.web.refusal import Refusal, Refused

MOST_SOURCES = 8
MOST_CITED = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A source as it was typed: its title, who published it when, its address if it has one."""

    title: str
    note: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """What an argument rests on: sources, and paragraphs of the article by their public numbers."""

    sources: tuple[Named, ...] = ()
    rests_on: tuple[int, ...] = ()
    disputes: tuple[int, ...] = ()


def sources_of(named: Iterable[Named]) -> list[Source]:
    """Return the sources as rows, numbered, those left wholly empty not.

    Raises:
        Refusal: one has no title, an address that is none, or is too long; or there are too many.
    """
    typed = [Named(*(single_line(clean(part)) for part in (one.title, one.note, one.address))) for one in named]
    typed = [one for one in typed if one.title or one.note or one.address]
    if len(typed) > MOST_SOURCES:
        raise Refusal(Refused(_("An argument names at most %(most)d sources.") % {"most": MOST_SOURCES}, status=422))
    return [_source(position, one) for position, one in enumerate(typed, start=1)]


def _source(position: int, named: Named) -> Source:
    if not has_words(named.title):
        raise Refusal(Refused(_("Source %(n)d has no title. Say what it is called.") % {"n": position}, status=422))
    if named.address and not _is_address(named.address):
        reason = _("The address of source %(n)d does not begin with http:// or https:// or is no address.")
        raise Refusal(Refused(reason % {"n": position}, status=422))
    if len(named.title) > MAX_TITLE or len(named.note) > MAX_NOTE or len(named.address) > MAX_ADDRESS:
        raise Refusal(Refused(_("Source %(n)d is too long. Shorten it below.") % {"n": position}, status=422))
    return Source(position=position, title=named.title, note=named.note, address=named.address)


def _is_address(typed: str) -> bool:
    """Say whether it has the form of an address of the web; nothing is fetched."""
    try:
        parts = urlsplit(typed)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    return typed.startswith(("http://", "https://")) and _is_host(host or "") and parts.username is None


def _is_host(host: str) -> bool:
    """Say whether it has the form of a name with a dot in it: nothing between two dots is empty or has gaps."""
    labels = host.removesuffix(".").split(".")
    return len(labels) > 1 and all(labels) and not any(char.isspace() for char in host)


def cited_of(basis: Basis, motion: Motion) -> list[tuple[BlockVersion, Leaning]]:
    """Return the paragraphs that are cited as they stand now, by number, each with what is done to it.

    Raises:
        Refusal: one is not of this article, is a heading, or is named twice; or there are too many.
    """
    wanted = dict.fromkeys(basis.rests_on, Leaning.RESTS_ON) | dict.fromkeys(basis.disputes, Leaning.DISPUTES)
    if not wanted:
        return []
    if len(wanted) < len(basis.rests_on) + len(basis.disputes):
        raise Refusal(Refused(_("A paragraph is named twice. Rest on it or dispute it, once."), status=422))
    if len(wanted) > MOST_CITED:
        raise Refusal(Refused(_("An argument cites at most %(most)d paragraphs.") % {"most": MOST_CITED}, status=422))
    there = {version.block.public_no: version for version in current_blocks(motion.article)}
    for number in wanted:
        if number not in there or there[number].kind in {Kind.HEADING, Kind.RULE}:
            reason = _("There is no paragraph %(n)d in this article. Nothing was lost: choose another below.")
            raise Refusal(Refused(reason % {"n": number}, status=422))
    return [(there[number], wanted[number]) for number in sorted(wanted)]
