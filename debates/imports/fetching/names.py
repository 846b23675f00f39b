"""From a host name to the IP addresses that may be connected to. Asked once; what was checked is what is used."""

from collections.abc import Sequence
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread

from debates.imports.fetching.networks import IPAddress
from debates.imports.fetching.refusals import FetchRefused
from debates.imports.fetching.rules import Rules
from debates.imports.fetching.watches import PATIENCE, Watch

Answers = SimpleQueue[Sequence[str] | Exception]


def checked_addresses(host: str, port: int, rules: Rules, watch: Watch) -> list[IPAddress]:
    """Return the addresses of a host, all of them allowed.

    Raises:
        FetchRefused: the name is unknown, one of its addresses is not allowed, or the time is up.
    """
    try:
        found = [ip_address(text) for text in _resolved(host, port, rules, watch)]
    except (OSError, ValueError):  # ValueError: no IP address, or a name that cannot be asked for
        found = []
    if not found:
        raise FetchRefused(f"No site called {host} is known. Check the address.", "name")
    if not all(map(rules.is_allowed, found)):
        raise FetchRefused(
            f"{host} does not lead to the public internet, and is not fetched. Paste the text instead.", "private"
        )
    return found


def _resolved(host: str, port: int, rules: Rules, watch: Watch) -> Sequence[str]:
    """Ask in a thread: the system's resolver knows no time limit. One that hangs is left behind and ends by itself."""
    answers: Answers = SimpleQueue()
    Thread(target=_ask, args=(host, port, rules, answers), name="resolve", daemon=True).start()
    answer = _awaited(answers, watch)
    if isinstance(answer, Exception):
        raise answer
    return answer


def _ask(host: str, port: int, rules: Rules, answers: Answers) -> None:
    try:
        answers.put(rules.resolve(host, port))
    except Exception as error:  # noqa: BLE001 - raised again by the one who waits
        answers.put(error)


def _awaited(answers: Answers, watch: Watch) -> Sequence[str] | Exception:
    while True:
        try:
            return answers.get(timeout=min(watch.left(), PATIENCE))
        except Empty:
            watch.count()
