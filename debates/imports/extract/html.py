"""The reading of a page from end to end: its pieces, the votes, the choice, and what each piece is in the proposal.

`visible_text(raw)` is what is seen of the page, white space collapsed: not script, style, noscript, template, svg,
head, embedded media, nor what `hidden`, `aria-hidden="true"` or an inline style hides. Blocks, meta and dropped parts
together are that text, each once and each list in page order; only the parts dropped as "picture", which hold the
words that stand for a picture, are no text of the page.
"""

from collections import defaultdict
from collections.abc import Iterator

from lxml import etree

from debates.imports.extract.access import reason_for_no_article
from debates.imports.extract.choose import Choice
from debates.imports.extract.engines import vote
from debates.imports.extract.front_matter import FrontMatter
from debates.imports.extract.inline import inline_html
from debates.imports.extract.leftovers import Leftovers
from debates.imports.extract.metadata import Metadata, read_metadata
from debates.imports.extract.page import collapsed, is_boundary, is_hidden, parse
from debates.imports.extract.pieces import Layout, Piece, key_of
from debates.imports.extract.walk import take_apart
from debates.imports.proposal import Block, Dropped, Meta, Proposal
from debates.imports.segment import languages

_SURENESS = {0: 0.55, 1: 0.8}  # by votes
_SURE = 0.95


def extract_html(raw: str, *, address: str = "") -> Proposal:
    """Propose title, byline, date, blocks and dropped parts for a page; raises nothing for any string.

    `address` is where the page was found: it makes links absolute and may tell the date. Spans are none.
    """
    root = parse(raw)
    data = read_metadata(root, address)
    layout = take_apart(root)
    for piece in layout.pieces:
        piece.key = key_of(piece.text)
    choice = Choice(layout, vote(raw, layout.pieces, data.article_body))
    front = FrontMatter(layout.pieces, choice, data)
    return _proposal(layout, choice, front, data)


def visible_text(raw: str) -> str:
    """Return what is seen of the page, white space collapsed."""
    words: list[str] = []
    walker = etree.iterwalk(parse(raw), events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start" and is_hidden(element, tag):
            walker.skip_subtree()
            continue
        words.append(" " if tag == "br" or is_boundary(element, tag) else "")
        words.append((element.tail if event == "end" else element.text) or "")
    return collapsed("".join(words))


def why_not(raw: str) -> str | None:
    """Return why the page holds no article to import: "empty", "script" or "login"; None if it may hold one."""
    return reason_for_no_article(parse(raw), visible_text(raw))


def _proposal(layout: Layout, choice: Choice, front: FrontMatter, data: Metadata) -> Proposal:
    blocks = [
        _block(piece, choice, data.base)
        for at, piece in enumerate(layout.pieces)
        if _is_block(at, piece, choice, front)
    ]
    meta = [Meta(what, text, None, None) for parts in front.taken.values() for what, text in parts if what]
    return Proposal(
        title=front.title,
        author=front.author,
        publication=data.publication,
        published_on=front.published_on,
        standfirst=front.standfirst,
        language=data.language or languages.guess(" ".join(block.text for block in blocks)),
        blocks=tuple(blocks),
        meta=tuple(meta),
        dropped=tuple(_dropped(layout, choice, front)),
    )


def _is_block(at: int, piece: Piece, choice: Choice, front: FrontMatter) -> bool:
    return at not in front.taken and choice.is_kept(piece)


def _block(piece: Piece, choice: Choice, base: str) -> Block:
    markup = inline_html(piece.tokens, base=base, is_code=piece.kind == "code")
    sureness = _SURENESS.get(int(piece.votes), _SURE) if choice.voters else 0.6
    return Block(piece.kind, piece.level, piece.text, None, None, sureness, markup)


def _dropped(layout: Layout, choice: Choice, front: FrontMatter) -> Iterator[Dropped]:
    """Yield the parts left out, in page order; neighbours of one region together."""
    waiting: list[str] = []
    reason = ""
    for text, why in _left_out(layout, choice, front):
        if waiting and why != reason:
            yield Dropped(" ".join(waiting), None, None, reason)
            waiting = []
        reason = why
        waiting += [text] if text else []
    if waiting:
        yield Dropped(" ".join(waiting), None, None, reason)


def _left_out(layout: Layout, choice: Choice, front: FrontMatter) -> Iterator[tuple[str, str]]:
    """Yield text and reason of all that is left out, and an empty text with none where something is not."""
    leftovers = Leftovers(layout.pieces, choice)
    pictures = _pictures(layout, choice, front)
    for at, piece in enumerate(layout.pieces):
        yield from pictures.get(at, [])
        if at in front.taken:
            yield from (
                (text, "byline" if len(front.taken[at]) > 1 else "header") if what is None else ("", "")
                for what, text in front.taken[at]
            )
        elif choice.is_kept(piece):
            yield "", ""
        elif piece.text:
            yield piece.text, leftovers.why(at, piece)
    yield from pictures.get(len(layout.pieces), [])


def _pictures(layout: Layout, choice: Choice, front: FrontMatter) -> dict[int, list[tuple[str, str]]]:
    """Return what is left out for the pictures between the title and the end of the article, each by itself.

    They stand under the number of the piece that they come before.
    """
    kept = [at for at, piece in enumerate(layout.pieces) if choice.is_kept(piece)]
    first = front.title_at if front.title_at is not None else min(kept, default=0)
    captions = {piece.key for piece in layout.pieces if piece.kind == "caption"}
    found: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for picture in layout.pictures:
        is_within = first <= picture.before <= max(kept, default=-1) + 1 and choice.region_of(picture.box) is None
        if is_within and key_of(picture.words) not in captions:
            found[picture.before] += [(picture.words, "picture"), ("", "")]
    return found
