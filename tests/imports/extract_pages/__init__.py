"""Pages of our own writing that imitate the markup of the web, and what a person sees in them.

The first line of a page is a comment with its metadata as JSON; in the page, "[[p:" to "]]" marks a paragraph, with h
for headings, li, q and code. The marks are taken out before anything reads the page. The pages in `tuned` were looked
at while the reader was made, those in `unseen` were not.
"""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_MARKED = re.compile(r"\[\[(h|p|li|q|code):(.*?)\]\]", re.DOTALL)


@dataclass(frozen=True)
class Page:
    """A page, and the truth about it."""

    name: str
    raw: str
    meta: dict[str, Any]
    headings: list[str]
    paragraphs: list[str]


def pages(folder: str) -> list[Page]:
    """Return the pages of a folder."""
    return [_page(path) for path in sorted((HERE / folder).glob("*.html"))]


def _page(path: Path) -> Page:
    first, marked = path.read_text(encoding="utf-8").split("\n", 1)
    found = [(kind, _plain(inside)) for kind, inside in _MARKED.findall(marked)]
    raw = _MARKED.sub(lambda match: match[2], marked)
    headings = [text for kind, text in found if kind == "h"]
    paragraphs = [text for kind, text in found if kind != "h"]
    return Page(path.stem, raw, json.loads(first.removeprefix("<!--").removesuffix("-->")), headings, paragraphs)


def _plain(markup: str) -> str:
    spaced = re.sub(r"</?(?:br|td|th|ul|li)\b[^>]*>", " ", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", spaced)).split())
