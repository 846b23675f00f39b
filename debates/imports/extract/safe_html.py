"""The last word on the HTML of a paragraph: links, emphasis, code, raised and lowered signs, nothing else."""

import re
from urllib.parse import urljoin, urlsplit

import nh3

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_ADDRESS = 2000  # characters
_ALLOWED = nh3.Cleaner(
    tags={"a", "em", "strong", "code", "sub", "sup"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="nofollow noopener",
)


def safe(markup: str) -> str:
    """Return the markup with nothing in it but the tags and attributes that an article's paragraph may have."""
    return _ALLOWED.clean(_LONE_SURROGATE.sub("\ufffd", markup))


def absolute(address: str, base: str) -> str | None:
    """Return the address made absolute by `base`, or None if it is not of http or https or cannot be read."""
    try:
        joined = urljoin(base, address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    is_fit = parts.scheme in {"http", "https"} and bool(parts.netloc) and len(joined) <= _LONGEST_ADDRESS
    return joined if is_fit else None
