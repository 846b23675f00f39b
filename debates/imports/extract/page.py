"""From raw HTML to a tree, and which of its elements are seen. Whatever the raw text is, there is a tree."""

import re
from itertools import dropwhile, islice
from typing import Any

from lxml import etree

Element = Any  # lxml comes without types

_UNFIT = re.compile("[\x00\x01-\x08\x0b\x0e-\x1f\ud800-\udfff]")
_SELF_NESTING = re.compile(r"<(/?)([a-zA-Z][\w:-]*)(?:\s[^<>]*)?>")
_KEPT_WHEN_FLAT = frozenset(
    [
        "p",
        "br",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "noscript",
        "template",
        "pre",
    ]
)
_IN_HEAD = frozenset(["title", "meta", "link", "script", "style", "base", "noscript", "template"])
_DEEPEST = 2040  # elements in one another; libxml2 stops reading at 2048
_NOT_SEEN = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "datalist",
        "map",
        "colgroup",
        "param",
        "source",
        "track",
        "area",
        "meta",
        "link",
        "title",
        "base",
    ]
)
BLOCKS = frozenset(
    [
        "html",
        "body",
        "address",
        "article",
        "aside",
        "blockquote",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "input",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "amp-img",
        "amp-ad",
    ]
)
_ANCHOR_SIGNS = frozenset(["¶", "#", "§", "🔗", "⚓", "[edit]", "edit", "¶", "permalink", "link"])
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(raw: str) -> Element:
    """Return the root of the page's tree; a page that nests deeper than can be read is flattened first."""
    tree = _parsed(raw)
    return _parsed(_flattened(raw)) if _is_too_deep(tree) else tree


def is_hidden(element: Element, tag: str) -> bool:
    """Tell whether nothing of the element is seen: no text, or hidden by attribute or inline style."""
    if tag in _NOT_SEEN:
        return True
    attributes = element.attrib
    if not attributes or tag in {"html", "body"}:
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or (tag == "input" and attributes.get("type") != "submit")
        or bool(_HIDING.search(attributes.get("style", "")))
    )


def is_boundary(element: Element, tag: str) -> bool:
    """Tell whether the text of the element stands apart from the text before and after it."""
    return tag in BLOCKS or (tag in {"a", "span"} and is_anchor_sign(element))


def is_anchor_sign(element: Element) -> bool:
    """Tell whether the element is the "¶" or "[edit]" that stands beside a heading."""
    if "mw-editsection" in (element.get("class") or "").split():
        return True
    parent = element.getparent()
    if parent is None or parent.tag not in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return False
    return "".join(islice(element.itertext(), 5)).strip().casefold() in _ANCHOR_SIGNS


def collapsed(text: str) -> str:
    """Return the text with single spaces for white space and without soft hyphens."""
    return " ".join(text.replace("\xad", "").split())


def _parsed(raw: str) -> Element:
    content = _UNFIT.sub("", raw).encode()
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    root = etree.fromstring(content, parser) if content.strip() else None
    return etree.fromstring("<html><body></body></html>", parser) if root is None else _with_body(root)


def _with_body(root: Element) -> Element:
    """Move what is seen out of the head: where tags are left out, libxml2 takes HTML 5's for a part of it."""
    head = root.find("head")
    strays = [] if head is None else list(dropwhile(lambda child: child.tag in _IN_HEAD, head))
    if strays:
        body = root.find("body")
        body = etree.SubElement(root, "body") if body is None else body
        for place, stray in enumerate(strays):
            body.insert(place, stray)
    return root


def _is_too_deep(root: Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _flattened(raw: str) -> str:
    """Return the HTML with paragraphs for all that can nest, so that its words are kept in their order."""
    return _SELF_NESTING.sub(_flat_tag, raw)


def _flat_tag(match: re.Match[str]) -> str:
    tag = match[2].lower()
    if tag in _KEPT_WHEN_FLAT:
        return match[0]
    return "<p>" if tag in BLOCKS else ""
