"""What stands before the body, in the order of most articles: title, byline, standfirst, dateline."""

from dataclasses import dataclass, field, replace
from itertools import islice

from debates.imports.segment.bylines import Byline, byline_of, credit_of, inline_byline
from debates.imports.segment.datelines import Dateline, dateline_at, dateline_line
from debates.imports.segment.lines import Line, marked_kind
from debates.imports.segment.sentences import sentence_ends
from debates.imports.segment.spans import Span, trimmed

FLAT = 800  # code points from which a line is taken for several paragraphs, if it is most of the text
_LONGEST_TITLE = 160
_LONGEST_STANDFIRST = 320
_MOST_LINES = 8  # of front matter
_LEAST_BODY = 250  # code points from which a line is body rather than front
_WIDEST_WRAP = 120  # code points
_MOST_WIDTHS = 200  # lines
_ROOM = 25  # code points, more than one word takes
_LEAST_STANDFIRST = 60  # code points, or
_LEAST_WORDS = 8


@dataclass(slots=True)
class Front:
    """The spans found so far, by what they are, and the lines that are still body."""

    lines: list[Line]
    found: dict[str, Span] = field(default_factory=dict)
    published_on: str | None = None
    glue: list[tuple[Span, str]] = field(default_factory=list)

    def take(self, what: str, span: Span | None) -> None:
        """Note a part, unless the article has one of that kind already."""
        if span is not None:
            self.found.setdefault(what, span)


def read_front(raw: str, lines: list[Line]) -> Front:
    """Part the front matter from the body; the lines that remain begin with the body's first words."""
    front = Front(list(lines))
    _take_title(raw, front)
    if "title" in front.found or "author" in front.found:
        _take_lines(raw, front)
    _take_dateline(raw, front)
    return front


def _take_title(raw: str, front: Front) -> None:
    if not front.lines:
        return
    first = front.lines[0].span
    byline = byline_of(raw, first) or inline_byline(raw, first)
    if byline:
        _take_byline(front, byline)
    elif _is_title(raw, front.lines):
        front.take("title", first)
        front.lines.pop(0)


def _is_title(raw: str, lines: list[Line]) -> bool:
    text = lines[0].span.of(raw)
    if len(lines) < 2 or len(text) > _LONGEST_TITLE or text[-1] in ".,;:۔。" or text[0].islower():
        return False
    if (
        marked_kind(text)
        or dateline_at(raw, lines[0].span.start, lines[0].span.end)
        or dateline_line(raw, lines[0].span)
    ):
        return False
    return any(map(str.isalpha, text)) and (lines[1].after_gap or _stands_apart(raw, lines))


def _stands_apart(raw: str, lines: list[Line]) -> bool:
    """Tell whether the next line, no gap before it, is a byline or date, or too long to be a wrapped rest."""
    following = lines[1].span
    if byline_of(raw, following) or dateline_line(raw, following) or dateline_at(raw, following.start, following.end):
        return True
    if raw[following.start].islower():
        return False
    length = lines[0].span.end - lines[0].span.start
    return following.end - following.start > max(120, 2 * length) or _heads_a_body(raw, lines)


def _heads_a_body(raw: str, lines: list[Line]) -> bool:
    """Tell whether a few short lines without a gap stand over a line that no hand has wrapped."""
    longest = lines[0].span.end - lines[0].span.start
    for line in lines[1:_MOST_LINES]:
        length = line.span.end - line.span.start
        if length > max(_LEAST_BODY, 2 * longest):
            return True
        if raw[line.span.start].islower() or line.after_gap:
            return line.after_gap and _had_room(lines)
        longest = max(longest, length)
    return False


def _had_room(lines: list[Line]) -> bool:
    """Tell whether the next line's first words would have fitted on the first line, had it been wrapped by hand."""
    lengths = [line.span.end - line.span.start for line in islice(lines, _MOST_WIDTHS)]
    width = max((length for length in lengths if length <= _WIDEST_WRAP), default=0)
    return lengths[0] + _ROOM < width


def _take_byline(front: Front, byline: Byline) -> None:
    front.take("title", byline.title)
    front.take("author", byline.author)
    front.take("publication", byline.publication)
    line = front.lines[0]
    front.glue.append((Span(byline.title.end if byline.title else line.span.start, byline.end), "byline"))
    _cut_head(front, byline.end)


