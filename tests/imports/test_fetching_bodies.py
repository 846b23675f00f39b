"""Bodies: their frames, their size, their packing."""

import gzip
import tracemalloc
import zlib
from functools import cache

import pytest

from debates.imports.fetching import Cancelled, fetch
from debates.imports.fetching.wires import PART

from .test_fetching_servers import PAGE, answer, fenced, fetched, refusal, refusal_at, rules_for, server

tried = pytest.fixture(autouse=True)(fenced)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n"


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@cache
def bomb(window: int) -> bytes:
    """A gigabyte of zeros, a thousand times the same packed megabyte."""
    packer = zlib.compressobj(9, wbits=window)
    first = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(2**20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * 1023


def flood(connection, stop):
    connection.sendall(HEAD + b"\r\n")
    while not stop.is_set():
        connection.sendall(bytes(65536))


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_a_page_of_up_to_5_mb_is_read(size):
    assert len(fetched(answer(bytes(size))).content) == size
    assert len(fetched(HEAD + b"\r\n" + bytes(size)).content) == size


def test_a_page_of_a_byte_more_is_too_big():
    assert refusal(answer(bytes(5_000_001))) == "too_big"
    assert refusal(HEAD + b"\r\n" + bytes(5_000_001)) == "too_big"


def test_a_body_without_end_is_given_up_at_the_limit():
    seen = []
    with server(flood) as site, pytest.raises(Exception, match="too large"):
        fetch(site.url(), rules=rules_for(site), on_progress=seen.append)
    assert 5_000_000 < seen[-1] < 5_100_000


def test_a_body_that_is_announced_too_big_is_not_read():
    seen = []
    with server(answer(bytes(50_000), content_length="5000001")) as site, pytest.raises(Exception, match="too large"):
        fetch(site.url(), rules=rules_for(site), on_progress=seen.append)
    assert seen[-1] <= 16 * 1024


@pytest.mark.parametrize("length", ["-1", "+5", "0x10", "1_0", "five", "1e3", "9" * 30, "1, 2", "\xb2"])
def test_a_length_that_is_no_number_is_garbled(length):
    assert refusal(answer(content_length=length)) == "garbled"


def test_two_lengths_are_a_contradiction():
    assert refusal(HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd") == "garbled"


def test_a_length_that_promises_more_has_broken_off():
    assert refusal(answer(content_length=str(len(PAGE) + 1))) == "broken_off"


def test_a_length_that_promises_less_is_the_length():
    assert fetched(answer(content_length="10")).content == PAGE[:10]


@pytest.mark.parametrize(
    "body",
    [
        b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        b"3;name=value\r\nabc\r\n002 \r\nde\r\n0\r\nTrailer: x\r\n\r\n",
        b"3\nabc\n2\nde\n0\n\n",
        b"5\r\nabcde\r\n00000\r\nrest that nobody reads",
    ],
)
def test_chunks_are_put_together(body):
    assert fetched(CHUNKED + b"\r\n" + body).content == b"abcde"


@pytest.mark.parametrize(
    "size", [b"-1", b"+3", b"0x3", b"3_0", b"", b" 3", b"g", b"3 3", b"123456789", b"3" + b";" * 300, b"\xb3"]
)
def test_an_evil_chunk_size_is_garbled(size):
    assert refusal(CHUNKED + b"\r\n" + size + b"\r\nabc\r\n0\r\n\r\n") == "garbled"


@pytest.mark.parametrize("chunk", [b"abc", b"abcdef"])
def test_a_chunk_longer_than_its_size_is_garbled(chunk):
    assert refusal(CHUNKED + b"\r\n2\r\n" + chunk + b"\r\n0\r\n\r\n") == "garbled"


@pytest.mark.parametrize(
    "body", [b"", b"5", b"5\r\n", b"5\r\nabc", b"5\r\nabcde", b"5\r\nabcde\r\n0", b"ffffffff\r\nabc"]
)
def test_chunks_without_their_end_have_broken_off(body):
    assert refusal(CHUNKED + b"\r\n" + body) == "broken_off"


def test_chunks_are_limited_together():
    body = b"100000\r\n" + bytes(2**20) + b"\r\n"
    assert len(fetched(CHUNKED + b"\r\n" + body * 4 + b"0\r\n\r\n").content) == 4 * 2**20
    assert refusal(CHUNKED + b"\r\n" + body * 5 + b"0\r\n\r\n") == "too_big"


def test_tiny_chunks_with_long_names_are_given_up():
    assert refusal(CHUNKED + b"\r\n" + (b"1;" + b"a" * 200 + b"\r\nx\r\n") * 60_000) == "too_big"


@pytest.mark.parametrize("transfer", [b"gzip, chunked", b"gzip", b"chunked, chunked", b"identity", b"xchunked"])
def test_other_ways_of_sending_are_refused(transfer):
    assert refusal(HEAD + b"Transfer-Encoding: " + transfer + b"\r\n\r\n0\r\n\r\n") == "encoding"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE, mtime=0)),
        ("x-gzip", gzip.compress(PAGE, mtime=0)),
        ("GZIP", gzip.compress(PAGE, mtime=0) + b"a tail that browsers pass over"),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, 0)),
        ("deflate", raw_deflate(PAGE)),
        ("identity", PAGE),
        ("", PAGE),
    ],
)
def test_what_was_asked_for_is_unpacked(encoding, body):
    assert fetched(answer(body, content_encoding=encoding)).content == PAGE


