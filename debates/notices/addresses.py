"""What an address names, as far as its letters tell: a post, a debate, an account, an article. Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, unquote, urlsplit


class Names(StrEnum):
    """What kind of thing an address names."""

    POST = "post"
    MOTION = "motion"
    PROFILE = "profile"
    ARTICLE = "article"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Named:
    """What an address of this site names: its kind and its key; no kind, where a page names no one thing."""

    kind: Names | None = None
    key: str = ""


_PATHS = {
    Names.POST: re.compile(r"/c/(\d{1,18})(?:/.*)?"),
    Names.MOTION: re.compile(r"/d/([-\w]+)(?:/.*)?"),
    Names.PROFILE: re.compile(r"/people/([^/]+)(?:/.*)?"),
    Names.ARTICLE: re.compile(r"/a/(?!new(?:/|$))([-\w]+)(?:/.*)?"),
    Names.PICTURE: re.compile(r"/pictures/([-\w]+)\.\w+"),
}
_POST_IN_PAGE = re.compile(r"c(\d{1,18})")  # of a debate's page, the post at which it opens


def named(typed: str, hosts: Collection[str]) -> Named | None:
    """Return what an address names, or none if it is not of this site; ``hosts`` are the names under which that is."""
    parts = _split(typed.strip())
    if parts is None or (parts.netloc and parts.netloc.lower() not in hosts):
        return None
    path = unquote(parts.path)
    if path.startswith(("/d/", "/a/")) and (post := _POST_IN_PAGE.fullmatch(parts.fragment)):
        return Named(Names.POST, post[1])
    found = ((kind, pattern.fullmatch(path)) for kind, pattern in _PATHS.items())
    return next((Named(kind, match[1]) for kind, match in found if match), Named())


def _split(typed: str) -> SplitResult | None:
    """Split an address, with or without its beginning; none of what is no address of a page."""
    whole = typed if typed.startswith("/") or "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(whole)
    except ValueError:
        return None
    is_page = parts.scheme in {"http", "https"} if parts.netloc else whole.startswith("/") and not parts.scheme
    return parts if is_page else None
