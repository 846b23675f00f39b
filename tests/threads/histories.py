"""Comments with a history, as the tests of their pages want them."""

from debates.posts.models import Post
from debates.posts.services import revise
from tests.conftest import browser_of, say

OURS = {"Host": "testserver", "Origin": "http://testserver"}


HTMX = {"HX-Request": "true", **OURS}


def revised(motion, author, *texts: str) -> Post:
    post = say(motion, author, texts[0])
    for seen, text in enumerate(texts[1:], 1):
        post = revise(post=post, by=author, body=text, seen=seen).post
    return post


def page_of(person, address: str) -> str:
    return browser_of(person).get(address).content.decode()


def put_into(post: Post, state: str) -> None:
    Post.objects.filter(pk=post.pk).update(state=state)


def _row(motion, person) -> dict[str, object]:
    from tests.conftest import block

    stands = {"motion": motion, "article": motion.article, "block": block(motion).block}
    return {**stands, "kind": "comment", "relation": "comments", "author": person, "body": "x", "html": "<p>x</p>"}
