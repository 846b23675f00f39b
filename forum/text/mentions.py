"""Who is spoken of: ``@handle`` in any script, found in words and nowhere else.

What a handle may look like is decided where accounts are made; a test holds that each of those is found here.
"""

from collections.abc import Iterable, Iterator

import regex
from markdown_it.token import Token

MAX_ASKED = 50  # handles in one text that are looked up
MAX_PEOPLE = 10  # of those who exist: further ones stay plain
MAX_MARKS = 100  # mentions of them that are marked in one text
LEAST, MOST = 3, 30  # characters of a handle

_JOINERS = "_.-"
# Not after a word, as in an e-mail address, nor after a slash, as in an address; not before a second "@" either.
_MENTION = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}_.\-@/])@([\p{L}\p{Nd}][\p{L}\p{Mn}\p{Mc}\p{Nd}_.\-]{2,63}+)(?![\p{L}\p{M}\p{N}_@])"
)
_WITHIN_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_.\-@/]\Z")


def handles(tokens: Iterable[Token]) -> list[str]:
    """Return the handles that a text speaks of, each once in any case, as first typed; ``MAX_ASKED`` at most."""
    found: dict[str, str] = {}
    for text, before in _plain_texts(tokens):
        for place in _MENTION.finditer(text):
            handle = _trimmed(place[1])
            if _counts(place, handle, before):
                found.setdefault(handle.lower(), handle)
            if len(found) == MAX_ASKED:
                return list(found.values())
    return list(found.values())


class Marking:
    """Marks the mentions of people who exist, in one text, up to the limits."""

    def __init__(self, people: Iterable[str]) -> None:
        """Take the handles, as typed, of those who exist, in the order in which the text speaks of them."""
        self.people = {handle.lower() for handle in list(people)[:MAX_PEOPLE]}
        self._left = MAX_MARKS

    def marked(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the children of an inline token, texts divided where they speak of somebody."""
        inside = 0
        before = ""
        for token in tokens:
            inside += token.nesting if token.type in {"link_open", "link_close"} else 0
            if token.type == "text" and not inside and self.people:
                yield from self._divided(token, before)
            else:
                yield token
            before = token.content or (before if token.nesting else "")

    def _divided(self, token: Token, before: str) -> Iterator[Token]:
        text, done = token.content, 0
        for place in _MENTION.finditer(text):
            handle = _trimmed(place[1])
            if not self._left or handle.lower() not in self.people or not _counts(place, handle, before):
                continue
            self._left -= 1
            yield Token("text", "", 0, content=text[done : place.start()])
            yield Token("mention", "", 0, content="@" + handle)
            done = place.start() + 1 + len(handle)
        yield Token("text", "", 0, content=text[done:]) if done else token


def _plain_texts(tokens: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Yield each text outside links and code, and what stands right before it in its paragraph."""
    for token in tokens:
        inside, before = 0, ""
        for child in token.children or ():
            inside += child.nesting if child.type in {"link_open", "link_close"} else 0
            if child.type == "text" and not inside:
                yield child.content, before
            before = child.content or (before if child.nesting else "")


def _counts(place: "regex.Match[str]", handle: str, before: str) -> bool:
    begins_word = place.start() > 0 or not _WITHIN_WORD.search(before)
    return LEAST <= len(handle) <= MOST and begins_word


def _trimmed(run: str) -> str:
    """Return the run without the full stop, dash or underscore that follows a name."""
    return run.rstrip(_JOINERS)
