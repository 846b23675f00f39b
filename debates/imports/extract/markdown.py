"""The reading of a Markdown text: CommonMark's blocks as spans of the raw text, and what is left out between them."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from markdown_it import rules_inline
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from debates.imports.extract.front_lines import FrontLines, read_front_matter, take_line
from debates.imports.extract.safe_html import safe
from debates.imports.proposal import Block, Dropped, Proposal
from debates.imports.segment import languages
from debates.imports.segment.ledger import unaccounted
from debates.imports.segment.spans import Span, trimmed
from forum.text.parser import Parser, make_parser

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"^[ \t]{0,3}<!--.*?-->[ \t]*$", re.DOTALL | re.MULTILINE)
_MARKS = (
    ("heading mark", re.compile(r"(?:[>\s]|[-*+]\s)*(?:#+|=+|-{2,})")),
    ("code mark", re.compile(r"[>\s\-*+]*(?:`{3,}|~{3,})[^\r\n]*")),
    ("quote mark", re.compile(r"[>\s]+")),
    ("list mark", re.compile(r"(?:[>\s]*(?:[-*+]|\d{1,9}[.)]))+(?:[>\s]|\[[ xX]\])*")),
    ("link definition", re.compile(r"(?:[>\s]*\[[^\]\r\n]+\]:[^\r\n]*(?:\r\n|\r|\n)?)+(?:\s*[\"'(][^\r\n]*)?")),
    ("table mark", re.compile(r"[|:\-\s]+")),
    ("emphasis", re.compile(r"[*_\s]+")),
)
_MARK = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*[ \t]*")
_CONTAINERS = {"blockquote_open": "quote", "list_item_open": "list_item"}
_LONGEST_INLINE = 20_000  # code points of one paragraph that are read for links and emphasis
_MOST_FAILURES = 1_000
_CONFIDENCE = 1.0


def _parsers() -> tuple[Parser, Parser]:
    """Return one parser for blocks and one for what is within them; the typist's quotation marks stay."""
    blocks, inlines = make_parser(), make_parser()
    blocks.core.ruler.enableOnly(["normalize", "block"])
    inlines.options["typographer"] = False
    inlines.inline.ruler.at("image", _picture)
    return blocks, inlines


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Match a picture, a thousand failures long: markdown-it looks for the end of each anew."""
    if not state.src.startswith("![", state.pos) or state.env.get("failed pictures", 0) > _MOST_FAILURES:
        return False
    found = rules_inline.image(state, silent)
    state.env["failed pictures"] = state.env.get("failed pictures", 0) + (not found)
    return found


_BLOCKS, _INLINES = _parsers()
_WORDS_ONLY = RendererHTML()


@dataclass(frozen=True, slots=True)
class _Part:
    """A block's place in the raw text; `source` is its Markdown without the marks of what is around it."""

    kind: str
    level: int | None
    span: Span
    source: str


