"""What a page says of its article in JSON-LD. Pages in the wild write it carelessly: everything may be anything."""

import json
from collections.abc import Iterator
from typing import Any

from debates.imports.extract.page import Element

_ARTICLES = frozenset(
    [
        "article",
        "newsarticle",
        "blogposting",
        "reportagenewsarticle",
        "opinionnewsarticle",
        "analysisnewsarticle",
        "reviewnewsarticle",
        "backgroundnewsarticle",
        "techarticle",
        "scholarlyarticle",
        "advertisercontentarticle",
        "satiricalarticle",
        "liveblogposting",
        "socialmediaposting",
        "report",
    ]
)
_PAGES = frozenset({"webpage", "creativework"})
_LARGEST = 500_000  # characters of one script
_MOST_NODES = 2_000


def article_node(root: Element) -> dict[str, Any]:
    """Return the node that describes the article, or the page if none does; an empty one if there is neither."""
    nodes = [node for script in root.iter("script") if _is_linked_data(script) for node in _nodes(script.text or "")]
    for wanted in (_ARTICLES, _PAGES):
        found = [node for node in nodes if _types(node) & wanted and first(node, "headline", "name")]
        if found:
            return max(found, key=len)
    return {}


def first(node: dict[str, Any], *names: str) -> str:
    """Return the first of the values that says something, as text."""
    return next(filter(None, (text_of(node.get(name)) for name in names)), "")


def text_of(value: Any) -> str:
    """Return the text of a value: itself, its name or @value, or that of its first item."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value") or ""
    return value if isinstance(value, str) else ""


def names_of(value: Any) -> list[str]:
    """Return the names of the persons or organisations of a value."""
    values = value if isinstance(value, list) else [value]
    return [name for name in map(text_of, values[:20]) if name]


def _is_linked_data(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    if len(text) > _LARGEST:
        return
    try:
        waiting: list[Any] = [json.loads(_without_comment_marks(text), strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value[:200])
        elif isinstance(value, dict):
            yield value
            waiting.extend(value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value)


def _without_comment_marks(text: str) -> str:
    return (
        text.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>").strip()
    )


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {str(item).rsplit("/", 1)[-1].lower() for item in values[:10]}
