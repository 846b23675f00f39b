"""The one way from what people type to HTML, and to a glimpse of it in plain text.

Three steps: ``parser`` reads Markdown in bounded time, the tokens are tamed here (no headings, no towers
of emphasis, no link without words), and an allow-list has the last word on the HTML.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import nh3
from markdown_it.token import Token
from markdown_it.utils import EnvType

from forum.text import mentions
from forum.text import pictures as own
from forum.text.normalise import clean, has_words, paired, single_line
from forum.text.parser import make_parser

MAX_SOURCE = 20_000  # characters that a person may type
MAX_HTML = 120_000  # characters: above this the text is shown as typed, which never takes more
MAX_EMPHASIS = 8  # emphases in one another

_PARSER = make_parser()
_FULL_ADDRESS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)


def _last_look(tag: str, name: str, value: str) -> str | None:
    """Let a link lead to full addresses alone, and a picture be one of this site's."""
    if tag == "img" and name == "src":
        return value if own.ADDRESS.fullmatch(value) else None
    return value if name != "href" or _FULL_ADDRESS.match(value) else None


_ALLOWED = nh3.Cleaner(
    tags={
        *("p", "br", "hr", "em", "strong", "del", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
        *("div", "table", "thead", "tbody", "tr", "th", "td", "img", "span", "bdi"),
    },
    attributes={"a": {"href", "title"}, "ol": {"start"}, "img": {"src", "alt", "width", "height"}},
    tag_attribute_values={
        "img": {"loading": {"lazy"}},
        "span": {"class": {"mention"}},
        "div": {"class": {"wide"}, "tabindex": {"0"}, "role": {"group"}, "aria-label": {"Table"}},
    },
    attribute_filter=_last_look,
    url_schemes={"http", "https", "mailto"},
    url_relative="pass_through",  # but see _last_look
    link_rel="nofollow ugc noopener",
)


class TooLong(ValueError):  # noqa: N818 -- it is said as a fact, as in "raise TooLong"
    """The text has more than ``MAX_SOURCE`` characters."""


def _nobody(_handles: Sequence[str]) -> Collection[str]:
    return ()


def _no_pictures(_keys: Collection[str]) -> dict[str, own.Size]:
    return {}


@dataclass(frozen=True, slots=True)
class House:
    """What a text is rendered against: which of the handles exist, and how large which of the pictures are."""

    people: Callable[[Sequence[str]], Collection[str]] = _nobody
    pictures: Callable[[Collection[str]], dict[str, own.Size]] = _no_pictures


EMPTY = House()


def render(source: str, house: House = EMPTY) -> str:
    """Return safe HTML of Markdown.

    Headings come out as strong paragraphs, pictures of other sites as links to them; mentions and pictures of
    this site as far as ``house`` knows them. A text whose HTML would be longer than ``MAX_HTML`` characters
    comes out as it was typed, in paragraphs.

    Raises:
        TooLong: the source, cleaned, has more than ``MAX_SOURCE`` characters.
    """
    text = _checked(source)
    env: EnvType = {}
    tokens = list(_without_headings(_PARSER.parse(text, env)))
    _furnish(tokens, house)
    rendered = _PARSER.renderer.render(tokens, _PARSER.options, env)
    safe = _ALLOWED.clean(rendered) if len(rendered) <= MAX_HTML else ""
    return safe if safe and len(safe) <= MAX_HTML else _as_typed(text)


def mentioned(source: str) -> list[str]:
    """Return the handles that a text speaks of, as typed; who of them exists is for others to ask."""
    return mentions.handles(_PARSER.parse(_checked(source)))


def pictures_in(source: str) -> list[own.Shown]:
    """Return the pictures of this site that a text shows, in order."""
    return own.shown(_PARSER.parse(_checked(source)))


def plain(source: str, limit: int) -> str:
    """Return the words of Markdown on one line, at most ``limit`` characters, cut after a word with "…".

    Only the beginning is read, so that a glimpse of a long text costs no more than one of a short text.
    """
    beginning = source[: min(MAX_SOURCE, 2_000 + 4 * limit)]
    text = single_line(" ".join(_words(_PARSER.parse(clean(beginning)))))
    if len(text) <= limit and len(beginning) == len(source):
        return text
    return cut(text, limit)


def cut(text: str, limit: int) -> str:
    """Return a text of one line cut after a word, or within a word longer than half the limit, with an ellipsis."""
    if limit < 1:
        return ""
    end = min(limit - 1, len(text))
    space = text.rfind(" ", end // 2, end + 1)
    end = space if space >= 0 and end < len(text) else end
    while 0 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return paired(text[:end].rstrip()) + "…"


def _furnish(tokens: Sequence[Token], house: House) -> None:
    """Tame the words, give pictures their sizes, and mark who is mentioned."""
    asked, keys = mentions.handles(tokens), {one.key for one in own.shown(tokens)}
    known = set(house.people(asked)) if asked else set()
    marking = mentions.Marking(handle for handle in asked if handle in known)
    sizes = house.pictures(keys) if keys else {}
    for token in tokens:
        if token.type == "inline":
            children = own.sized(_tamed(token.children or []), sizes)
            token.children = list(marking.marked(children))


def _checked(source: str) -> str:
    """Return the cleaned source; what is far too long is not even cleaned."""
    if len(source) <= 2 * MAX_SOURCE:
        text = clean(source)
        if len(text) <= MAX_SOURCE:
            return text
    raise TooLong(f"A text may have at most {MAX_SOURCE} characters.")


def _without_headings(tokens: Iterable[Token]) -> Iterator[Token]:
    """Turn headings into strong paragraphs: what people type must not change the outline of the page."""
    is_heading = False
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            is_heading = token.nesting == 1
            token.tag = "p"
        elif is_heading and token.children:
            token.children = [
                Token("strong_open", "strong", 1),
                *token.children,
                Token("strong_close", "strong", -1),
            ]
        yield token


def _tamed(tokens: Iterable[Token]) -> Iterator[Token]:
    """Drop links within links and emphases nested too deeply, keeping their words; name nameless links."""
    opened: list[Token | None] = []
    words = ""
    for token in tokens:
        if token.nesting == 1:
            opened.append(token if _may_open(token, opened) else None)
            words = "" if token.type == "link_open" and opened[-1] else words
            if opened[-1]:
                yield token
        elif token.nesting == -1:
            opener = opened.pop() if opened else None
            if opener and opener.type == "link_open" and not has_words(words):
                yield _text(str(opener.attrs["href"]))
            if opener:
                yield token
        else:
            words += token.content
            yield token


def _may_open(token: Token, opened: list[Token | None]) -> bool:
    if token.type == "link_open":
        return not any(outer and outer.type == "link_open" for outer in opened)
    return len(opened) < MAX_EMPHASIS


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _as_typed(text: str) -> str:
    """Return the text in escaped paragraphs; at most five characters of HTML for one of text."""
    paragraphs = re.split(r"\n{2,}", html.escape(text, quote=False))
    return "".join("<p>{}</p>\n".format(part.replace("\n", "<br>")) for part in paragraphs if part)


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the text of each block."""
    for token in tokens:
        if token.children:
            yield "".join(child.content or " " * child.type.endswith("break") for child in token.children)
        elif token.type in {"fence", "code_block"}:
            yield token.content
