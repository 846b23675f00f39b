"""What a page says of itself in its head: title, authors, publication, date, language. Not what stands in its text."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from debates.imports.extract import linked_data
from debates.imports.extract.page import Element, collapsed, is_hidden
from debates.imports.extract.pieces import key_of
from debates.imports.extract.published import first_date
from debates.imports.extract.safe_html import absolute

_AUTHOR_NAMES = (
    "author", "article:author", "og:article:author", "byl", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "dc.creator.creator", "citation_author", "article:author_name",
)  # fmt: skip
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "citation_publication_date",
    "publish_date", "publishdate", "pubdate", "date", "article.published", "article_date_original", "ptime",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "parsely-title", "dc.title", "citation_title", "headline")
_SITE_NAMES = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "application-name",
    "al:ios:app_name",
    "twitter:app:name:iphone",
)
_DESCRIPTION_NAMES = ("og:description", "description", "twitter:description", "dc.description")
_BY = re.compile(r"^(?:by|von|par|por|автор|текст|written by|posted by|تحریر)\s*[:：]?\s+", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+[|–—\-·•»:]{1,2}\s+|\s*\|\s*|:\s+")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z]{4})?(?:-(?:[a-zA-Z]{2}|\d{3}))?")
_HOST_NAME = re.compile(r"[\w-]{2,40}\.(?:com|org|net|info|co\.uk|pk|ru|de|fr|ca)", re.IGNORECASE)
_LONGEST_TITLE = 300  # code points
_LONGEST_NAME = 120  # code points
_MOST_AUTHORS = 12


@dataclass(slots=True)
class Metadata:
    """What the head of the page, its JSON-LD and its microdata say, cleaned."""

    titles: list[str] = field(default_factory=list)  # without the site's name, the surest first
    authors: list[str] = field(default_factory=list)
    publication: str | None = None
    published_on: str | None = None
    descriptions: list[str] = field(default_factory=list)
    language: str | None = None
    article_body: str | None = None
    is_behind_a_wall: bool = False
    base: str = ""


def read_metadata(root: Element, address: str) -> Metadata:
    """Return what the page says of itself; `address` is where it was found, or empty."""
    node = linked_data.article_node(root)
    named = _named(root)
    data = Metadata(base=_base(root, address))
    data.publication = _publication(node, named)
    data.titles = _titles(root, node, named, data)
    data.authors = _authors(root, node, named, data.publication)
    data.published_on = first_date(_dates(root, node, named)) or _date_in_address(data.base or address)
    data.descriptions = [collapsed(named[name][:2000]) for name in _DESCRIPTION_NAMES if named.get(name)]
    data.language = _language(root, node, named)
    data.article_body = linked_data.first(node, "articleBody") or None
    data.is_behind_a_wall = str(node.get("isAccessibleForFree", "")).lower() in {"false", "no"}
    return data


def without_site(title: str, publication: str | None, host: str = "") -> str:
    """Return the title without the site's name, which stands behind or before a separator, and its section."""
    for _ in range(2):
        title = _without_last_part(title, publication, host)
    separator = _SEPARATOR.search(title)
    if separator is None or not _is_site(title[: separator.start()], publication, host):
        return title
    return title[separator.end() :].strip() or title


def _without_last_part(title: str, publication: str | None, host: str) -> str:
    separators = list(_SEPARATOR.finditer(title))
    before = title[: separators[-1].start()].strip() if separators else ""
    if not before:
        return title
    last = title[separators[-1].end() :]
    is_short = len(last.split()) <= 4 and len(before) > 2 * len(last)
    return before if _is_site(last, publication, host) or (is_short and "|" in separators[-1][0]) else title


def clean_author(text: str) -> str:
    """Return the name without "By " before it; empty for what is no name: an address, a handle, a paragraph."""
    name = _BY.sub("", collapsed(text)).strip(" ,;|·•–—-")
    return "" if "://" in name or name.startswith(("@", "/", "www.")) or len(name) > _LONGEST_NAME else name


def _is_site(text: str, publication: str | None, host: str) -> bool:
    host = host.removeprefix("www.")
    names = {key_of(name).removeprefix("the") for name in (publication or "", host, host.split(".")[0])} - {""}
    return key_of(text).removeprefix("the") in names or _HOST_NAME.fullmatch(text.strip()) is not None


