"""A fetch from end to end: the address, its redirects, the page."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urljoin

from debates.imports.addresses import AddressRefused, Parts, parse
from debates.imports.fetching.bodies import ENCODINGS, read_body
from debates.imports.fetching.connections import connect, secure
from debates.imports.fetching.heads import LARGEST, Head, read_head
from debates.imports.fetching.names import checked_addresses
from debates.imports.fetching.pages import PAGES, Fetched, page_type
from debates.imports.fetching.refusals import FetchRefused
from debates.imports.fetching.rules import PUBLIC, Rules
from debates.imports.fetching.watches import Progress, Watch
from debates.imports.fetching.wires import Wire

_REDIRECTS = (301, 302, 303, 307, 308)


def fetch(address: str, *, rules: Rules = PUBLIC, on_progress: Progress | None = None) -> Fetched:
    """Return the page at an address; blocks for at most ``rules.seconds``.

    ``on_progress`` is called with the bytes received so far, between reads and in silences; it may raise
    ``Cancelled``.

    Raises:
        FetchRefused: the rules forbid it, the site does not answer, or it has no page there.
    """
    watch = Watch(rules.seconds, on_progress)
    target = _aim(address, rules)
    for _ in range(rules.redirects + 1):
        found = _visit(target, rules, watch)
        if isinstance(found, Fetched):
            return found
        target = found
    raise FetchRefused("The site sends its readers on and on. Paste the text instead.", "redirects")


def _aim(address: str, rules: Rules) -> Parts:
    try:
        target = parse(address)
    except AddressRefused as refused:
        raise FetchRefused(refused.reason, refused.kind) from None
    if target.port not in rules.ports[target.scheme]:
        raise FetchRefused(f"Port {target.port} is not where pages are. Leave the number out.", "port")
    return target


def _visit(target: Parts, rules: Rules, watch: Watch) -> Fetched | Parts:
    """Return the page, or where to look for it next."""
    with _connection(target, rules, watch) as connection:
        wire = Wire(connection, watch, LARGEST + 2 * rules.size)
        wire.send(_request(target))
        head = read_head(wire)
        if head.status in _REDIRECTS:
            return _next(target, head, rules)
        kind, charset = page_type(head)
        return Fetched(str(target), read_body(wire, head, rules.size), kind, charset)


@contextmanager
def _connection(target: Parts, rules: Rules, watch: Watch) -> Iterator[socket.socket]:
    addresses = checked_addresses(target.host, target.port, rules, watch)
    with closing(connect(target, addresses, watch)) as plain:
        if target.scheme == "http":
            yield plain
        else:
            with closing(secure(plain, target, rules.trust, watch)) as secured:
                yield secured


def _request(target: Parts) -> bytes:
    lines = (
        f"GET {target.resource} HTTP/1.1",
        f"Host: {target.authority}",
        "User-Agent: Rejoinder (article import)",
        f"Accept: {', '.join(PAGES)}",
        f"Accept-Encoding: {ENCODINGS}",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _next(target: Parts, head: Head, rules: Rules) -> Parts:
    """Return where a redirect leads, checked like any other address."""
    location = head.one("location")
    if not location:
        raise FetchRefused("The site sends its readers on to nowhere. Paste the text instead.", "redirects")
    try:
        following = _aim(urljoin(str(target), location), rules)
    except (FetchRefused, ValueError) as refused:  # ValueError: urljoin's, of brackets
        kind = refused.kind if isinstance(refused, FetchRefused) else "address"
        reason = "The site sends its readers on to an address that is not fetched. Paste the text instead."
        raise FetchRefused(reason, kind) from refused
    if (target.scheme, following.scheme) == ("https", "http"):
        raise FetchRefused("The site leads from a secure page to an insecure one. Paste the text instead.", "downgrade")
    return following
