"""Passages taken out of a post and its revisions, and put back."""

import pytest
from django.db import IntegrityError, transaction

from debates.posts.arguing import rewrite
from debates.posts.derived import faults
from debates.posts.models import ParagraphCount, Post, Unredacted
from debates.posts.redacting import redact, redaction_of, unredact
from debates.posts.ruling import change_state
from debates.posts.services import revise
from debates.posts.states import State
from forum.uploads.models import Picture
from forum.uploads.services import sweep
from forum.web.refusal import Refusal
from tests.conftest import argue, browser_of, case, say
from tests.posts.revised import texts
from tests.posts.test_ruling import now, refused
from tests.uploads.pictures import kept, shown
from tests.uploads.test_services import aged

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(motion, person) -> Post:
    """A comment with an earlier revision that names a street too."""
    said = say(motion, person, "Ada of Elm Street complained.")
    return revise(post=said, by=person, body="Ada of Elm Street, at 7 Elm Street, *complained*.", seen=1).post


def everything(post: Post) -> tuple[object, ...]:
    held = now(post)
    return held.claim, held.body, held.html, list(held.revisions.order_by("number").values("claim", "body", "html"))


class TestTakenOut:
    def test_it_is_gone_from_what_the_post_says_and_ever_said(self, post):
        redact(post=post, passages=["Elm Street"], mark=5)
        assert texts(post) == [(1, "Ada of […] complained."), (2, "Ada of […], at 7 […], *complained*.")]
        held = now(post)
        assert (held.body, held.revision_number) == (texts(post)[1][1], 2)
        assert "<em>complained</em>" in held.html
        assert "Elm" not in str(everything(post))
        assert ParagraphCount.objects.get().posts == 1
        assert faults() == []

    def test_of_an_argument_the_claim_is_too(self, motion, person):
        post = argue(motion, person, "Ada of Elm Street snores.")
        rewrite(post=post, by=person, case=case("Ada of Elm Street sleeps."), seen=1)
        redact(post=post, passages=["Ada of Elm Street"], mark=1)
        assert [r.claim for r in post.revisions.order_by("number")] == ["[…] snores.", "[…] sleeps."]
        assert redaction_of(post, 1)[0] == (
            "Ada of Elm Street sleeps.\n\nI have watched it.", "[…] sleeps.\n\nI have watched it."
        )  # fmt: skip
        assert "Elm" not in browser_of(None).get(post.get_absolute_url()).content.decode()

    def test_what_it_said_before_and_after_is_told_the_newest_first(self, post):
        redact(post=post, passages=["7 Elm Street"], mark=5)
        assert redaction_of(post, 5) == [
            ("Ada of Elm Street, at 7 Elm Street, *complained*.", "Ada of Elm Street, at […], *complained*.")
        ]
        redact(post=post, passages=["Ada"], mark=9)
        assert len(redaction_of(post, 9)) == 2
        assert redaction_of(post, 5)[0][1] == "Ada of Elm Street, at […], *complained*."
        assert redaction_of(post, 7) == []

    def test_lines_may_end_as_forms_send_them(self, motion, person):
        post = say(motion, person, "One line.\nAnother line.")
        redact(post=post, passages=["line.\r\nAnother"], mark=1)
        assert now(post).body == "One […] line."

    def test_a_hidden_post_may_be_redacted_and_a_purged_one_has_nothing_left(self, post):
        change_state(post=post, to=State.HIDDEN)
        redact(post=post, passages=["Ada"], mark=1)
        change_state(post=post, to=State.PURGED)
        refused(lambda: redact(post=post, passages=["Street"], mark=2), "nothing is left")


