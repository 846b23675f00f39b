"""What part of a page an element announces itself to be, by its tag, role, class and id."""

import itertools
import re
from functools import lru_cache

from debates.imports.extract.page import Element

_BY_TAG = {
    "nav": "navigation", "menu": "navigation", "footer": "footer", "aside": "sidebar", "form": "form", "button": "form",
    "select": "form", "textarea": "form", "input": "form", "fieldset": "form", "dialog": "form", "header": "header",
}  # fmt: skip
_BY_ROLE = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "complementary": "sidebar",
    "contentinfo": "footer", "banner": "header", "search": "form", "dialog": "form", "alertdialog": "form",
    "form": "form",
}  # fmt: skip
_WORDS = {
    "comments": "comment comments commentlist commentform disqus respond replies discussion",
    "share": "share shares sharing social sharebar sharedaddy addtoany addthis sharethis jp-relatedposts",
    "related": "related relatedposts relatedarticles recommended recommendations trending popular mostread outbrain"
    " taboola readmore upnext zergnet recirc recirculation teaser teasers promo morestories",
    "advertisement": "ad ads adv advert adverts advertisement advertising adsense adslot adunit sponsor sponsored dfp"
    " adbox gpt",
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs pagination pager toc skip skiplink navbox tags"
    " taglist topics tagcloud catlinks printfooter sistersitebox headerlink crumbs",
    "sidebar": "sidebar infobox widget widgets rail bio authorbio aside sphinxsidebar",
    "form": "newsletter signup subscribe subscription login cookie cookies consent gdpr modal popup paywall searchform"
    " searchbox search",
    "footer": "footer colophon copyright legal disclaimer",
    "header": "masthead topbar header banner",
}
_BY_WORD = {word: why for why, words in _WORDS.items() for word in words.split()}
_PAIRS = {
    ("most", "read"): "related", ("read", "more"): "related", ("read", "next"): "related", ("more", "from"): "related",
    ("you", "may"): "related", ("up", "next"): "related", ("see", "also"): "related", ("author", "bio"): "sidebar",
    ("about", "author"): "sidebar", ("tag", "list"): "navigation", ("cat", "links"): "navigation",
    ("sign", "up"): "form", ("site", "sub"): "header",
}  # fmt: skip
_OF_THE_WHOLE = frozenset(
    [
        "html",
        "body",
        "main",
        "article",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "li",
    ]
)
_NOT_ABOUT_ITSELF = re.compile(
    r"^(?:has|no|with|is|tag|category|type|status|format|post-\d|js|tw|wp-block-group)[-_]|[:\[\]]"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_WORDS = 5  # of one class name; longer ones are made by machines


def region_of(element: Element, tag: str) -> str | None:
    """Return the region, in the words of `Dropped.why`, or None for what may be the article."""
    by_tag = _BY_TAG.get(tag)
    if by_tag:
        return None if by_tag in {"footer", "header"} and _is_in_quote(element) else by_tag
    attributes = element.attrib
    if not attributes:
        return None
    by_role = _BY_ROLE.get(attributes.get("role", ""))
    if by_role or tag in _OF_THE_WHOLE:
        return by_role
    return region_of_names(attributes.get("class", "")[:300], attributes.get("id", "")[:100])


@lru_cache(maxsize=4096)
def region_of_names(classes: str, identity: str) -> str | None:
    """Return what class names and id say of an element."""
    for name in [*classes.split(), identity]:
        words = [] if _NOT_ABOUT_ITSELF.search(name) else names_in(name)
        found = _by_words(words) if len(words) <= _MOST_WORDS else None
        if found:
            return found
    return None


def names_in(name: str) -> list[str]:
    """Return the words of a class name or id: "relatedPosts-list" has three."""
    return [word.lower() for word in _WORD.findall(name)]


def _by_words(words: list[str]) -> str | None:
    for pair in itertools.pairwise(words):
        if pair in _PAIRS:
            return _PAIRS[pair]
    return next((_BY_WORD[word] for word in words if word in _BY_WORD), None)


def _is_in_quote(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in {"blockquote", "figure"}
