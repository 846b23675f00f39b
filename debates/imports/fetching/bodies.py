"""The body of an HTTP/1 answer: where it ends (RFC 9112, section 6), and unpacking it with an eye on its size."""

import re
import zlib
from collections.abc import Iterator
from itertools import chain

from debates.imports.fetching.heads import Head
from debates.imports.fetching.refusals import FetchRefused
from debates.imports.fetching.wires import PART, Wire, broken_off, garbled, too_big

ENCODINGS = "gzip, deflate, identity"  # what is asked for
_GZIP = 16 + zlib.MAX_WBITS
_DEFLATED = 8  # the low half of a zlib stream's first byte (RFC 1950); a raw stream cannot sensibly begin so
_LONGEST_CHUNK_LINE = 256  # bytes
_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;.*)?")
_LENGTH = re.compile(r"[0-9]{1,18}")


def read_body(wire: Wire, head: Head, most: int) -> bytes:
    """Return the body, unpacked.

    Raises:
        FetchRefused: it is longer than ``most`` bytes, ends too early, or is packed in a way nobody asked for.
    """
    content = bytearray()
    for part in _unpacked(_framed(wire, head, most), head.joined("content-encoding")):
        content += part
        if len(content) > most:
            raise too_big()
    return bytes(content)


def _framed(wire: Wire, head: Head, most: int) -> Iterator[bytes]:
    transfer = head.joined("transfer-encoding")
    if transfer == "chunked":
        return _chunked(wire)
    if transfer:
        raise _badly_packed()
    length = head.one("content-length")
    return wire.parts(None if length is None else _length(length, most))


def _length(announced: str, most: int) -> int:
    if not _LENGTH.fullmatch(announced):
        raise garbled()
    if int(announced) > most:
        raise too_big()
    return int(announced)


def _chunked(wire: Wire) -> Iterator[bytes]:
    """Yield the parts of all chunks. What follows the last is not read: the connection is not used again."""
    while size := _chunk_size(wire.line(_LONGEST_CHUNK_LINE)):
        yield from wire.parts(size)
        if wire.line(1):
            raise garbled()


def _chunk_size(line: bytes) -> int:
    match = _CHUNK.fullmatch(line)
    if match is None:
        raise garbled()
    return int(match[1], 16)


def _unpacked(parts: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        return parts
    if encoding in {"gzip", "x-gzip"}:
        return _inflated(parts, _GZIP)
    if encoding == "deflate":
        return _deflate(parts)
    raise _badly_packed()


def _deflate(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack what is called deflate: a zlib stream, though some sites send it raw."""
    first = next(parts, b"")
    is_wrapped = first[:1] and first[0] & 0x0F == _DEFLATED
    return _inflated(chain([first], parts), zlib.MAX_WBITS if is_wrapped else -zlib.MAX_WBITS)


def _inflated(parts: Iterator[bytes], window: int) -> Iterator[bytes]:
    """Yield what is unpacked, a little at a time; like browsers, stop at the end of the first stream."""
    stream = zlib.decompressobj(window)
    try:
        for part in parts:
            yield from _pieces(stream, part)
            if stream.eof:
                return
        yield stream.flush()  # a few hundred bytes at most: all input is used up
    except zlib.error:
        raise _badly_packed() from None
    if not stream.eof:
        raise broken_off()


def _pieces(stream: "zlib._Decompress", part: bytes) -> Iterator[bytes]:
    while part:
        yield stream.decompress(part, PART)
        part = stream.unconsumed_tail


def _badly_packed() -> FetchRefused:
    return FetchRefused("The site packs its page in a way that is not understood. Paste the text instead.", "encoding")
