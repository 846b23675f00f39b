"""The time limit holds whatever a server is slow at, and cancelling does not wait for it."""

import gzip
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from debates.imports.fetching import Cancelled, fetch

from .test_fetching_servers import HERE, PAGE, answer, fenced, redirect, refusal, refusal_at, rules_for, server

tried = pytest.fixture(autouse=True)(fenced)
SECONDS = 0.4
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@contextmanager
def in_time(seconds: float = SECONDS, grace: float = 1) -> Iterator[None]:
    started = time.monotonic()
    yield
    assert seconds - 0.05 <= time.monotonic() - started < seconds + grace


def drip(start: bytes, drop: bytes):
    """A server that says one drop every twentieth of a second, for longer than anybody waits."""

    def talk(connection, stop):
        connection.sendall(start)
        for _ in range(100):
            connection.sendall(drop)
            stop.wait(0.05)

    return talk


@contextmanager
def full_listener(host: str = HERE) -> Iterator[int]:
    """A port whose queue is full, so that connecting to it hangs."""
    with socket.create_server((host, 0), backlog=0) as listener, socket.socket() as first, socket.socket() as second:
        for waiting in (first, second):
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        time.sleep(0.05)
        yield listener.getsockname()[1]


@pytest.mark.parametrize(
    "talk",
    [
        drip(b"", b"H"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X"),
        drip(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(HEAD + b"\r\n", b"a"),
        drip(HEAD + b"Content-Length: 1000\r\n\r\n", b"a"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n1", b";"),
        drip(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)[:10], b""),
        lambda connection, stop: stop.wait(5),
    ],
    ids=["status", "field", "fields", "promises", "body", "length", "chunks", "chunk line", "gzip", "silence"],
)
def test_a_slow_server_is_left_when_the_time_is_up(talk):
    with in_time():
        assert refusal(talk, seconds=SECONDS) == "slow"


def test_a_server_that_is_slow_but_in_time_is_heard_out():
    def talk(connection, stop):
        for byte in answer():
            connection.sendall(bytes([byte]))
            stop.wait(0.001)

    with server(talk) as site:
        assert fetch(site.url(), rules=rules_for(site)).content == PAGE


def test_a_packed_page_that_is_complete_is_not_waited_on():
    whole = HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE, mtime=0)
    with server(drip(whole, b"more")) as site, in_time(0):
        assert fetch(site.url(), rules=rules_for(site)).content == PAGE


def test_the_time_is_one_for_all_redirects():
    def slow_redirect(connection, stop):
        stop.wait(SECONDS / 2.5)
        connection.sendall(redirect("/"))

    with server(slow_redirect) as site, in_time():
        assert refusal_at(site.url(), rules_for(site, seconds=SECONDS)) == "slow"
    assert site.visitors == 3


def test_a_resolver_that_hangs_is_left_behind():
    hung = Event()
    with in_time():
        assert refusal(b"", resolve=lambda host, port: hung.wait(5), seconds=SECONDS) == "slow"
    hung.set()


def test_a_server_that_takes_no_connection_is_left():
    with full_listener() as port, server(b"") as site:
        rules = rules_for(site, ports={"http": frozenset({port})}, seconds=SECONDS)
        with in_time():
            assert refusal_at(f"http://site.example:{port}/", rules) == "slow"


def test_of_two_addresses_the_silent_one_leaves_time_for_the_other():
    with full_listener("127.0.0.2") as port, server(answer(), port=port) as site:
        names = {"site.example": ["127.0.0.2", HERE]}
        rules = rules_for(site, names=names, is_allowed=lambda ip: ip.is_loopback, seconds=SECONDS * 2)
        assert fetch(site.url(), rules=rules).content == PAGE


def test_a_server_that_speaks_no_tls_is_left_when_the_time_is_up():
    with in_time(), socket.create_server((HERE, 0)) as listener, server(b"") as site:
        port = listener.getsockname()[1]
        rules = rules_for(site, ports={"https": frozenset({port})}, seconds=SECONDS)
        assert refusal_at(f"https://site.example:{port}/", rules) == "slow"


def test_cancelling_does_not_wait_for_a_silent_server():
    with server(lambda connection, stop: stop.wait(5)) as site, in_time(0.25), pytest.raises(Cancelled):
        fetch(site.url(), rules=rules_for(site), on_progress=cancel)


def test_cancelling_does_not_wait_for_a_silent_resolver():
    hung = Event()
    with server(b"") as site, in_time(0.25), pytest.raises(Cancelled):
        fetch(site.url(), rules=rules_for(site, resolve=lambda host, port: hung.wait(5)), on_progress=cancel)
    hung.set()


def cancel(received: int) -> None:
    raise Cancelled


def test_a_cancelled_fetch_leaves_no_connection_open():
    gone = Event()

    def talk(connection, stop):
        connection.recv(1)
        gone.set()

    with server(talk) as site:
        with pytest.raises(Cancelled):
            fetch(site.url(), rules=rules_for(site), on_progress=cancel)
        assert gone.wait(2)
