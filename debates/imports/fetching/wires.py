"""Reading from a connection within the time that is left, and no more than is good."""

import socket
from collections.abc import Iterator

from debates.imports.fetching.refusals import FetchRefused
from debates.imports.fetching.watches import PATIENCE, Watch

PART = 16 * 1024  # bytes


class Wire:
    """A connection as lines and parts of bytes; it gives up after ``most`` bytes, whatever they are."""

    def __init__(self, connection: socket.socket, watch: Watch, most: int) -> None:
        self._connection = connection
        self._watch = watch
        self._room = most
        self._waiting = bytearray()

    def send(self, words: bytes) -> None:
        """Send all of the bytes."""
        try:
            self._connection.settimeout(self._watch.left())
            self._connection.sendall(words)
        except OSError:
            raise self._silence() from None

    def line(self, most: int) -> bytes:
        """Return the next line of up to ``most`` bytes, without its end.

        Raises:
            FetchRefused: it is longer, or the site hung up.
        """
        while (end := self._waiting.find(b"\n", 0, most + 2)) < 0:
            if len(self._waiting) > most + 1:
                raise garbled()
            if not self._fill():
                raise broken_off()
        return self._take(end + 1)[:-1].removesuffix(b"\r")

    def parts(self, length: int | None = None) -> Iterator[bytes]:
        """Yield the next ``length`` bytes, or all there are, in parts that are never empty.

        Raises:
            FetchRefused: there are fewer.
        """
        while length is None or length > 0:
            if not self._waiting and not self._fill():
                if length is None:
                    return
                raise broken_off()
            part = self._take(PART if length is None else min(PART, length))
            length = None if length is None else length - len(part)
            yield part

    def _take(self, length: int) -> bytes:
        taken = bytes(self._waiting[:length])
        del self._waiting[:length]
        return taken

    def _fill(self) -> bool:
        received = self._receive()
        self._waiting += received
        self._room -= len(received)
        self._watch.count(len(received))
        if self._room < 0:
            raise too_big()
        return bool(received)

    def _receive(self) -> bytes:
        while True:
            self._connection.settimeout(min(self._watch.left(), PATIENCE))
            try:
                return self._connection.recv(PART)
            except TimeoutError:
                self._watch.count()
            except OSError:
                raise self._silence() from None

    def _silence(self) -> FetchRefused:
        self._watch.left()
        return broken_off()


def garbled() -> FetchRefused:
    """Return the refusal of what is no HTTP, or a perverse kind of it."""
    return FetchRefused("The site's answer cannot be read. Paste the text instead.", "garbled")


def broken_off() -> FetchRefused:
    """Return the refusal of an answer that stops before its end."""
    return FetchRefused("The site broke off in the middle. Try again later, or paste the text.", "broken_off")


def too_big() -> FetchRefused:
    """Return the refusal of a page larger than the rules allow."""
    return FetchRefused("The page is too large to be an article. Paste the text instead.", "too_big")