def _cut_head(front: Front, position: int) -> None:
    line = front.lines[0]
    if position >= line.span.end:
        front.lines.pop(0)
    else:
        front.lines[0] = replace(line, span=Span(position, line.span.end))


def _take_lines(raw: str, front: Front) -> None:
    """Take the short lines under the title while they are byline, date or standfirst."""
    for _ in range(_MOST_LINES):
        if not front.lines or not _take_line(raw, front):
            return


def _take_line(raw: str, front: Front) -> bool:
    span = trimmed(raw, front.lines[0].span.start, front.lines[0].span.end)
    byline = None if "author" in front.found else _byline_under_title(raw, front, span)
    dateline = dateline_line(raw, span)
    if byline and byline.title is None:
        _take_byline(front, byline)
    elif dateline and len(front.lines) > 1:
        _note_dateline(front, dateline)
        front.lines.pop(0)
    elif _is_standfirst(raw, front, span):
        front.take("standfirst", span)
        front.lines.pop(0)
    else:
        return False
    return True


def _byline_under_title(raw: str, front: Front, span: Span) -> Byline | None:
    return byline_of(raw, span) or (credit_of(raw, span) if "title" in front.found and len(front.lines) > 1 else None)


def _is_standfirst(raw: str, front: Front, span: Span) -> bool:
    if "standfirst" in front.found or len(front.lines) < 2 or span.end - span.start > _LONGEST_STANDFIRST:
        return False
    if dateline_at(raw, span.start, span.end):
        return False
    if marked_kind(span.of(raw)) or not (front.lines[1].after_gap or _is_before_body(front, span)):
        return _is_before_front_line(raw, front)
    if len(list(islice(sentence_ends(raw, span.start, span.end), 3))) > 2:
        return False
    return _is_before_front_line(raw, front) or _is_before_much(raw, front, span)


def _is_before_body(front: Front, span: Span) -> bool:
    following = front.lines[1].span
    return following.end - following.start > max(_LEAST_BODY, 2 * (span.end - span.start))


def _is_before_front_line(raw: str, front: Front) -> bool:
    following = front.lines[1].span
    if "author" not in front.found and (byline_of(raw, following) or credit_of(raw, following)):
        return True
    return bool(dateline_line(raw, following) or dateline_at(raw, following.start, following.end))


def _is_before_much(raw: str, front: Front, span: Span) -> bool:
    """Tell whether a flattened body follows a sentence, or a far longer paragraph what is none."""
    following, text = front.lines[1].span, span.of(raw)
    if text[-1] in '.!?…”"۔؟':
        return following.end - following.start > max(FLAT, 3 * len(text))
    is_long = len(text) > _LEAST_STANDFIRST or len(text.split()) >= _LEAST_WORDS
    return is_long and _is_before_body(front, span)


def _note_dateline(front: Front, dateline: Dateline) -> None:
    if dateline.date:
        front.take("published_on", dateline.date.span if dateline.date.value else None)
        if dateline.date.value and front.published_on is None:
            front.published_on = dateline.date.value.isoformat()
    front.take("publication", dateline.publication)
    front.glue.append((dateline.span, "dateline"))


def _take_dateline(raw: str, front: Front) -> None:
    if not front.lines:
        return
    span = trimmed(raw, front.lines[0].span.start, front.lines[0].span.end)
    dateline = dateline_at(raw, span.start, span.end)
    if dateline is None and "author" in front.found and "standfirst" not in front.found:
        dateline = _dateline_behind_standfirst(raw, span)
        front.take("standfirst", trimmed(raw, span.start, dateline.span.start) if dateline else None)
    if dateline:
        _note_dateline(front, dateline)
        _cut_head(front, dateline.span.end)


def _dateline_behind_standfirst(raw: str, span: Span) -> Dateline | None:
    head = min(span.end, span.start + _LONGEST_STANDFIRST)
    for end in islice(sentence_ends(raw, span.start, head), 3):
        dateline = dateline_at(raw, trimmed(raw, end, span.end).start, span.end)
        if dateline and dateline.date:
            return dateline
    return None
