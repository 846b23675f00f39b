"""The Markdown parser, held to bounded time, depth and width.

markdown-it-py alone takes seconds on 20 kB made to hurt, and drops what nests too deeply. Here each rule
that looks far ahead may fail so many times in one text and then counts as absent: what it would have
matched stays on the page as it was typed. What becomes of the tokens is ``markdown``'s affair.
"""

import re
from collections.abc import Sequence

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt, rules_block, rules_core, rules_inline
from markdown_it.common.utils import escapeHtml
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.parser_core import RuleFuncCoreType
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_core.replacements import replace_rare
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from forum.text.normalise import clean
from forum.text.pictures import own_picture

MAX_DEPTH = 8  # quotations and lists in one another
MAX_COLUMNS = 20
MAX_CELLS = 4_000  # of all tables of one text
MAX_ADDRESS = 2_000  # characters
MAX_QUOTATION_MARKS = 2_000
MAX_ADDRESSES = 500
_INLINE_DEPTH = 30  # links tried within links; well under Python's recursion limit

_TOO_LONG = re.compile(rf"\S{{{MAX_ADDRESS + 1}}}")
_JOINED_HANDLE = re.compile(r"@[^\s@]*?(?:--|\.\.)[^\s@.-]")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^/\s]", re.IGNORECASE)


class Parser(MarkdownIt):
    """markdown-it that links only to full http, https and mailto addresses."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 -- markdown-it's name
        """Return whether the address, already escaped, may be linked to."""
        return len(url) <= MAX_ADDRESS and bool(_ADDRESS.match(url))


def make_parser() -> Parser:
    """Return a parser that threads may share: its tables of rules are made before anybody uses it."""
    parser = Parser("js-default", {"html": False, "linkify": True, "typographer": True, "maxNesting": _INLINE_DEPTH})
    # Full addresses only: "done.In" for want of a space is no site in India.
    parser.linkify = LinkifyIt(options={"fuzzy_link": False, "fuzzy_email": False})
    _bound_blocks(parser)
    _bound_inlines(parser)
    _bound_core(parser)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("picture", _picture)
    parser.add_render_rule("mention", _mention)
    parser.render("a")
    return parser


def _bound_blocks(parser: Parser) -> None:
    rule = parser.block.ruler
    rule.at(
        "blockquote",
        _shallow(_quotation),
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )
    rule.at("list", _shallow(rules_block.list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    rule.at("table", _small_table, {"alt": ["paragraph", "reference"]})


def _bound_inlines(parser: Parser) -> None:
    rule = parser.inline.ruler
    link = _patient(rules_inline.link, "[", failures=1_000)
    rule.at("link", link)
    rule.at("image", _picture_as(link))
    rule.at("linkify", _patient(_short_address, ":", failures=100))
    rule.at("autolink", _patient(rules_inline.autolink, "<", failures=300))
    rule.at("entity", _clean_entity)


def _bound_core(parser: Parser) -> None:
    rule = parser.core.ruler
    rule.at("linkify", _with_few(":", MAX_ADDRESSES, rules_core.linkify))
    rule.at("replacements", _replacements)
    rule.at("smartquotes", _with_few("\"'", MAX_QUOTATION_MARKS, rules_core.smartquotes))


def _shallow(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return the rule of a container, blind beyond ``MAX_DEPTH``: deeper markers are text."""

    def shallow(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
        depth = state.env.get("depth", 0)
        if silent:
            return rule(state, start, end, silent)
        if depth >= MAX_DEPTH:
            return False
        state.env["depth"] = depth + 1
        try:
            return rule(state, start, end, silent)
        finally:
            state.env["depth"] = depth

    return shallow


def _quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Match the lines that each begin with ">": who answers right below a quotation is not quoted.

    CommonMark lets such a line continue the quotation. That puts words into mouths, and costs quadratic time:
    markdown-it looks for the end of every quotation anew.
    """
    last = start
    while last < end and state.src.startswith(">", state.bMarks[last] + state.tShift[last]):
        last += 1
    below, state.lineMax = state.lineMax, last
    try:
        return rules_block.blockquote(state, start, last, silent)
    finally:
        state.lineMax = below


def _small_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Match a table of at most ``MAX_COLUMNS``; rows beyond ``MAX_CELLS``, and wider tables, are text."""
    if start + 2 > end:
        return False
    rule = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    columns = rule.strip().strip("|").count("|") + 1
    rows = (MAX_CELLS - state.env.get("cells", 0)) // columns
    if columns > MAX_COLUMNS or rows < 1:
        return False
    if not rules_block.table(state, start, min(end, start + 1 + rows), silent):
        return False
    if not silent:
        state.env["cells"] = state.env.get("cells", 0) + (state.line - start) * columns
    return True


def _patient(rule: RuleFuncInlineType, marker: str, *, failures: int) -> RuleFuncInlineType:
    """Return the rule, blind once it has failed so many times at its marker in one text."""
    key = f"failed at {marker}"

    def patient(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
        if state.src[state.pos] != marker or state.env.get(key, 0) >= failures:
            return False
        if rule(state, silent):
            return True
        state.env[key] = state.env.get(key, 0) + 1
        return False

    return patient


def _short_address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Match an address in plain text, without reading one that is too long to be linked."""
    return not _TOO_LONG.match(state.src, state.pos) and rules_inline.linkify(state, silent)


def _picture_as(link: RuleFuncInlineType) -> RuleFuncInlineType:
    """Return the rule that reads a picture of this site, and any other as a link to it under its description."""

    def picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
        start = state.pos
        if not state.src.startswith("![", start, state.posMax):
            return False
        if own_picture(state, silent):
            return True
        state.pos = start + 1
        if link(state, silent):
            return True
        state.pos = start
        return False

    return picture


def _clean_entity(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's
    """Decode an entity, but for the characters that may not be typed either, such as ``&#x202E;``."""
    if not rules_inline.entity(state, silent):
        return False
    if not silent and not state.tokens[-1].content.isspace():
        state.tokens[-1].content = clean(state.tokens[-1].content)
    return True


def _with_few(marks: str, most: int, rule: RuleFuncCoreType) -> RuleFuncCoreType:
    """Return the rule for texts with at most so many of the marks; it leaves others alone."""

    def bounded(state: StateCore) -> None:
        if sum(map(state.src.count, marks)) <= most:
            rule(state)

    return bounded


def _replacements(state: StateCore) -> None:
    """Set dashes and dots well, outside handles; leave "(c)" alone, in a debate the third point of three."""
    for token in state.tokens:
        if token.children:
            replace_rare([child for child in token.children if not _JOINED_HANDLE.search(child.content)])


def _table_open(*_: object) -> str:
    """A box that scrolls by keyboard too. A group, not a region: two landmarks may not share a name."""
    return '<div class="wide" tabindex="0" role="group" aria-label="Table">\n<table>\n'


def _table_close(*_: object) -> str:
    return "</table>\n</div>\n"


def _picture(_renderer: object, tokens: Sequence[Token], at: int, *_: object) -> str:
    names = "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in tokens[at].attrs.items())
    return f'<img{names} alt="{escapeHtml(tokens[at].content)}" loading="lazy">'


def _mention(_renderer: object, tokens: Sequence[Token], at: int, *_: object) -> str:
    """A name in another direction than the sentence around it stays in one piece."""
    return f'<span class="mention"><bdi>{escapeHtml(tokens[at].content)}</bdi></span>'
