"""Where a text leads away to. Pure: it is given HTML that the site itself made."""

import re
from collections import Counter

_LINK = re.compile(r'<a [^>]*?href="([^"]*)"')


def links_away(html: str, own: str) -> Counter[str]:
    """Return the addresses that rendered HTML links to, and how often; pages of the site at ``own`` do not count."""
    return Counter(address for address in _LINK.findall(html) if not _is_at(address, own))


def links_added(html: str, before: str, own: str) -> int:
    """Return how many links away a text has that it had not before."""
    return (links_away(html, own) - links_away(before, own)).total()


def _is_at(address: str, own: str) -> bool:
    if address.startswith(("/", "#")):
        return not address.startswith("//")  # that names another host
    return address == own or address.startswith((f"{own}/", f"{own}?", f"{own}#"))
