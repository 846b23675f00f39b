"""Answers of servers that speak HTTP badly, refuse, or have something else than a page."""

import socket

import pytest

from debates.imports.fetching import FetchRefused
from debates.imports.fetching.watches import Watch
from debates.imports.fetching.wires import Wire

from .test_fetching_servers import PAGE, answer, fenced, fetched, refusal

tried = pytest.fixture(autouse=True)(fenced)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless(line: bytes):
    """A server that says one thing again and again."""

    def talk(connection, stop):
        connection.sendall(HEAD)
        while not stop.is_set():
            connection.sendall(line * 100)

    return talk


@pytest.mark.parametrize(
    "words",
    [
        b"<html>HTTP/0.9 has no head</html>\r\n",
        b"\x00\xff\xfe" * 50 + b"\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 2OO OK\r\n\r\n",
        b"HTTP/1.1 099 Low\r\n\r\n",
        b"HTTP/1.1 +20 Plus\r\n\r\n",
        b"HTTP/1.1\xa0200 OK\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"220 mail.example ESMTP\r\n",
        b"\r\n" + HEAD + b"\r\n" + PAGE,
        b"a" * 200_000,
    ],
)
def test_what_is_no_http_is_garbled(words):
    assert refusal(words) == "garbled"


@pytest.mark.parametrize(
    "words",
    [HEAD + b"\r\n" + PAGE, HEAD.replace(b"\r", b"") + b"\n" + PAGE, HEAD.replace(b" OK", b"") + b"\r\n" + PAGE],
)
def test_sloppy_http_is_read(words):
    assert fetched(words).content == PAGE


@pytest.mark.parametrize("words", [b"", b"HTTP/1.1 200", HEAD, HEAD + b"X: y", b"<html>"])
def test_a_server_that_hangs_up_in_its_head_has_broken_off(words):
    assert refusal(words) == "broken_off"


def test_a_server_that_hangs_up_before_the_question_has_broken_off():
    ours, theirs = socket.socketpair()
    theirs.close()
    with ours, pytest.raises(FetchRefused, match="broke off"):
        Wire(ours, Watch(1), 1000).send(b"GET / HTTP/1.1")


@pytest.mark.parametrize(
    "line", [b"X: y\r\n", b"a", b"X-Long: " + b"a" * 70_000 + b"\r\n", b"\xff\n", b" folded\r\n"], ids=range(5)
)
def test_a_head_without_an_end_is_given_up(line):
    assert refusal(endless(line)) == "garbled"


def test_endless_promises_of_an_answer_are_given_up():
    assert refusal(b"HTTP/1.1 100 Continue\r\n\r\n" * 5000) == "garbled"


@pytest.mark.parametrize(
    "promise", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"]
)
def test_an_answer_that_was_promised_first_is_read(promise):
    assert fetched(promise * 3 + answer()).content == PAGE


def test_a_large_but_bounded_head_is_read():
    assert fetched(answer(x_policy="a" * 50_000)).content == PAGE


@pytest.mark.parametrize("line", [b"no colon", b": no name", b"Bad Name: x", b" folded: x", b"X: \x00", b"\xff: x"])
def test_a_line_that_is_no_field_is_passed_over(line):
    assert fetched(HEAD + line + b"\r\n\r\n" + PAGE).content == PAGE


def test_a_control_character_cannot_smuggle_a_field():
    assert refusal(b"HTTP/1.1 200 OK\r\nX: y\rContent-Type: text/html\r\n\r\n" + PAGE) == "type"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("401 Unauthorized", "log_in"),
        ("403 Forbidden", "log_in"),
        ("407 Proxy", "log_in"),
        ("404 Not Found", "missing"),
        ("410 Gone", "missing"),
        ("429 Too Many Requests", "unavailable"),
        ("500 Oops", "unavailable"),
        ("503 Busy", "unavailable"),
        ("599 Odd", "unavailable"),
        ("204 No Content", "status"),
        ("206 Partial", "status"),
        ("302 Found", "redirects"),
        ("300 Choices", "status"),
        ("400 Bad", "status"),
        ("451 Law", "status"),
        ("999 Denied", "status"),
    ],
)
def test_a_status_without_a_page_is_refused_in_words(status, kind):
    assert refusal(answer(status=status)) == kind


@pytest.mark.parametrize("status", ["200 OK", "200", "203 Non-Authoritative"])
def test_a_status_with_a_page_is_not(status):
    assert fetched(answer(status=status)).content == PAGE


@pytest.mark.parametrize(
    "kind",
    [
        "application/pdf",
        "image/png",
        "video/mp4",
        "audio/mpeg",
        "application/json",
        "application/octet-stream",
        "text/css",
        "text/htmlx",
        "html",
        "multipart/mixed; boundary=text/html",
        "text/javascript",
        "application/xml",
        "",
    ],
)
def test_what_is_no_page_is_refused(kind):
    assert refusal(answer(content_type=kind)) == "type"


@pytest.mark.parametrize(
    ("kind", "what"),
    [("application/pdf", "a PDF"), ("image/png", "a picture"), ("x/y", "something else"), ("", "something unnamed")],
)
def test_the_refusal_says_what_it_is_instead(kind, what):
    with pytest.raises(Exception, match=f"This is {what}, not a page"):
        fetched(answer(content_type=kind))


def test_two_types_are_a_contradiction():
    assert refusal(HEAD + b"Content-Type: image/png\r\n\r\n" + PAGE) == "garbled"


@pytest.mark.parametrize(
    ("told", "kind", "charset"),
    [
        ("text/html", "text/html", None),
        ("TEXT/HTML;Charset=UTF-8", "text/html", "utf-8"),
        ("application/xhtml+xml; charset='iso-8859-1'", "application/xhtml+xml", "iso-8859-1"),
        ('text/plain ; format=flowed; charset="windows-1252"', "text/plain", "windows-1252"),
        ("text/markdown; charset=Shift_JIS", "text/markdown", "shift_jis"),
        ("text/html; charset=zlib", "text/html", None),
        ("text/html; charset=unicode_escape", "text/html", None),
        ("text/html; charset=utf-7", "text/html", None),
        ("text/html; charset=", "text/html", None),
        ("text/html; xcharset=utf-8", "text/html", None),
    ],
)
def test_type_and_charset_are_what_the_site_says(told, kind, charset):
    page = fetched(answer(content_type=told))
    assert (page.content_type, page.charset) == (kind, charset)


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf8", "ascii", "latin1", "iso-8859-15", "windows-1251", "koi8-r", "gb18030"]
)
def test_every_charset_that_is_passed_on_can_be_decoded(charset):
    page = fetched(answer(content_type=f"text/html; charset={charset}"))
    assert b"kettle".decode(page.charset) == "kettle"
