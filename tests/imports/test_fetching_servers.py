"""Servers of the tests' own, kind and hostile, and the fence that keeps every test on this machine."""

import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from debates.imports.fetching import PUBLIC, Fetched, FetchRefused, Rules, fetch
from debates.imports.fetching.networks import is_public

PAGE = b"<!doctype html><title>Tea</title><p>The kettle sang.</p>"
HERE = "127.0.0.1"
Talk = Callable[[socket.socket, threading.Event], None]


def answer(body: bytes = PAGE, status: str = "200 OK", **fields: str) -> bytes:
    """A whole answer; content_type= and the like become fields, an empty one is left out."""
    fields = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | fields
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in fields.items() if value]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", status, location=location)


@dataclass
class Server:
    """What a server was asked, and where it is."""

    listener: socket.socket
    talks: dict[str, bytes | Talk]
    tls: ssl.SSLContext | None = None
    waits: bool = True  # for the request, before it answers
    requests: list[bytes] = field(default_factory=list)
    visitors: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.port: int = self.listener.getsockname()[1]

    @property
    def paths(self) -> list[str]:
        return [request.split(b" ")[1].decode() for request in self.requests]

    def url(self, path: str = "/", host: str = "site.example") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def run(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                self.visitors += 1
                threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            connection.settimeout(5)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            path = self.asked(connection) if self.waits else "/"
            words = self.talks.get(path, self.talks.get("*", b""))
            connection.sendall(words) if isinstance(words, bytes) else words(connection, self.stop)
            connection.close()

    def asked(self, connection: socket.socket) -> str:
        request = b""
        while b"\r\n\r\n" not in request:
            if not (received := connection.recv(4096)):
                raise ConnectionResetError
            request += received
        self.requests.append(request)
        return self.paths[-1]


@contextmanager
def server(talks: Any, tls: Any = None, host: str = HERE, port: int = 0, waits: bool = True) -> Iterator[Server]:
    """A server that answers each path with bytes, or by talking; one answer is for all paths."""
    listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    running = Server(listener, talks if isinstance(talks, dict) else {"*": talks}, tls, waits)
    threading.Thread(target=running.run, daemon=True).start()
    try:
        yield running
    finally:
        running.stop.set()
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def rules_for(*servers: Server, names: dict[str, list[str]] | None = None, **changes: Any) -> Rules:
    """Production's rules, but that these servers' ports and 127.0.0.1 count as public; names are the tests' own."""
    ports = frozenset(one.port for one in servers)
    known = {"site.example": [HERE], HERE: [HERE]} | (names or {})
    return replace(
        PUBLIC,
        **{
            "ports": {"http": ports, "https": ports},
            "resolve": lambda host, port: known.get(host, []),
            "is_allowed": lambda ip: ip == ip_address(HERE) or is_public(ip),
            "seconds": 5,
        }
        | changes,
    )


def fetched(talks: Any, path: str = "/", **changes: Any) -> Fetched:
    with server(talks) as site:
        return fetch(site.url(path), rules=rules_for(site, **changes))


def refusal(talks: Any, path: str = "/", **changes: Any) -> str:
    """The kind of the refusal that this server earns."""
    with server(talks) as site:
        return refusal_at(site.url(path), rules_for(site, **changes))


def refusal_at(address: str, rules: Rules) -> str:
    """The kind of the refusal; its reason is a sentence, or several."""
    with pytest.raises(FetchRefused) as refused:
        fetch(address, rules=rules)
    assert refused.value.reason.endswith(".")
    return refused.value.kind


def certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """A certificate for a name that nobody but itself vouches for, and its key."""
    pem, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "2",
            "-subj",
            f"/CN={name}",
            "-addext",
            f"subjectAltName=DNS:{name}",
            "-keyout",
            key,
            "-out",
            pem,
        ],
        check=True,
        capture_output=True,
    )
    return pem, key


@contextmanager
def fence() -> Iterator[list[Any]]:
    """Keep every connection on this machine and every name away from the system; yield what was connected to."""
    tried: list[Any] = []

    def connect(connection: socket.socket, address: Any) -> None:
        tried.append(address[:2])
        if not ip_address(address[0]).is_loopback:
            raise ConnectionRefusedError("the fence")
        return super(socket.socket, connection).connect(address)

    def getaddrinfo(host: str, port: int, *args: Any, **options: Any) -> Any:
        raise AssertionError(f"the system was asked for {host}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield tried


def fenced(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """A test's own patches (it asks for monkeypatch, as this does) are undone before the fence is."""
    with fence() as tried:
        yield tried
        monkeypatch.undo()


tried = pytest.fixture(autouse=True)(fenced)


def test_no_test_reaches_another_machine(tried):
    with socket.socket() as connection, pytest.raises(ConnectionRefusedError, match="the fence"):
        connection.connect(("192.0.2.1", 80))
    assert tried == [("192.0.2.1", 80)]


def test_a_test_reaches_its_own_server(tried):
    with server(b"") as site, socket.socket() as connection:
        connection.connect((HERE, site.port))
    assert tried == [(HERE, site.port)]


def test_no_test_asks_the_system_for_a_name():
    with pytest.raises(AssertionError, match=r"the system was asked for site\.example"):
        socket.getaddrinfo("site.example", 80)


def test_a_page_is_fetched_as_it_is():
    with server(answer()) as site:
        page = fetch(site.url("/a?b=1#c"), rules=rules_for(site))
    assert page == Fetched(site.url("/a?b=1"), PAGE, "text/html", "utf-8")


def test_the_site_learns_who_asks_and_nothing_else(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with server(answer(set_cookie="a=b")) as site:
        fetch(site.url("/a?b=1"), rules=rules_for(site))
        fetch(site.url("/a?b=1"), rules=rules_for(site))
    assert site.requests[0] == site.requests[1]
    assert site.requests[0].decode().split("\r\n") == [
        "GET /a?b=1 HTTP/1.1",
        f"Host: site.example:{site.port}",
        "User-Agent: Rejoinder (article import)",
        "Accept: text/html, application/xhtml+xml, text/plain, text/markdown",
        "Accept-Encoding: gzip, deflate, identity",
        "Connection: close",
        "",
        "",
    ]
