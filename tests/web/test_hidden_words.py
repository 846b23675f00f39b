"""What a post says is read at no address by who may not read it, and folded at all of them once it was collapsed.

An author says one word in every way there is; each address is asked by everybody. A new address joins by its row in
test_every_url.py.
"""

from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from debates.motions.models import Motion
from debates.posts.arguing import rewrite
from debates.posts.basis import Named
from debates.posts.models import Placement, Post
from debates.posts.placing import move
from debates.posts.policy import may_read_words
from debates.posts.services import comment_on, revise
from debates.posts.states import Relation, State
from forum.letters.models import Letter
from tests.conftest import argue, block, browser_of, case, counter, reply, stand, words
from tests.uploads.pictures import kept, shown
from tests.web.named import named, proposed
from tests.web.test_gate import HTMX, OF_DEBATES
from tests.web.url_table import TABLE

WORD, QUOTED = "Zmyrgl", "nobody spoke"
OF_POSTS = {"pk", "argument"}
OF_EACH = {"threads:post", "charts:branch"}
# who is asked for what is in a state: all of them for one, for the others those of whom it is not known from that
ASKED = {
    State.HIDDEN: ("visitor", "member", "author", "host", "moderator", "admin"),
    State.HELD: ("visitor", "author", "moderator"),
    State.REMOVED: ("visitor", "author"),
    State.PURGED: ("visitor",),
    State.WITHDRAWN: ("visitor",),
}
# who asks for these asks for the words: one's own forms, what a post said before
UNFOLDED = {"threads:revise", "threads:withdraw", "threads:history", "arguments:rewrite", "corrections:promote"}
IN_PARTS = "visitor"


@pytest.fixture
def debate(house):
    """The author says the word in arguments and comments, before and now; others answer, cite and correct them."""
    people, motion, draft = house
    author, member, host = people["author"], people["member"], people["host"]
    picture = kept(author)
    typed = {"sources": (Named(f"The {WORD} papers"),), "rests_on": (1,)}
    top = argue(motion, author, f"{WORD} holds.", **typed)
    retold = case(f"{WORD} holds still.", f"{WORD}: {shown(picture, WORD)}", **typed)
    top = rewrite(post=top, by=author, case=retold, seen=1).post
    theirs = argue(motion, member, "Tea is poured first.", "against")
    inner = counter(theirs, author, f"{WORD} opposes.")
    quoted = words(f"{WORD} sings, {shown(picture, WORD)}", quotation=QUOTED)
    comment = comment_on(author=author, motion=motion, version=block(motion), words=quoted).post
    comment = revise(post=comment, by=author, body=f"{WORD} sang.", seen=1).post
    below = [
        counter(top, member, "Not so.", "supports"),
        reply(top, member),
        reply(comment, member),
        reply(inner, host),
    ]
    proposal = proposed(motion, author)
    move(post=below[0], by=host, parent=inner, relation=Relation.SUPPORTS, why="It belongs there.")
    Post.objects.filter(pk=theirs.pk).update(same_as=top)
    values = named(people, motion, draft) | {"picture": picture.key, "proposal": proposal.pk}
    posts = {"pk": [top, comment, inner, theirs, *below], "argument": [top, inner, theirs, below[0]]}
    stand(motion, member)
    return people, motion, values, posts


def addresses(values, posts):
    """Yield every address: the pages of posts for each, others of posts for an argument and a comment."""
    for name, row in ((name, row) for name, row in TABLE.items() if name.startswith(OF_DEBATES)):
        of = next((arg for arg in row.args if arg in OF_POSTS), None)
        few = posts[of] if name in OF_EACH else posts[of][:2] if of else [None]
        for post in few:
            address = reverse(name, args=[post.pk if arg in OF_POSTS else values[arg] for arg in row.args])
            yield name, address
    yield "arguments:claims", reverse("arguments:claims", args=[values["slug"]]) + "?claim=Something+holds+still"
    yield "corrections:correct", reverse("corrections:correct", args=[posts["pk"][3].pk]) + "?find=1&target=holds"


