"""Pages that are no article to a reader without a browser or an account: empty, made by script, behind a log-in."""

import re

from debates.imports.extract.linked_data import article_node
from debates.imports.extract.page import Element

_ALMOST_NOTHING = 20  # code points
_LITTLE = 400
_A_TEASER = 2_500
_ASKS_FOR_SCRIPT = re.compile(
    r"(?:enable|turn on|activate|requires?|need|without)\b.{0,40}\bjavascript"
    r"|javascript\b.{0,60}\b(?:disabled|required|enabled?|turned off)"
    r"|включит\w*\s.{0,30}javascript|جاوا ?اسکرپٹ|javascript.{0,20}(?:aktivieren|activer|habilit)",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_FOR_ACCOUNT = re.compile(
    r"(?:log ?in|sign ?in|subscribe|register|become a (?:member|subscriber))\s(?:to|for|and)\s.{0,30}"
    r"(?:read|continue|view|access|unlock|see|full)"
    r"|(?:subscribers?|members?)[ -]only|(?:only|exclusive(?:ly)?)\s(?:for|to)\s(?:our\s)?(?:subscribers|members)"
    r"|already (?:a|have an?) (?:subscri\w+|account|member)"
    r"|you have reached your (?:article )?limit|free articles? (?:left|remaining)|to continue reading"
    r"|оформите подписку|только для подписчиков|войдите, чтобы|jetzt abonnieren|anmelden, um|réservé aux abonnés",
    re.IGNORECASE,
)
_ROOTS = frozenset(["root", "app", "__next", "__nuxt", "react-root", "app-root", "svelte", "main-app"])


def reason_for_no_article(root: Element, text: str) -> str | None:
    """Return "empty", "script" or "login" for a page with the visible `text`; None if it may hold an article."""
    if len(text) < _LITTLE and _is_made_by_script(root, text):
        return "script"
    if len(text) < _A_TEASER and _is_behind_log_in(root, text):
        return "login"
    return "empty" if len(text) < _ALMOST_NOTHING else None


def _is_made_by_script(root: Element, text: str) -> bool:
    if next(root.iter("script"), None) is None:
        return False
    unseen = " ".join("".join(element.itertext()) for element in root.iter("noscript"))
    if _ASKS_FOR_SCRIPT.search(unseen[:2000]) or _ASKS_FOR_SCRIPT.search(text):
        return True
    return len(text) < _ALMOST_NOTHING or any(_is_empty_root(element) for element in root.iter("div", "app-root"))


def _is_empty_root(element: Element) -> bool:
    names = {(element.get("id") or "").lower(), element.tag}
    return not names.isdisjoint(_ROOTS) and len("".join(element.itertext()).strip()) < _ALMOST_NOTHING


def _is_behind_log_in(root: Element, text: str) -> bool:
    asks = _ASKS_FOR_ACCOUNT.search(text) is not None
    if len(text) < _LITTLE * 2 and any(field.get("type") == "password" for field in root.iter("input")):
        return True
    return asks or str(article_node(root).get("isAccessibleForFree", "")).lower() in {"false", "no"}