def _named(root: Element) -> dict[str, str]:
    """Return the page's meta elements by name, property or itemprop; of several the first."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                joined = f"{found[name]}; {content}" if name == "citation_author" and name in found else content
                found[name] = joined if name == "citation_author" else found.get(name, content)
    return found


def _base(root: Element, address: str) -> str:
    element = next(root.iter("base"), None)
    href = (element.get("href") or "") if element is not None else ""
    return (absolute(href, address) if href else None) or absolute(address, "") or ""


def _publication(node: dict[str, Any], named: dict[str, str]) -> str | None:
    candidates = [named.get("og:site_name", ""), linked_data.first(node, "publisher")]
    candidates += [named.get(name, "") for name in _SITE_NAMES[1:]]
    names = (collapsed(text) for text in candidates)
    return next((name for name in names if name and "://" not in name and len(name) <= _LONGEST_NAME), None)


def _titles(root: Element, node: dict[str, Any], named: dict[str, str], data: Metadata) -> list[str]:
    title = next(root.iter("title"), None)
    candidates = [linked_data.first(node, "headline"), *(named.get(name, "") for name in _TITLE_NAMES)]
    candidates.append("".join(title.itertext()) if title is not None else "")
    host = urlsplit(data.base).hostname or ""
    cleaned = [
        without_site(collapsed(text[:_LONGEST_TITLE]), data.publication, host) for text in candidates if text.strip()
    ]
    return list(dict.fromkeys(cleaned))


def _authors(root: Element, node: dict[str, Any], named: dict[str, str], publication: str | None) -> list[str]:
    for candidates in _author_candidates(root, node, named):
        names = [clean_author(name) for name in candidates]
        found = [name for name in dict.fromkeys(names) if name and key_of(name) != key_of(publication or "")]
        if found:
            return found[:_MOST_AUTHORS]
    return []


def _author_candidates(root: Element, node: dict[str, Any], named: dict[str, str]) -> list[list[str]]:
    by_name = [re.split(r"\s*;\s*", named[name]) for name in _AUTHOR_NAMES if named.get(name)]
    return [linked_data.names_of(node.get("author")), *by_name, _marked_authors(root)]


def _marked_authors(root: Element) -> list[str]:
    found: list[str] = []
    for element in root.iter("a", "span", "div", "p", "meta", "link"):
        if not element.attrib or len(found) >= _MOST_AUTHORS:
            continue
        says = (element.get("itemprop") or "") + " " + (element.get("rel") or "")
        if "author" in says.split() and not is_hidden(element, element.tag):
            name = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
            found.append(name.get("content") or "".join(name.itertext()))
    return found


def _dates(root: Element, node: dict[str, Any], named: dict[str, str]) -> list[str]:
    found = [linked_data.first(node, "datePublished", "dateCreated")]
    found += [named.get(name, "") for name in _DATE_NAMES]
    marked = [element for element in root.iter("time", "span", "abbr", "meta") if element.attrib]
    found += [_date_said(element) for element in marked if "datePublished" in (element.get("itemprop") or "")][:3]
    found += [_date_said(element) for element in marked if element.tag == "time" and "pubdate" in element.attrib][:3]
    return found


def _date_said(element: Element) -> str:
    return element.get("content") or element.get("datetime") or element.get("title") or "".join(element.itertext())


def _date_in_address(address: str) -> str | None:
    match = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|\b)", address)
    return first_date([f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"]) if match else None


def _language(root: Element, node: dict[str, Any], named: dict[str, str]) -> str | None:
    candidates = [
        root.get("lang") or "",
        root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        root.get("xml:lang") or "",
    ]
    candidates += [linked_data.first(node, "inLanguage"), named.get("og:locale", ""), named.get("content-language", "")]
    return next(filter(None, map(_tag, candidates)), None)


def _tag(text: str) -> str | None:
    match = _LANGUAGE.fullmatch(text.strip().replace("_", "-"))
    if match is None:
        return None
    first, *rest = match[0].split("-")
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])
