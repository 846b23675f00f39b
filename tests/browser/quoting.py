"""Windows, words and forms of the tests of quotations."""

from debates.posts.models import Post
from debates.posts.services import comment_on
from tests.conftest import block, words

LONG = "So it goes on, as an article will, and nobody has said a word of it yet. " * 8


def quote(motion, author, what, number=3, start=None) -> Post:
    said = words(quotation=what, quotation_start=start)
    return comment_on(author=author, motion=motion, version=block(motion, number), words=said).post


def write(page, body: str) -> None:
    form = page.locator(".composer")
    form.get_by_text("A remark", exact=True).click()
    form.locator("textarea").fill(body)
    form.get_by_role("button", name="Post your comment").click()
