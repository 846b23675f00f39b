"""From what was brought (text, a file, an address) to a proposal; what cannot be read is refused in words."""

from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

from debates.articles.models import Format
from debates.imports import addresses
from debates.imports.extract import NotText, decode_html, decode_text
from debates.imports.fetching import PUBLIC, FetchRefused, fetch
from debates.imports.own_address import own_address
from debates.imports.proposal import Proposal
from debates.imports.segment import segment
from forum.web.refusal import Refusal, Refused

MAX_TEXT = 300_000  # characters of plain text or Markdown
MAX_HTML = 5_000_000  # characters of a page, most of which is not the article
MAX_FILE = 5_000_000  # bytes
LONGEST_SOURCE = 1_000  # characters of an address that an article keeps
ENDINGS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brought: the decoded input, one of models.Format, and the address where it came from."""

    raw: str
    raw_format: str
    source_url: str = ""


def pasted(text: str, chosen: str = "") -> Brought:
    """Return pasted text; without a choice a whole page of HTML is known by its beginning."""
    is_page = text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))
    return _fit(Brought(text, chosen or (Format.HTML if is_page else Format.TEXT)))


def uploaded(name: str, content: bytes) -> Brought:
    """Return a file's text, by the ending of its name.

    Raises:
        Refusal: it is of another kind, holds no text, or too much.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in ENDINGS:
        raise _refusal(_("Files ending in .txt, .md and .html can be read, not %(name)s.") % {"name": name[:80]})
    try:
        raw = decode_html(content) if ENDINGS[ending] == Format.HTML else decode_text(content)
    except NotText as error:
        raise _refusal(str(error)) from error
    return _fit(Brought(raw, ENDINGS[ending]))


def fetched(address: str) -> Brought:
    """Fetch a page and return it under its canonical address.

    Raises:
        Refusal: the address is refused, the site does not answer, or what it answers is no page.
    """
    try:
        page = fetch(address, rules=PUBLIC)
        is_html = "html" in page.content_type
        raw = decode_html(page.content, charset=page.charset) if is_html else decode_text(page.content)
    except (FetchRefused, NotText) as error:
        raise _refusal(_sentence(error)) from error
    return _fit(
        Brought(
            raw,
            Format.HTML if is_html else Format.TEXT,
            _kept_address(page.address, own_address(raw) if is_html else ""),
        )
    )


def _kept_address(address: str, page_says: str) -> str:
    """Return the canonical address, the page's own word heard, or nothing where it is longer than an article keeps."""
    canonical = addresses.canonical(address, page_says)
    return canonical if len(canonical) <= LONGEST_SOURCE else ""


def proposal_of(brought: Brought) -> Proposal:
    """Return what is proposed.

    Raises:
        Refusal: it is a page without an article: empty, made by script alone, or behind a log-in.
    """
    if brought.raw_format == Format.TEXT:
        return segment(brought.raw)
    if brought.raw_format == Format.MARKDOWN:
        return _markdown(brought.raw)
    return _html(brought)


def _markdown(raw: str) -> Proposal:
    from debates.imports.extract.markdown import segment_markdown

    return segment_markdown(raw)


def _html(brought: Brought) -> Proposal:
    from debates.imports.extract.html import extract_html, why_not

    proposal = extract_html(brought.raw, address=brought.source_url)
    if not proposal.blocks and (why := why_not(brought.raw)):
        raise _refusal(_why_not()[why])
    return proposal


def _why_not() -> dict[str, str]:
    return {
        "empty": _("This page holds no text. If you see one in your browser, copy it and paste it here."),
        "script": _(
            "This page is made by script alone: without a browser it holds no text. Copy it from yours and paste it."
        ),
        "login": _("This page is behind a log-in. If you may read it, copy the text from your browser and paste it."),
    }


def _fit(brought: Brought) -> Brought:
    most = MAX_HTML if brought.raw_format == Format.HTML else MAX_TEXT
    if not brought.raw.strip():
        raise _refusal(_("There is no text in it."))
    if "\x00" in brought.raw:
        raise _refusal(_("It holds NUL characters: this is not a text. Save it as plain text and try again."))
    if len(brought.raw) > most:
        told = {"n": len(brought.raw), "most": most}
        raise _refusal(_("That is %(n)d characters; an article here has at most %(most)d. Bring a part of it.") % told)
    return brought


def _refusal(reason: str) -> Refusal:
    return Refusal(Refused(reason, status=422))


def _sentence(error: Exception) -> str:
    """Return why it cannot be read, and what to do instead."""
    why = str(getattr(error, "reason", error))
    return why if "paste" in why else _("%(why)s You can also copy the article's text and paste it.") % {"why": why}