def test_a_packed_page_of_exactly_the_limit_is_read_in_chunks():
    body = gzip.compress(bytes(5_000_000))
    chunks = b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n"
    assert len(fetched(CHUNKED + b"Content-Encoding: gzip\r\n\r\n" + chunks).content) == 5_000_000
    assert refusal(answer(gzip.compress(bytes(5_000_001)), content_encoding="gzip")) == "too_big"


def test_a_stream_that_ends_where_a_piece_does_is_read_to_its_end():
    parts = [raw_deflate(bytes(size)) for size in (PART, 2 * PART, PART + 258, PART + 1)]
    read = [fetched(answer(part, content_encoding="deflate")).content for part in parts]
    assert list(map(len, read)) == [PART, 2 * PART, PART + 258, PART + 1]


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "deflate, gzip", "gzip, identity", "*"])
def test_nested_and_unknown_packing_is_refused(encoding):
    assert refusal(answer(gzip.compress(gzip.compress(PAGE, mtime=0)), content_encoding=encoding)) == "encoding"


def test_packing_that_is_nested_over_two_fields_is_refused():
    head = HEAD + b"Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\n"
    assert refusal(head + gzip.compress(gzip.compress(PAGE, mtime=0))) == "encoding"


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_not_packed_as_it_says_is_refused(encoding):
    assert refusal(answer(b"<p>plain</p>", content_encoding=encoding)) == "encoding"


@pytest.mark.parametrize(("encoding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
def test_a_packed_page_that_is_cut_has_broken_off(encoding, pack):
    assert refusal(answer(pack(PAGE)[:-9], content_encoding=encoding)) == "broken_off"
    assert refusal(answer(b"", content_encoding=encoding)) == "broken_off"


@pytest.mark.parametrize(("encoding", "window"), [("gzip", 31), ("deflate", 15), ("deflate", -15)])
def test_a_bomb_is_stopped_early_and_in_little_memory(encoding, window):
    seen = []
    with server(answer(bomb(window), content_encoding=encoding)) as site:
        rules = rules_for(site)
        tracemalloc.start()
        with pytest.raises(Exception, match="too large"):
            fetch(site.url(), rules=rules, on_progress=seen.append)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert seen[-1] <= 16 * 1024
    assert peak < 15_000_000


def test_whoever_waits_may_cancel_between_reads():
    seen = []

    def enough(received: int) -> None:
        seen.append(received)
        if received > 100_000:
            raise Cancelled

    with server(flood) as site, pytest.raises(Cancelled):
        fetch(site.url(), rules=rules_for(site), on_progress=enough)
    assert seen == sorted(seen)
    assert 100_000 < seen[-1] < 200_000


def test_without_a_wish_to_cancel_the_bytes_are_counted_to_the_end():
    seen = []
    with server(answer()) as site:
        fetch(site.url(), rules=rules_for(site), on_progress=seen.append)
        assert refusal_at(site.url(), rules_for(site, size=10)) == "too_big"
    assert seen[-1] == len(answer())
