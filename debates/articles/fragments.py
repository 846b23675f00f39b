"""Links to words: the text directive behind a paragraph's ``#p12``. Pure; static/js/quote_link.js says the same.

The directive is of https://wicg.github.io/scroll-to-text-fragment/. Browsers that do not know it land on the
paragraph. Its words are matched as they are shown: white space is single, and no part of it runs over a line break.
"""

import re
from urllib.parse import quote

from debates.articles.quotes import CONTEXT

MOST_WHOLE = 160  # code points: longer words are given by their beginning and their end
EDGE = 40  # code points of either
_SPACES = re.compile("[ \t\f\r\xa0]+")


def address_of_words(page: str, number: int, exact: str, before: str, after: str) -> str:
    """Return the address of words in paragraph ``number`` of ``page``; ``before`` and ``after`` stand beside them."""
    return f"{page}#p{number}:~:text={directive(exact, before, after)}"


def directive(exact: str, before: str, after: str) -> str:
    """Return ``prefix-,start,end,-suffix``; what stands beside the words tells them from the same words elsewhere."""
    prefix, suffix = _prefix(before), _suffix(after)
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    parts += [_encoded(part) for part in _ends(exact)]
    return ",".join(parts + ([f"-{_encoded(suffix)}"] if suffix else []))


def _prefix(before: str) -> str:
    """Return the last line of what stands before, from its first whole word on."""
    line = before.rsplit("\n", maxsplit=1)[-1]
    if len(before) >= CONTEXT and len(line) == len(before):
        line = line.partition(" ")[2] or line
    return _spaced(line)


def _suffix(after: str) -> str:
    line = after.split("\n", maxsplit=1)[0]
    if len(after) >= CONTEXT and len(line) == len(after):
        line = line.rpartition(" ")[0] or line
    return _spaced(line)


def _ends(exact: str) -> list[str]:
    """Return the words, or where they are long or on more lines than one, how they begin and how they end."""
    lines = [_spaced(line) for line in exact.split("\n") if line.strip()]
    if len(lines) == 1 and len(lines[0]) <= MOST_WHOLE:
        return lines
    first, last = lines[0], lines[-1]
    begin = first if len(first) <= EDGE else first[:EDGE].rpartition(" ")[0]
    end = last if len(last) <= EDGE else last[-EDGE:].partition(" ")[2]
    return [begin, end] if begin and end else [" ".join(lines)]


def _spaced(text: str) -> str:
    return _SPACES.sub(" ", text).strip(" ")


def _encoded(text: str) -> str:
    """Return it as JavaScript's encodeURIComponent does, and the hyphen too, which parts the directive."""
    return quote(text, safe="!'()*").replace("-", "%2D")
