"""What trafilatura and readability take for the article: votes on the pieces of our own reading.

Both are asked about a slim copy of the page, and only about pages that they read in bounded time. An engine that
fails has no vote.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable

import trafilatura
from lxml import etree
from readability import Document

from debates.imports.extract.page import Element, is_hidden, parse
from debates.imports.extract.pieces import Piece, key_of
from debates.imports.extract.walk import take_apart

_LARGEST = 1_000_000  # characters of slim HTML
_MOST_ELEMENTS = 12_000
_DEEPEST = 150  # elements in one another
_LONG_KEY = 40  # letters from which a piece may be a part of an engine's paragraph

Engine = Callable[[str], Iterable[str]]

for _name in ("trafilatura", "readability", "htmldate", "justext"):  # what they find wrong with a page is not news
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def vote(raw: str, pieces: list[Piece], article_body: str | None) -> int:
    """Add to each piece's votes; return how many readings had one: 0 if the page is read by us alone."""
    slim = _slim(raw)
    engines: list[Engine] = [_trafilatura, _readability] if slim else []
    readings = [found for engine in engines if (found := _asked(engine, slim or ""))]
    if article_body and len(article_body) > 200:
        readings.append([article_body])
    for found in readings:
        _count(pieces, found)
    return len(readings)


def _asked(engine: Engine, slim: str) -> list[str]:
    try:
        return [text for text in engine(slim) if text]
    except Exception:  # noqa: BLE001 -- whatever breaks in there, we can read the page ourselves
        return []


def _trafilatura(slim: str) -> Iterable[str]:
    found = trafilatura.extract(
        slim, output_format="xml", include_comments=False, include_tables=True, with_metadata=False, deduplicate=False
    )
    if not found:
        return []
    root = etree.fromstring(found.encode(), etree.XMLParser(huge_tree=True, recover=True, resolve_entities=False))
    parts = root.iter("p", "head", "item", "quote", "code", "cell", "row", "lb") if root is not None else []
    return ["".join(part.itertext()) if part.tag != "lb" else part.tail or "" for part in parts]


def _readability(slim: str) -> Iterable[str]:
    return [piece.text for piece in take_apart(parse(Document(slim).summary(html_partial=True))).pieces]


def _count(pieces: list[Piece], found: list[str]) -> None:
    """Give a vote to each piece that the reading holds: as a whole, or a long one within something longer."""
    keys = Counter(map(key_of, found))
    running = "\n".join(keys)
    for piece in pieces:
        if not piece.key:
            continue
        if keys[piece.key] > 0:
            keys[piece.key] -= 1
            piece.votes += 1
        elif len(piece.key) >= _LONG_KEY and piece.key in running:
            piece.votes += 1


def _slim(raw: str) -> str | None:
    """Return the page without what is not seen, or None if the engines had better not read it."""
    root = parse(raw)
    depth = 0
    unseen: list[Element] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for elements, (event, element) in enumerate(walker):
        depth += 1 if event == "start" else -1
        if elements > 2 * _MOST_ELEMENTS or depth > _DEEPEST:
            return None
        if event == "start" and element.tag != "head" and is_hidden(element, element.tag):
            unseen.append(element)
            walker.skip_subtree()
    for element in unseen:
        _remove(element)
    text = etree.tostring(root, encoding="unicode", method="html")
    return str(text) if len(text) <= _LARGEST else None


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is None or element.tag in {"title", "meta", "link", "base"}:
        return
    before, tail = element.getprevious(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
