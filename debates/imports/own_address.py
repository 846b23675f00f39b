"""The address that a page names as its own. Pure."""

from html.parser import HTMLParser

_MOST = 200_000  # characters: the head of a page, and more


class _Links(HTMLParser):
    """Looks for the first link that says canonical."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the address of such a link."""
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and not self.found and "canonical" in given.get("rel", "").lower().split():
            self.found = given.get("href", "").strip()


def own_address(raw: str) -> str:
    """Return what stands in the page's rel=canonical, or nothing. It may be anything: see addresses.canonical."""
    links = _Links()
    links.feed(raw[:_MOST])
    return links.found
