"""What stands before the body of a Markdown text: front matter between "---" lines, byline, date."""

import re
from dataclasses import dataclass, field

from debates.imports.extract.published import date_in
from debates.imports.proposal import Meta
from debates.imports.segment.bylines import byline_of
from debates.imports.segment.datelines import dateline_line
from debates.imports.segment.ledger import Reason
from debates.imports.segment.spans import Span, trimmed

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*(?:\r\n|\r|\n)(?P<inside>.{0,20000}?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w-]{0,40})[ \t]*:[ \t]*(?P<value>[^\r\n]*?)[ \t]*\r?$", re.MULTILINE)
_NAMES = {
    "title": "title", "author": "author", "authors": "author", "by": "author", "date": "published_on",
    "published": "published_on", "published_on": "published_on", "publication": "publication", "source": "publication",
    "standfirst": "standfirst", "subtitle": "standfirst", "lang": "language", "language": "language",
}  # fmt: skip
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}")


@dataclass(slots=True)
class FrontLines:
    """What was found, by what it is: the words, and where they stand; and the rest of the front matter."""

    words: dict[str, str] = field(default_factory=dict)
    meta: list[Meta] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    end: int = 0  # where the front matter ends, in code points

    def take(self, what: str, raw: str, span: Span, value: str | None = None) -> bool:
        """Note a part, unless the article has one of that kind already."""
        if what in self.words or span.start >= span.end:
            return False
        self.words[what] = " ".join(span.of(raw).split()) if value is None else value
        if what != "language":
            self.meta.append(Meta(what, span.of(raw), span.start, span.end))
        return True


def read_front_matter(raw: str) -> FrontLines:
    """Return what the lines between two "---" at the head of the text say; simple `key: value` lines are read."""
    front = FrontLines()
    match = _FRONT_MATTER.match(raw)
    if match is None or not (match["inside"].strip() == "" or _PAIR.search(match["inside"])):
        return front
    front.end = match.end()
    front.reasons.append((Span(match.start(), match.end()), "front matter"))
    for pair in _PAIR.finditer(raw, match.start("inside"), match.end("inside")):
        _take_pair(front, raw, _NAMES.get(pair["key"].lower()), Span(*pair.span("value")))
    return front


def _take_pair(front: FrontLines, raw: str, what: str | None, span: Span) -> None:
    span = _unquoted(raw, span)
    value = date_in(span.of(raw)) if what == "published_on" else None
    if what == "language" and not _LANGUAGE.fullmatch(span.of(raw)):
        return
    if what is not None and (what != "published_on" or value):
        front.take(what, raw, span, value)


def _unquoted(raw: str, span: Span) -> Span:
    text = span.of(raw)
    if len(text) > 1 and (text[0], text[-1]) in {('"', '"'), ("'", "'"), ("[", "]")}:
        return _unquoted(raw, trimmed(raw, span.start + 1, span.end - 1))
    return trimmed(raw, span.start, span.end)


def take_line(front: FrontLines, raw: str, span: Span) -> bool:
    """Take a paragraph below the title if it is a byline or a date; tell whether it was."""
    line = _unemphasised(raw, span)
    byline = byline_of(raw, line)
    if byline is not None and byline.title is None:
        front.take("author", raw, byline.author)
        front.reasons.append((span, "byline"))
        if byline.publication is not None:
            front.take("publication", raw, byline.publication)
        return True
    dateline = dateline_line(raw, line)
    if dateline is None or dateline.date is None or dateline.date.value is None:
        return False
    front.reasons.append((span, "dateline"))
    front.take("published_on", raw, dateline.date.span, dateline.date.value.isoformat())
    return True


def _unemphasised(raw: str, span: Span) -> Span:
    while span.end - span.start > 2 and raw[span.start] in "*_" and raw[span.end - 1] == raw[span.start]:
        span = Span(span.start + 1, span.end - 1)
    return span
