"""House rules of templates: each takes a template and returns a line for every place that breaks it."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SAFE = re.compile(r"\|\s*(?:safe|safeseq)\b|\{%\s*autoescape\s+off\b")
INCLUDE = re.compile(r"\{%\s*include\b(.*?)%\}", re.DOTALL)
POSTING = {"hx-post", "hx-put", "hx-patch", "hx-delete"}
Attributes = dict[str, str]
CODE = {"script", "style"}


class Elements(HTMLParser):
    """The elements of a template, its own tags taken out, and what stands in scripts and styles."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[int, str, Attributes]] = []
        self.contents: list[tuple[int, str, str]] = []
        self._inside = ""
        self.feed(TAG.sub(_blank, COMMENT.sub(_blank, source)))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag if tag in CODE else ""
        self.found.append((self.getpos()[0], tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.contents.append((self.getpos()[0], self._inside, data))


def _blank(match: re.Match[str]) -> str:
    """A tag as spaces around a word: it divides attributes, and a value of a tag alone is no empty value."""
    return " x" + "\n" * match[0].count("\n") + " " if not match[0].startswith("{#") else "\n" * match[0].count("\n")


def unescaped(name: str, source: str) -> Iterator[str]:
    """Yield places where escaping is off: only the trusted-HTML tag may say that text is HTML.

    A letter in plain text has no markup to escape: there an escaped apostrophe would be read as it stands.
    """
    if name.endswith("_message.txt") and "/email/" in name:
        return iter(())
    return (f"{name}: {match[0].strip()}" for match in SAFE.finditer(COMMENT.sub("", source)))


def inline_code(name: str, source: str) -> Iterator[str]:
    """Yield scripts and styles that the content security policy forbids."""
    elements = Elements(source)
    for line, tag, text in elements.contents:
        if text.strip():
            yield f"{name}:{line} text in <{tag}>"
    for line, tag, attributes in elements.found:
        if tag == "style":
            yield f"{name}:{line} <style>"
        bad = (key for key in attributes if key == "style" or re.match(r"on[a-z]+$|hx-on|x-on|@", key))
        yield from (f"{name}:{line} {key}= on <{tag}>" for key in bad)
        if any(value.strip().lower().startswith("javascript:") for value in attributes.values()):
            yield f"{name}:{line} a script as the address of <{tag}>"


def open_includes(name: str, source: str) -> Iterator[str]:
    """Yield includes that see more than what they are given."""
    for match in INCLUDE.finditer(COMMENT.sub("", source)):
        if match[1].split()[-1:] != ["only"]:
            yield f"{name}: {match[0]}"


def silent_needs(name: str, source: str) -> Iterator[str]:
    """Yield includes (their names begin with an underscore) whose first line does not list what they need."""
    if name.rpartition("/")[2].startswith("_") and not re.match(r"\{#-? ?needs: \S.*?#\}", source):
        yield f"{name} does not begin with {{# needs: ... #}}"


def only_with_script(name: str, source: str) -> Iterator[str]:
    """Yield elements that do nothing where JavaScript is off."""
    for line, tag, attributes in Elements(source).found:
        if POSTING & attributes.keys() and not _posts(tag, attributes):
            yield f"{name}:{line} <{tag} hx-post> is no form with an action"
        if "hx-get" in attributes and not _is_real(attributes.get("href" if tag == "a" else "action", "")):
            yield f"{name}:{line} <{tag} hx-get> is no link or form with an address"


def _posts(tag: str, attributes: Attributes) -> bool:
    if tag == "form":
        return attributes.get("method", "").lower() == "post" and _is_real(attributes.get("action", ""))
    return tag == "button" and _is_real(attributes.get("formaction", ""))


def _is_real(address: str) -> bool:
    return bool(address.strip()) and not address.strip().startswith("#")


RULES: list[Callable[[str, str], Iterator[str]]] = [
    unescaped,
    inline_code,
    open_includes,
    silent_needs,
    only_with_script,
]
