"""Pages as the tests of conversations look at them: their text, their queries, the posts in them."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import browser_of


def page(address: str, person=None, status: int = 200) -> str:
    answer = browser_of(person).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def queries_of(address: str, person=None) -> int:
    client = browser_of(person)
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def posts_in(shown: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="post [^>]*id="c(\d+)"', shown)]


MOST_POSTS = 200  # that a test here makes


def every_page(address: str, person=None) -> list[int]:
    """The posts of all pages of a list, following its links."""
    base, seen = address.split("?", maxsplit=1)[0], []
    while address:
        assert len(seen) <= MOST_POSTS, "the pages go round in a circle"
        shown = page(address, person)
        seen += posts_in(shown)
        further = re.search(r'rel="next" href="([^"]+after=[^"]+)"', shown)
        address = base + "?" + further.group(1).split("?")[1].replace("&amp;", "&") if further else None
    return seen