class TestRefused:
    @pytest.mark.parametrize(
        ("passages", "words"),
        [
            ([], "Name 1 to 20 passages"),
            (["Ada"] * 21, "Name 1 to 20 passages"),
            ([""], "has 1 to 5000 characters"),
            (["x" * 5_001], "has 1 to 5000 characters"),
            (["ada"], "does not stand in what the post says now"),
            (["Ada", "Eve"], "does not stand in what the post says now"),
        ],
    )
    def test_a_passage_that_cannot_be_taken_out(self, post, passages, words):
        before = everything(post)
        refused(lambda: redact(post=post, passages=passages, mark=1), words, 422)
        assert everything(post) == before
        redact(post=post, passages=["Ada"], mark=1)

    def test_a_claim_of_which_nothing_would_be_left(self, motion, person):
        post = argue(motion, person, "Ada snores.")
        refused(lambda: redact(post=post, passages=["Ada", " snores."], mark=1), "Nothing would be left", 422)
        redact(post=post, passages=["Ada"], mark=1)
        assert now(post).claim == "[…] snores."

    def test_so_many_marks_that_the_claim_grows_too_long(self, motion, person):
        post = argue(motion, person, "ab" * 75 + " is one.")
        refused(lambda: redact(post=post, passages=["a"], mark=1), "too long", 422)
        redact(post=post, passages=["ab" * 40], mark=1)
        assert now(post).claim == "[…] is one."

    def test_what_was_taken_out_is_not_taken_out_again(self, post):
        redact(post=post, passages=["Elm Street"], mark=1)
        refused(lambda: redact(post=post, passages=["of […]"], mark=2), "taken out before", 422)
        refused(lambda: redact(post=post, passages=["Ada"], mark=1), "already")
        redact(post=post, passages=["Ada"], mark=2)

    def test_an_earlier_revision_that_grows_too_long_is_cut(self, motion, person):
        post = argue(motion, person, "a " * 79 + "b")
        rewrite(post=post, by=person, case=case("What a day."), seen=1)
        redact(post=post, passages=["a"], mark=1)
        assert len(post.revisions.get(number=1).claim) == 160
        unredact(post=post, mark=1)
        assert post.revisions.get(number=1).claim == "a " * 79 + "b"


class TestPutBack:
    def test_it_is_exactly_as_it_was(self, post):
        before = everything(post)
        redact(post=post, passages=["Elm Street", "Ada"], mark=3)
        assert everything(post) != before
        unredact(post=post, mark=3)
        assert everything(post) == before
        assert not Unredacted.objects.exists()
        refused(lambda: unredact(post=post, mark=3), "Nothing that this decision took out")

    def test_what_its_author_wrote_since_stays(self, post, person):
        redact(post=post, passages=["Elm Street"], mark=3)
        revise(post=post, by=person, body="Somebody complained.", seen=2)
        unredact(post=post, mark=3)
        assert now(post).body == "Somebody complained."
        assert texts(post)[1] == (2, "Ada of Elm Street, at 7 Elm Street, *complained*.")

    @pytest.mark.parametrize("order", [(1, 2), (2, 1)])
    def test_of_two_redactions_each_is_put_back_alone(self, post, order):
        before = everything(post)
        redact(post=post, passages=["7 Elm Street"], mark=1)
        redact(post=post, passages=["Elm"], mark=2)
        unredact(post=post, mark=order[0])
        left = {1: "Ada of […] Street, at 7 […] Street, *complained*.", 2: "Ada of Elm Street, at […], *complained*."}
        assert now(post).body == left[order[0]]
        unredact(post=post, mark=order[1])
        assert everything(post) == before


class TestPictures:
    def test_a_picture_that_was_taken_out_is_shown_to_nobody_and_comes_back(self, motion, person, other):
        picture, stays = kept(person), kept(person)
        post = say(motion, person, f"Look: {shown(picture)} and {shown(stays)}")
        status = lambda of: browser_of(other).get(of.get_absolute_url()).status_code
        redact(post=post, passages=[shown(picture)], mark=1)
        aged(picture)
        sweep()
        assert (status(picture), status(stays)) == (404, 200)
        unredact(post=post, mark=1)
        assert status(picture) == 200

    def test_its_author_does_not_show_it_again(self, motion, person, other):
        picture = kept(person)
        post = say(motion, person, f"Look: {shown(picture)}")
        redact(post=post, passages=[shown(picture)], mark=1)
        with pytest.raises(Refusal, match="A moderator took"):
            revise(post=post, by=person, body=f"Look again: {shown(picture)}", seen=1)
        with pytest.raises(Refusal, match="took this picture out"):
            revise(post=post, by=person, body=f"Otherwise: ![other words]({picture.get_absolute_url()})", seen=1)
        assert browser_of(other).get(picture.get_absolute_url()).status_code == 404
        assert Picture.objects.count() == 1


def test_a_revision_is_kept_once_for_each_redaction(post):
    redact(post=post, passages=["Ada"], mark=1)
    row = Unredacted.objects.get(number=1)
    assert str(row) == f"c{post.pk}.1 before 1"
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.django_db
class TestFormsOpenedBefore:
    def test_what_was_taken_out_is_not_brought_back(self, motion, person):
        post = say(motion, person, "Call me at 555 1234 about the kettle.")
        redact(post=post, passages=["555 1234"], mark=1)
        with pytest.raises(Refusal, match="took “555 1234” out"):
            revise(post=post, by=person, body="Call me at 555 1234 about the kettle!", seen=1)

    def test_a_revision_without_it_is_taken(self, motion, person):
        post = say(motion, person, "Call me at 555 1234 about the kettle.")
        redact(post=post, passages=["555 1234"], mark=1)
        assert revise(post=post, by=person, body="Ask me about the kettle.", seen=1).post.revision_number == 2
