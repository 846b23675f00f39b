"""Whether an answer is a page that can be read, and what it is if not."""

import re
from dataclasses import dataclass

from debates.imports.fetching.heads import Head
from debates.imports.fetching.refusals import FetchRefused

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
_FULL = (200, 203)
_LOCKED = (401, 403, 407)
_GONE = (404, 410)
_TOO_MANY_REQUESTS = 429
_SERVER_ERRORS = range(500, 600)
_OTHERS = {
    "application/pdf": "a PDF",
    "application/json": "data",
    "application/zip": "an archive",
    "application/epub+zip": "a book",
    "application/msword": "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
    "application/rss+xml": "a news feed",
    "application/atom+xml": "a news feed",
}
_FAMILIES = {"image": "a picture", "video": "a film", "audio": "a recording", "font": "a font"}
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE | re.ASCII)
# Those of the Encoding Standard by their families; Python knows others, and not all of them are harmless.
_KNOWN_CHARSET = re.compile(
    r"utf-?(?:8|16(?:[lb]e)?)|(?:us-)?ascii|latin-?1|iso-?8859-?\d{1,2}|windows-(?:125\d|874|31j)|cp125\d|koi8-[ru]"
    r"|macintosh|gb2312|gbk|gb18030|big5(?:-hkscs)?|euc-(?:jp|kr)|shift[-_]jis|sjis|iso-2022-jp|tis-620"
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, unpacked. ``address`` is where it was found in the end; ``charset`` what the site calls it."""

    address: str
    content: bytes
    content_type: str  # one of PAGES
    charset: str | None


def page_type(head: Head) -> tuple[str, str | None]:
    """Return the media type and the character set of the page that the answer holds.

    Raises:
        FetchRefused: it holds none.
    """
    _refuse_failure(head.status)
    told = head.one("content-type") or ""
    kind = told.partition(";")[0].strip().lower()
    if kind not in PAGES:
        raise FetchRefused(_not_a_page(kind), "type")
    return kind, _charset(told)


def _refuse_failure(status: int) -> None:
    if status in _LOCKED:
        raise FetchRefused("The page is behind a log-in, or the site shuts programs out. Paste the text.", "log_in")
    if status in _GONE:
        raise FetchRefused("There is no page at this address. Check it, or paste the text.", "missing")
    if status == _TOO_MANY_REQUESTS or status in _SERVER_ERRORS:
        raise FetchRefused("The site could not answer. Try again later, or paste the text.", "unavailable")
    if status not in _FULL:
        raise FetchRefused(f"The site answered with status {status} and no page. Paste the text instead.", "status")


def _not_a_page(kind: str) -> str:
    family = kind.partition("/")[0]
    what = _OTHERS.get(kind) or _FAMILIES.get(family) or ("something else" if kind else "something unnamed")
    return f"This is {what}, not a page. Give the address of the article's page, or paste the text."


def _charset(told: str) -> str | None:
    match = _CHARSET.search(told)
    name = match[1].lower() if match else ""
    return name if _KNOWN_CHARSET.fullmatch(name) else None
