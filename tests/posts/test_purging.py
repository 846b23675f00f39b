"""What a post said, deleted everywhere for good."""

from contextlib import suppress

import pytest
from django.core.serializers import serialize
from django.db import transaction

from debates.motions.states import Side
from debates.posts.arguing import rewrite
from debates.posts.basis import Named
from debates.posts.derived import faults
from debates.posts.drafts import keep_argument, keep_rewriting
from debates.posts.models import (
    Anchor,
    Citation,
    Draft,
    Illustration,
    ParagraphCount,
    Post,
    PostRevision,
    Source,
    Unredacted,
)
from debates.posts.purging import purge
from debates.posts.redacting import redact
from debates.posts.ruling import change_state
from debates.posts.services import Posted, comment_on, revise, withdraw
from debates.posts.states import State
from debates.voting.models import Vote
from forum.derived import REGISTRY
from forum.uploads import storage
from forum.uploads.models import Picture
from forum.uploads.services import remove
from forum.web.refusal import Refusal
from tests.conftest import argue, block, browser_of, case, counter, reply, say, vote, words
from tests.posts.test_ruling import now, refused
from tests.uploads.pictures import kept, shown

WORD = "Zmyrgl"


class _TakenBackError(Exception):
    """Something later in the same transaction went wrong."""


def stored() -> str:
    """Every row of every table of posts, and the pictures."""
    tables = (Post, PostRevision, Source, Citation, Anchor, Draft, Illustration, Picture, Unredacted)
    return "".join(serialize("json", table.objects.all(), ensure_ascii=False) for table in tables)


@pytest.fixture
def argument(motion, person):
    """An argument whose word stands in all that it says, said before, rests on, and in drafts."""
    typed = case(f"{WORD} is here.", sources=(Named(f"The {WORD} papers"),), rests_on=(1,))
    draft = keep_argument(motion=motion, side=Side.FOR, case=typed, comment=None, address="/", keys=[])
    post = argue(motion, person, f"{WORD} is here.", sources=(Named(f"The {WORD} papers"),), rests_on=(1,))
    Draft.objects.filter(pk=draft.pk).update(post=post, owner=person)
    rewrite(post=post, by=person, case=case(f"{WORD} was here.", f"So says {WORD}, of Elm Street."), seen=1)
    keep_rewriting(post=post, case=case(f"{WORD} may be here."), seen=2, address="/", keys=[])
    redact(post=now(post), passages=["Elm Street"], mark=1)
    return now(post)


@pytest.mark.django_db
class TestPurged:
    def test_nothing_that_it_said_is_left_in_any_row(self, argument):
        assert WORD in stored()
        assert Draft.objects.count() == 2
        purge(post=argument)
        assert WORD not in stored()
        assert "Elm Street" not in stored()
        held = now(argument)
        assert (held.state, held.claim, held.body, held.html) == (State.PURGED, None, "", "")
        assert list(held.revisions.order_by("number").values_list("claim", "body", "html", "basis")) == [
            (None, "", "", {}), (None, "", "", {}),
        ]  # fmt: skip
        assert not Draft.objects.exists()
        assert [fault for derived in REGISTRY.values() for fault in derived.faults()] == []

    @pytest.mark.parametrize("was", [State.VISIBLE, State.COLLAPSED, State.HIDDEN, State.REMOVED])
    def test_from_every_state_the_counts_are_right(self, motion, person, other, was):
        top = argue(motion, person, sources=(Named("A book"),), disputes=(1,))
        under = counter(top, other, rests_on=(1,))
        if was != State.VISIBLE:
            change_state(post=under, to=was)
        purge(post=under)
        assert (now(top).oppose_count, ParagraphCount.objects.get().leaning) == (0, 0)
        assert ParagraphCount.objects.get().disputing == 1
        assert Source.objects.get().post == top
        assert faults() == []

    def test_its_place_its_answers_and_its_votes_stay(self, motion, person, other):
        top = argue(motion, person)
        below = reply(top, other, "I heard that.")
        vote(top, other)
        purge(post=top)
        assert Vote.objects.filter(post=top).count() == 1
        assert now(below).parent_id == top.pk
        page = browser_of(None).get(below.get_absolute_url())
        assert (page.status_code, browser_of(None).get(top.get_absolute_url()).status_code) == (200, 410)
        assert "I heard that." in page.content.decode()

    def test_the_words_of_the_article_stay_and_no_page_shows_that_they_were_quoted(self, motion, person):
        quoted = words(f"{WORD} sings.", quotation="nobody spoke")
        post = comment_on(author=person, motion=motion, version=block(motion), words=quoted).post
        purge(post=post)
        assert Anchor.objects.get().quotation == "nobody spoke"
        assert "nobody spoke" not in browser_of(person).get(post.get_absolute_url()).content.decode()
        assert WORD not in stored()

    def test_what_was_withdrawn_can_be_purged_and_nothing_twice(self, motion, person):
        post = say(motion, person)
        withdraw(post=post, by=person)
        purge(post=post)
        refused(lambda: purge(post=post), "This is purged already")

    def test_only_its_own_words_go(self, motion, person, other):
        gone, stays = say(motion, person, f"{WORD} one."), say(motion, other, f"{WORD} two.")
        purge(post=gone)
        assert now(stays).body == f"{WORD} two."
        assert stays.revisions.get().body == f"{WORD} two."


@pytest.mark.django_db(transaction=True)
class TestPictures:
    def test_its_pictures_go_with_their_files_but_for_those_that_another_post_shows(self, motion, person, other):
        alone, shared = kept(person), kept(person)
        post = say(motion, person, f"{shown(alone)} {shown(shared)}")
        say(motion, person, shown(shared))
        purge(post=post)
        assert (storage.read(alone.name), Picture.objects.get()) == (None, shared)
        assert storage.read(shared.name)
        assert browser_of(person).get(alone.get_absolute_url()).status_code == 404
        assert browser_of(other).get(shared.get_absolute_url()).status_code == 200

    def test_a_purge_that_is_taken_back_deletes_no_file(self, motion, person):
        picture = kept(person)
        post = say(motion, person, shown(picture))
        with suppress(_TakenBackError), transaction.atomic():
            purge(post=post)
            raise _TakenBackError
        assert storage.read(picture.name)
        assert now(post).state == State.VISIBLE

    def test_pictures_that_nothing_shows_are_removed_when_they_are_named(self, person):
        one, other = kept(person), kept(person)
        assert remove(keys=[]) == 0
        assert remove(keys=[one.key]) == 1
        assert (storage.read(one.name), Picture.objects.get()) == (None, other)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_a_revision_and_a_purge_at_once_leave_no_words(self, motion, person, at_once):
        post = say(motion, person, f"{WORD} at first.")
        acts = [lambda n=n: revise(post=post, by=person, body=f"{WORD} {n}", seen=1) for n in range(3)]
        results = at_once(acts[0], lambda: purge(post=post), *acts[1:])
        assert {type(r) for r in results} <= {Posted, type(None)} | {type(r) for r in results if isinstance(r, Refusal)}
        assert results[1] is None
        assert now(post).state == State.PURGED
        assert WORD not in stored()
        assert faults() == []

    def test_an_answer_with_its_picture_and_a_purge_at_once_keep_what_is_shown(self, motion, person, at_once):
        picture = kept(person)
        post = say(motion, person, shown(picture))
        results = at_once(lambda: purge(post=post), lambda: say(motion, person, shown(picture)))
        assert results[0] is None
        shows_it = isinstance(results[1], Post)
        assert bool(storage.read(picture.name)) == Picture.objects.exists() == shows_it
        assert faults() == []
