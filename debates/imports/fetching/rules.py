"""What a fetch may do. Production has one set of rules; tests make others to reach servers of their own."""

import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from debates.imports.fetching.networks import IPAddress, is_public


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits of one fetch, its redirects included.

    ``resolve`` takes a host name or a numeric address and a port, and returns IP addresses as text; it may block
    and raise OSError. ``trust`` makes the TLS context that verifies a site's certificate.
    """

    ports: Mapping[str, frozenset[int]]  # by scheme
    resolve: Callable[[str, int], Sequence[str]]
    is_allowed: Callable[[IPAddress], bool]
    trust: Callable[[], ssl.SSLContext]
    seconds: float = 10
    size: int = 5_000_000  # bytes, after decompression
    redirects: int = 3


def _ask_the_system(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


PUBLIC = Rules(
    ports=MappingProxyType({"http": frozenset({80}), "https": frozenset({443})}),
    resolve=_ask_the_system,
    is_allowed=is_public,
    trust=ssl.create_default_context,
)