def pages(viewer, debate, *, in_parts=False):
    """Yield the name, the address and the text of each page that the viewer gets, for some as a part of a page too."""
    _people, _motion, values, posts = debate
    client = browser_of(viewer)
    for name, address in addresses(values, posts):
        for headers in ({}, HTMX) if in_parts else ({},):
            answer = client.get(address, headers=headers)
            if not answer.streaming and answer["Content-Type"].startswith(("text/html", "image/svg")):
                yield name, address, answer.content.decode()


def all_in(state, debate):
    mine = Post.objects.filter(author=debate[0]["author"])
    mine.update(state=state)
    return list(mine)


def said_at(role, debate) -> set[str]:
    """The addresses at which somebody reads the word."""
    viewer = debate[0][role]
    return {address for _name, address, text in pages(viewer, debate, in_parts=role == IN_PARTS) if WORD in text}


@pytest.mark.parametrize(("state", "role"), [(state, role) for state, roles in ASKED.items() for role in roles])
def test_what_is_out_of_sight_is_read_by_nobody_who_may_not(debate, state, role):
    posts = all_in(state, debate)
    viewer = debate[0][role]
    may = {may_read_words(viewer or AnonymousUser(), post) for post in posts}
    assert may == {state == State.HELD and role == "author"}
    found = said_at(role, debate)
    assert bool(found) == (may == {True}), found
    assert WORD not in str(list(Letter.objects.values()))


def test_what_everybody_may_read_is_read_at_these_addresses_at_least(debate):
    _people, motion, _values, posts = debate
    found = said_at("visitor", debate)
    assert {post.get_absolute_url() for post in posts["pk"][:4]} <= found
    assert {f"/d/{motion.slug}/{page}" for page in ("", "said/", "p/1/", "arguments/")} <= found
    assert len(found) > 15


class _Unfolded(HTMLParser):
    """Finds the word where it is seen without unfolding anything."""

    def __init__(self) -> None:
        super().__init__()
        self.folds, self.found = 0, []

    def handle_starttag(self, tag, attrs):
        self.folds += tag == "details"
        if not self.folds:
            self.found += [f"{tag} {name}={value}" for name, value in attrs if value and WORD in value]

    def handle_endtag(self, tag):
        self.folds -= tag == "details"

    def handle_data(self, data):
        if WORD in data and not self.folds:
            self.found.append(data)


@pytest.mark.parametrize("role", ["visitor", "member", "author"])
def test_what_is_collapsed_is_folded_at_every_address_and_can_be_unfolded(debate, role):
    people, _motion, _values, posts = debate
    all_in(State.COLLAPSED, debate)
    seen, read = {}, set()
    for name, address, text in pages(people[role], debate):
        read |= {address} if WORD in text else set()
        parser = _Unfolded()
        parser.feed(text)
        if parser.found and name not in UNFOLDED:
            seen[address] = parser.found[:3]
    assert seen == {}
    assert {post.get_absolute_url() for post in posts["pk"][:3]} <= read


@pytest.mark.parametrize("state", [*ASKED, State.COLLAPSED])
def test_that_words_of_the_article_were_quoted_is_told_only_with_the_words(debate, state):
    people, motion, _values, posts = debate
    all_in(state, debate)
    comment = posts["pk"][1]
    for role in ("visitor", "moderator", "admin"):
        text = browser_of(people[role]).get(comment.get_absolute_url()).content.decode()
        assert (QUOTED in text) == (state == State.COLLAPSED)
        text = browser_of(people[role]).get(f"/d/{motion.slug}/p/1/").content.decode()
        assert ("data-start=" in text) == (state == State.COLLAPSED)
    assert Motion.objects.count() == Placement.objects.count() == 1
