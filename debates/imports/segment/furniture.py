"""The furniture around an article that is none of it: share buttons, comment counts, advertisements."""

from collections.abc import Iterator

import regex

from debates.imports.segment.lines import Line
from debates.imports.segment.spans import Span, trimmed

_LONGEST = 200  # code points
_BUTTON = (
    r"(?:\d+\s+)?comments?(?:\s*\(?\d*\)?)|no comments(?: yet)?|share(?: (?:this|on|via"
    r"|with)\b[^.!?]{0,40})?|shares?|print"
    r"(?: this)?(?: (?:article|page|story))?|tweet(?: this)?|e-?mail(?: (?:this|it"
    r"|to a friend)\b[^.!?]{0,30})?|facebook|twitter"
    r"|whats ?app|linkedin|reddit|pinterest|telegram|pocket|instagram|copy link"
    r"|save(?: (?:article|story|for later))?"
    r"|like(?: this)?|follow(?: us)?(?: on [\w ]{1,20})?|advertisements?|ads?"
    r"|sponsored(?: content)?|skip (?:to|ad)\b[^.!?]{0,30}"
    r"|(?:leave|post|add|write) a (?:reply|comment)|reply|log ?in(?: to comment)?|sign (?:in|up)"
    r"|subscribe(?: now)?"
    r"|sign up for [^.!?]{1,60}|all rights reserved|back to top|top|home|menu"
    r"|listen(?: to (?:this )?article)?|related(?: articles| stories)?"
    r"|more from [^.!?]{1,40}|you may also like|recommended(?: for you)?|load more(?: comments)?"
    r"|read more|continue reading"
    r"|(?:\d+|one|two|five|ten) min(?:ute)?s? read|\d+ shares|\d+ views|font size|text size|a a a"
    r"|enlarge|download pdf"
)
_SOLE = regex.compile(rf"(?:{_BUTTON})[.:!]?", regex.IGNORECASE)
_ROW = regex.compile(rf"(?:{_BUTTON})(?:\s*[|·•,/ ]\s*(?:{_BUTTON}))+", regex.IGNORECASE)
_LEADS = regex.compile(
    r"(?:read (?:more|also)|also read|see also|related|continue reading|share this(?: article)?"
    r"|filed under|tags?|categor(?:y|ies)"
    r"|topics?|click here|photo credit|image credit|posted in)\s*:\s*\S|(?:©|copyright (?:©|\(c\)"
    r"|\d)|\(c\) \d)"
    r"|.{0,80}\ball rights reserved\b",
    regex.IGNORECASE,
)
_EVERYWHERE = regex.compile(
    r"(?:advertisements?|story continues below(?: advertisement)?|article continues (?:below"
    r"|after)\b.{0,40}|sponsored content"
    r"|continue reading(?: below)?|(?:read more|read also|also read|related|see also)\s*:\s*\S.{0,160})",
    regex.IGNORECASE,
)
_TAIL = regex.compile(
    r"(?:\d+\s+)?comments?(?: \(\d+\))?|leave a reply|leave a comment|all rights reserved\.?"
    r"|share this(?: article)?|share|tweet|print"
    r"|e-?mail this(?: article)?|post a comment|advertisement",
    regex.IGNORECASE,
)
_TAIL_WINDOW = 60  # code points


def strip_furniture(raw: str, lines: list[Line]) -> tuple[list[Line], list[Span]]:
    """Part the lines from the furniture: at head and end, and what can only be furniture in between."""
    start, end = 0, len(lines)
    while start < end and _is_furniture(lines[start].span.of(raw)):
        start += 1
    while end > start and _is_furniture(lines[end - 1].span.of(raw)):
        end -= 1
    if start == end:
        return lines, []
    inner = {line.span for line in lines[start:end] if _is_furniture_anywhere(line.span.of(raw))}
    kept = [line for line in lines[start:end] if line.span not in inner]
    dropped = [*inner, *(line.span for line in [*lines[:start], *lines[end:]])]
    return (kept, sorted(dropped)) if kept else (lines, [])


def trailing_furniture(raw: str, span: Span, *, sentence_end: int) -> Iterator[Span]:
    """Yield the furniture ("Comments") at the end of a flattened line, behind its last sentence."""
    rest = trimmed(raw, sentence_end, span.end)
    if 0 < rest.end - rest.start <= _TAIL_WINDOW and _is_row_of_tails(rest.of(raw)):
        yield rest


def _is_row_of_tails(text: str) -> bool:
    return bool(_TAIL.fullmatch(text) or _ROW.fullmatch(text))


def _is_furniture(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(_SOLE.fullmatch(text) or _ROW.fullmatch(text) or _LEADS.match(text))


def _is_furniture_anywhere(text: str) -> bool:
    return len(text) <= _LONGEST and bool(_EVERYWHERE.fullmatch(text))