class _Lines:
    """The lines of the raw text as the parser counts them."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(raw)), len(raw)]

    def start(self, line: int) -> int:
        """Return where the line begins, in code points; behind the last line, the end of the text."""
        return self._starts[min(line, len(self._starts) - 1)]

    def span(self, first: int, last: int, source: str, *, keeps_indent: bool = False) -> Span:
        """Return the lines from `first` up to, not including, `last`, without the marks before the `source`."""
        start, end = self.start(first), self.start(max(last, first + 1))
        opening = self.raw[start : self.start(first + 1)].rstrip()
        head = source.split("\n", 1)[0].rstrip()
        if head and opening.endswith(head):
            start += len(opening) - len(head)
        elif (mark := _MARK.match(self.raw, start, end)) and mark.end() < start + len(opening):
            start = mark.end()
        span = trimmed(self.raw, start, end)
        return Span(start, span.end) if keeps_indent and span.start < span.end else span


def segment_markdown(raw: str) -> Proposal:
    """Propose title, byline, date, blocks and dropped parts for a Markdown text; raises nothing for any string.

    Blocks, meta and dropped parts are disjoint spans of `raw`, in code points; only white space lies between
    them. A block's `html` is its inside as safe HTML, without pictures, with links to full addresses only.
    """
    front = read_front_matter(raw)
    masked = _masked(raw, front)
    environment: dict[str, Any] = {}
    parts = _parts(raw, _BLOCKS.parse(masked, environment))
    parts = _without_front(raw, parts, front)
    blocks = [_block(part, raw, environment) for part in parts]
    return _proposal(raw, front, blocks)


def _masked(raw: str, front: FrontLines) -> str:
    """Return the text with spaces for front matter, comments and signs that are not read, of the same length."""
    text = _blank(raw, 0, front.end) + raw[front.end :]
    text = text.replace("\ufeff", " ", 1) if text.startswith("\ufeff") else text
    for comment in _COMMENT.finditer(raw, front.end):
        front.reasons.append((Span(*comment.span()), "comment"))
    return _COMMENT.sub(lambda match: _blank(match[0], 0, len(match[0])), text).replace("\x00", "\ufffd")


def _blank(raw: str, start: int, end: int) -> str:
    return re.sub(r"[^\r\n]", " ", raw[start:end])


def _parts(raw: str, tokens: list[Token]) -> list[_Part]:
    lines = _Lines(raw)
    found: list[_Part] = []
    kinds = ["paragraph"]
    for token, following in zip_longest(tokens, tokens[1:]):
        if token.type in _CONTAINERS:
            kinds.append(_CONTAINERS[token.type])
        elif token.type in {"blockquote_close", "list_item_close"}:
            kinds.pop()
        part = _part(token, following.content if following else "", lines, kinds[-1]) if token.map else None
        if part and part.span.start < part.span.end and (not found or found[-1].span.end <= part.span.start):
            found.append(part)
    return found


def _part(token: Token, source: str, lines: _Lines, kind: str) -> _Part | None:
    """Return the block that a token begins or is; None for tokens that hold others, and for cells of a row."""
    first, last = token.map or [0, 0]
    if token.type == "heading_open":
        return _Part("heading", int(token.tag[1:]), _of_heading(token, source, lines), source)
    if token.type == "paragraph_open":
        return _Part(kind, None, lines.span(first, last, source), source)
    if token.type == "tr_open":
        return _Part("paragraph", None, lines.span(first, first + 1, ""), "")
    if token.type in {"fence", "code_block"}:
        return _Part("code", None, _of_code(token, lines), "")
    return _Part("rule", None, lines.span(first, first + 1, ""), "") if token.type == "hr" else None


def _of_heading(token: Token, source: str, lines: _Lines) -> Span:
    first, last = token.map or [0, 0]
    if not token.markup.startswith("#"):
        return lines.span(first, last - 1, source)
    line = lines.span(first, first + 1, "")
    at = lines.raw.find(source, line.start + len(token.markup), line.end) if source else line.end
    return Span(at, at + len(source)) if at >= 0 else line


def _of_code(token: Token, lines: _Lines) -> Span:
    first, last = token.map or [0, 0]
    code = token.content.split("\n")
    blank = next((at for at, line in enumerate(code) if line.strip()), None)
    if blank is None:
        return Span(0, 0)
    if token.type == "fence":
        is_closed = lines.raw[lines.start(last - 1) : lines.start(last)].strip(" \t>\r\n").startswith(token.markup)
        first, last = first + 1, last - (is_closed and last - first > 1)
    return lines.span(first + blank, max(last, first + blank + 1), code[blank], keeps_indent=True)


def _without_front(raw: str, parts: list[_Part], front: FrontLines) -> list[_Part]:
    """Take the title, and the byline and date below it, out of the parts."""
    kept = list(parts)
    if kept and kept[0].kind == "heading" and kept[0].level == 1 and _is_title(raw, kept[0], front):
        span = kept.pop(0).span
        if not front.take("title", raw, span):
            front.reasons.append((span, "repeated title"))
        while kept and kept[0].kind == "paragraph" and take_line(front, raw, kept[0].span):
            kept.pop(0)
    return kept


def _is_title(raw: str, part: _Part, front: FrontLines) -> bool:
    return front.words.get("title") in {None, " ".join(part.span.of(raw).split())}


def _block(part: _Part, raw: str, environment: dict[str, Any]) -> Block:
    markup = None if not part.source or len(part.source) > _LONGEST_INLINE else _inline(part.source, environment)
    is_plain = markup is None or markup == html.escape(part.span.of(raw), quote=False)
    text = part.span.of(raw)
    return Block(part.kind, part.level, text, part.span.start, part.span.end, _CONFIDENCE, None if is_plain else markup)


def _inline(source: str, environment: dict[str, Any]) -> str:
    """Return the safe HTML of a paragraph's Markdown; pictures are their words."""
    tokens = _INLINES.parseInline(source, environment)
    for token in tokens:
        token.children = list(map(_as_words, token.children or []))
    return safe(_INLINES.renderer.render(tokens, _INLINES.options, environment))


def _as_words(token: Token) -> Token:
    if token.type != "image":
        return token
    return Token("text", "", 0, content=_WORDS_ONLY.renderInlineAsText(token.children or [], _INLINES.options, {}))


def _proposal(raw: str, front: FrontLines, blocks: list[Block]) -> Proposal:
    meta = sorted(front.meta, key=lambda part: part.start or 0)
    dropped = unaccounted(raw, blocks, meta, front.reasons)
    words = front.words
    return Proposal(
        title=words.get("title"),
        author=words.get("author"),
        publication=words.get("publication"),
        published_on=words.get("published_on"),
        standfirst=words.get("standfirst"),
        language=words.get("language") or languages.guess(raw[front.end :]),
        blocks=tuple(blocks),
        meta=tuple(meta),
        dropped=tuple(_line_by_line(dropped)),
    )


def _line_by_line(dropped: Iterable[Dropped]) -> Iterator[Dropped]:
    """Yield what has no reason yet line by line, each with the kind of mark that it is."""
    for part in dropped:
        if part.why == "unclassified":
            yield from map(_with_reason, _lines_of(part))
        else:
            yield part


def _lines_of(part: Dropped) -> Iterator[Dropped]:
    position = part.start or 0
    for line in part.text.splitlines(keepends=True):
        before = len(line) - len(line.lstrip())
        text = line.strip()
        if text:
            yield Dropped(text, position + before, position + before + len(text), part.why)
        position += len(line)


def _with_reason(part: Dropped) -> Dropped:
    head = part.text[:_LONGEST_INLINE]
    return replace(part, why=next((why for why, shape in _MARKS if shape.fullmatch(head)), part.why))
