"""Why a page was not fetched, for a person and for a program."""

from typing import Literal

Kind = Literal[
    "address",  # no address of a page, or one that no page needs
    "scheme",  # neither http nor https
    "credentials",  # a user name or password in the address
    "port",  # not the scheme's own port
    "name",  # the name is unknown
    "private",  # an address of this machine, of a private network, or of none
    "unreachable",  # nobody answers there
    "certificate",  # somebody answers who cannot prove the name
    "slow",  # the time is up
    "redirects",  # too many, or to nowhere
    "downgrade",  # from https to http
    "garbled",  # no HTTP
    "broken_off",  # less came than was announced
    "encoding",  # packed in a way that was not asked for, or wrongly
    "too_big",
    "log_in",
    "missing",
    "unavailable",
    "status",  # any other answer without a page
    "type",  # a page it is not
]


class FetchRefused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The page was not fetched. ``reason`` is a sentence for a person, ``kind`` a word for a program."""

    def __init__(self, reason: str, kind: Kind) -> None:
        super().__init__(reason)
        self.reason = reason
        self.kind = kind


class Cancelled(Exception):  # noqa: N818 - a wish, not an error
    """The one who waited waits no more: raised by ``on_progress``, passed on by ``fetch``."""
