"""What a browser would find in a fragment of HTML, judged by a list of its own."""

import re
from html.parser import HTMLParser

VOID = {"br", "hr", "img"}
TAGS = VOID | {
    *("p", "em", "strong", "del", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("div", "table", "thead", "tbody", "tr", "th", "td", "span", "bdi"),
}
BOX = {"class": "wide", "tabindex": "0", "role": "group", "aria-label": "Table"}
OWN = {
    ("img", "src"): re.compile(r"/pictures/[0-9a-f-]{36}\.(webp|png|jpg)"),
    ("img", "alt"): re.compile(r".*", re.DOTALL),
    ("img", "width"): re.compile(r"\d+"),
    ("img", "height"): re.compile(r"\d+"),
    ("img", "loading"): re.compile("lazy"),
    ("span", "class"): re.compile("mention"),
}
ADDRESS = re.compile(r"(https?://|mailto:)[^\s\x00-\x20]", re.IGNORECASE)


class Fragment(HTMLParser):
    """Collects the faults, the tags in order and the text of a fragment."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.deepest = 0
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in TAGS:
            self.faults.append(f"<{tag}>")
        self.faults += [f"{tag} {name}={value!r}" for name, value in attrs if not _is_allowed(tag, name, value)]
        if tag == "a" and dict(attrs).get("rel") != "nofollow ugc noopener":
            self.faults.append("a link without rel")
        if tag not in VOID:
            self._open.append(tag)
            self.deepest = max(self.deepest, len(self._open))

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"instruction {data!r}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"section {data!r}")


def _is_allowed(tag: str, name: str, value: str | None) -> bool:
    if tag in {"img", "span"}:
        return bool(OWN[tag, name].fullmatch(value or "")) if (tag, name) in OWN else False
    if tag == "a" and name == "href":
        return bool(ADDRESS.match(value or ""))
    if tag == "ol" and name == "start":
        return (value or "").isdigit()
    return (tag == "a" and name in {"title", "rel"}) or (tag == "div" and BOX.get(name) == value)


def faults(html: str) -> list[str]:
    """Return what is in the fragment and must not be."""
    return Fragment(html).faults


def count(html: str, tag: str) -> int:
    """Return how many elements of the name are in the fragment."""
    return sum(name == tag for name, _ in Fragment(html).tags)


def links(html: str) -> list[str | None]:
    """Return the address of each link."""
    return [attributes.get("href") for name, attributes in Fragment(html).tags if name == "a"]
