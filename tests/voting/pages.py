"""Controls as the tests of votes look at them: of one post, on whatever page it stands."""

import re

from django.test import Client

from debates.posts.models import Post

HTMX = {"HX-Request": "true"}


def control(shown: str, post: Post) -> str:
    """The control of a post on a page, or its totals alone; empty where there is none."""
    found = re.search(rf'<(form|div) class="?votes"? id="?v{post.pk}"?.*?</\1>', shown, re.DOTALL)
    return found[0] if found else ""


def buttons(shown: str, post: Post) -> dict[str, tuple[str, bool]]:
    """What each button of a control says, what it sends, and whether it is pressed."""
    found = re.findall(r"<button name=vote value=([\w-]+) aria-pressed=(\w+)>(.*?)</button>", control(shown, post))
    return {label: (sent, pressed == "true") for sent, pressed, label in found}


def press(client: Client, post: Post, sent: str, *, htmx: bool = False, **fields: str):
    return client.post(f"/c/{post.pk}/vote/", {"vote": sent, **fields}, headers=HTMX if htmx else {})
