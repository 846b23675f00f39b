"""Connecting to the very addresses that were checked, and proving that the site is who it says."""

import socket
import ssl
from collections.abc import Callable, Sequence

from debates.imports.addresses import Parts
from debates.imports.fetching.networks import IPAddress
from debates.imports.fetching.refusals import FetchRefused
from debates.imports.fetching.watches import Watch

_TRIES = 4  # addresses of one host


def connect(target: Parts, addresses: Sequence[IPAddress], watch: Watch) -> socket.socket:
    """Return a connection to the first of the addresses that takes it; no name is looked up.

    Raises:
        FetchRefused: none does.
    """
    tried = addresses[:_TRIES]
    for number, address in enumerate(tried):
        try:
            return _connected(address, target.port, watch.left() / (len(tried) - number))
        except OSError:
            continue
    watch.left()
    raise FetchRefused(f"{target.host} does not answer. Try again later, or paste the text.", "unreachable")


def _connected(address: IPAddress, port: int, seconds: float) -> socket.socket:
    connection = socket.socket(socket.AF_INET if address.version == 4 else socket.AF_INET6)
    try:
        connection.settimeout(seconds)
        connection.connect((str(address), port))
    except BaseException:
        connection.close()
        raise
    return connection


def secure(plain: socket.socket, target: Parts, trust: Callable[[], ssl.SSLContext], watch: Watch) -> ssl.SSLSocket:
    """Return the connection under TLS, the certificate checked for the host's name.

    Raises:
        FetchRefused: it does not prove the name, or nobody there speaks TLS.
    """
    context = trust()
    plain.settimeout(watch.left())
    try:
        return context.wrap_socket(plain, server_hostname=target.host)
    except ssl.SSLCertVerificationError:
        reason = f"{target.host} cannot prove its name: its certificate is not valid. Paste the text instead."
        raise FetchRefused(reason, "certificate") from None
    except (OSError, ValueError):  # ValueError: a name that TLS cannot carry
        watch.left()
        raise FetchRefused(
            f"{target.host} offers no secure connection. Paste the text instead.", "unreachable"
        ) from None
