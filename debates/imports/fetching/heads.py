"""The head of an HTTP/1 answer: its status and its fields (RFC 9112, sections 4 and 5)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from debates.imports.fetching.wires import Wire, garbled

LARGEST = 64 * 1024  # bytes, the interim answers included
_INTERIM = range(100, 200)
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9]\d\d)(?: .*)?")
_FIELD = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)")


@dataclass(frozen=True, slots=True)
class Head:
    """A status, and the values of each field under its name in lower case."""

    status: int
    fields: Mapping[str, list[str]]

    def one(self, name: str) -> str | None:
        """Return the value of a field that must not contradict itself; None if it is not there.

        Raises:
            FetchRefused: it has several values.
        """
        values = set(self.fields.get(name, ()))
        if len(values) > 1:
            raise garbled()
        return values.pop() if values else None

    def joined(self, name: str) -> str:
        """Return the values of a field that is a list, in lower case, empty if it is not there."""
        return ", ".join(self.fields.get(name, ())).lower()


def read_head(wire: Wire) -> Head:
    """Return the head of the answer, after any that only promise one.

    Raises:
        FetchRefused: it is none, or too long.
    """
    lines = _lines(wire)
    while True:
        head = Head(_status(next(lines)), _fields(lines))
        if head.status not in _INTERIM:
            return head


def _lines(wire: Wire) -> Iterator[bytes]:
    room = LARGEST
    while room > 0:
        line = wire.line(room)
        room -= len(line) + 1
        yield line
    raise garbled()


def _status(line: bytes) -> int:
    match = _STATUS.fullmatch(line)
    if match is None:
        raise garbled()
    return int(match[1])


def _fields(lines: Iterator[bytes]) -> dict[str, list[str]]:
    """Read up to the empty line. Lines that are no field are passed over, as browsers do."""
    fields = defaultdict(list)
    while line := next(lines):
        match = _FIELD.fullmatch(line)
        if match:
            fields[match[1].decode("ascii").lower()].append(_text(match[2]).strip(" \t"))
    return dict(fields)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")
