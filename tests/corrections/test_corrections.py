"""Proposing a better place for a post, and deciding that."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from debates.corrections.changes import Change
from debates.corrections.models import Correction, What
from debates.corrections.services import accept, correct, decline, withdraw
from debates.motions.services import close, lock
from debates.posts import placing
from debates.posts.derived import faults
from debates.posts.models import Placement
from debates.posts.services import withdraw as take_back
from forum.accounts.limits import LIMITS, Limit, Limited
from forum.web.refusal import Refusal
from tests.conftest import argue, block, counter, make_motion, make_person, reply, say
from tests.corrections.places import now, proposed, refused

pytestmark = pytest.mark.django_db


class TestProposing:
    def test_anybody_who_is_logged_in_may_and_nothing_moves(self, answer, third):
        made = proposed(answer, third)
        assert (made.state, made.before.relation, made.after.relation) == ("open", "opposes", "undercuts")
        assert (now(answer).relation, Placement.objects.count()) == ("opposes", 0)

    def test_it_is_refused_where_the_post_could_not_stand_there(self, motion, top, answer, third):
        elsewhere = argue(make_motion("This house would nap"), third)
        refused(lambda: proposed(answer, third, relation="opposes"), 409, "already")
        refused(lambda: proposed(top, third, "place", target=answer, relation="supports"), 409, "circle")
        refused(lambda: proposed(answer, third, "place", target=elsewhere, relation="supports"), 409, "another debate")
        refused(lambda: proposed(answer, third, "duplicate", target=top), 409, "different sides")
        refused(lambda: proposed(answer, third, "duplicate"), 422, "Choose the argument")
        proposed(answer, third, "place", side="against")

    def test_it_needs_a_reason_and_is_made_once_at_a_time(self, answer, third, other):
        refused(lambda: proposed(answer, third, why="  "), 422, "Say why")
        first = proposed(answer, third)
        refused(lambda: proposed(answer, third), 409, "still open")
        proposed(answer, third, "place", side="for")
        proposed(answer, make_person())
        withdraw(correction=first, by=third)
        proposed(answer, third)

    def test_it_is_refused_for_what_is_gone_and_in_a_debate_that_is_over(self, motion, top, answer, third, host, other):
        gone = counter(top, other, "No.", "opposes")
        take_back(post=gone, by=other)
        refused(lambda: proposed(gone, third), 409, "no longer shown")
        lock(motion=motion, by=host, reason="Late.")
        refused(lambda: proposed(answer, third), 409, "locked")
        proposed(answer, host)
        close(motion=motion, by=host, reason="Later.")
        refused(lambda: proposed(answer, host, "place", side="for"), 409, "over")

    def test_there_is_a_limit(self, answer, third, monkeypatch):
        monkeypatch.setitem(LIMITS, Limited.CORRECTIONS, (Limit(1, 60),) * 4)
        first = proposed(answer, third)
        withdraw(correction=first, by=third)
        with pytest.raises(Refusal) as refusal:
            proposed(answer, third)
        assert refusal.value.refused.status == 429

    def test_the_same_at_the_same_time_is_one(self, answer, third):
        row = proposed(answer, third)
        row.pk = None
        with pytest.raises(IntegrityError, match="correction_open_once"), transaction.atomic():
            row.save(force_insert=True)


class TestAccepting:
    def test_by_the_author_a_host_or_a_moderator_moves_the_post(self, top, answer, third, host, other, moderator):
        for relation, by in (("undercuts", other), ("supports", host), ("opposes", moderator)):
            made = accept(correction=proposed(answer, third, relation=relation), by=by, word="So it does.")
            assert (made.state, made.decided_by, made.answer) == ("accepted", by, "So it does.")
            assert now(answer).relation == relation
        newest = placing.placements_of(answer)[0]
        assert (newest.by, newest.why) == (moderator, "It speaks of something else.")
        assert faults() == []

    def test_by_others_is_refused_even_by_who_proposed_it(self, answer, third, person):
        made = proposed(answer, third)
        for stranger in (third, person):
            refused(lambda by=stranger: accept(correction=made, by=by), 403, "author of the post, a host")
        assert now(answer).relation == "opposes"

    def test_moves_it_elsewhere_with_what_is_beneath(self, motion, top, answer, third, host, person):
        below = counter(answer, person)
        accept(correction=proposed(answer, third, "place", side="against"), by=host)
        assert (now(answer).parent, now(below).root, now(below).side) == (None, answer, "against")
        accept(correction=proposed(answer, third, "place", target=top, relation="undercuts"), by=host)
        assert (now(answer).parent, now(below).root, now(below).favours) == (top, top, "for")

    def test_what_says_the_same_is_joined_to_the_other(self, motion, top, third, host, person):
        same = argue(motion, person, "Coffee wakes a house.")
        accept(correction=proposed(same, third, "duplicate", target=top), by=host)
        assert (now(same).same_as, now(same).parent, now(same).relation) == (top, top, "supports")

    def test_of_a_comment_changes_its_relation_or_its_paragraph(self, motion, person, third, host):
        comment = say(motion, person)
        below = reply(comment, third)
        accept(correction=proposed(comment, third, relation="asks"), by=host)
        accept(correction=proposed(comment, third, "place", block=block(motion, 3).block), by=host)
        accept(correction=proposed(below, person, relation="opposes"), by=third)
        assert (now(comment).relation, now(comment).block, now(below).relation) == (
            "asks", block(motion, 3).block, "opposes"
        )  # fmt: skip
        assert faults() == []

    def test_with_more_words_than_fit_is_refused_and_nothing_moves(self, answer, third, other):
        made = proposed(answer, third)
        refused(lambda: accept(correction=made, by=other, word="w" * 501), 422, "at most 500")
        assert (now(made).is_open, now(answer).relation) == (True, "opposes")
        accept(correction=made, by=other, word="w" * 500)

    def test_is_refused_once_it_was_decided(self, answer, third, host, other):
        made = proposed(answer, third)
        accept(correction=made, by=other)
        refused(lambda: accept(correction=made, by=host), 409, "accepted already, by oleg")
        refused(lambda: decline(correction=made, by=host, word="No."), 409, "accepted already, by oleg")
        refused(lambda: withdraw(correction=made, by=third), 409, "accepted already, by oleg")

    def test_is_refused_once_the_post_was_moved(self, top, answer, third, host):
        made = proposed(answer, third)
        placing.move(post=answer, by=host, parent=None, relation="supports", side="for", why="On its own.")
        refused(lambda: accept(correction=made, by=host), 409, "moved after this was proposed")
        decline(correction=made, by=host, word="It moved.")
        accept(correction=proposed(answer, third, "place", side="against"), by=host)

    def test_is_refused_where_it_would_now_be_a_circle(self, motion, top, answer, third, host, person):
        other_top = argue(motion, person, "Coffee costs more.", "against")
        made = proposed(answer, third, "place", target=other_top, relation="supports")
        placing.move(post=other_top, by=host, parent=answer, relation="supports", why="Beneath.")
        refused(lambda: accept(correction=made, by=host), 409, "circle")
        assert now(made).is_open


class TestDeclining:
    def test_leaves_the_post_and_keeps_the_word(self, answer, third, other):
        made = decline(correction=proposed(answer, third), by=other, word="It denies the claim itself.")
        assert (made.state, made.answer, now(answer).relation) == ("declined", "It denies the claim itself.", "opposes")

    def test_needs_a_word_and_is_not_for_others(self, answer, third, other, person):
        made = proposed(answer, third)
        refused(lambda: decline(correction=made, by=other, word=" "), 422, "Say why you decline")
        refused(lambda: decline(correction=made, by=person, word="No."), 403, "author of the post")
        decline(correction=made, by=other, word="No.")


class TestTakingBack:
    def test_is_for_who_proposed_it_alone(self, answer, third, other):
        made = proposed(answer, third)
        refused(lambda: withdraw(correction=made, by=other), 403, "Only who made")
        assert withdraw(correction=made, by=third).state == "withdrawn"
        refused(lambda: accept(correction=made, by=other), 409, "taken back by third")


class TestOnesOwn:
    def test_is_put_right_at_once(self, answer, top, other, motion):
        correct(post=answer, by=other, change=Change(What.RELATION, relation="undercuts"), why="I misspoke.")
        assert (now(answer).relation, Correction.objects.count()) == ("undercuts", 0)
        same = counter(top, other, "Tea does it too.", "undercuts")
        correct(post=same, by=other, change=Change(What.DUPLICATE, target=answer), why="Said twice.")
        assert now(same).same_as == answer

    def test_is_not_what_others_wrote(self, answer, third):
        change = Change(What.RELATION, relation="undercuts")
        refused(lambda: correct(post=answer, by=third, change=change, why="So."), 403, "You can propose it")


class TestTheRules:
    @pytest.mark.parametrize(
        ("name", "fields"),
        [
            ("correction_decided_when", {"state": "accepted"}),
            ("correction_decided_when", {"answer": "So."}),
            ("correction_declined_with_a_word", {"state": "declined", "decided": timezone.now()}),
            ("correction_state_is_known", {"state": "lost", "decided": timezone.now()}),
        ],
    )
    def test_of_deciding_stand_in_the_database(self, answer, third, name, fields):
        made = proposed(answer, third)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Correction.objects.filter(pk=made.pk).update(**fields)

    @pytest.mark.parametrize(
        ("name", "fields"),
        [
            ("correction_names_what_it_needs", {"what": "duplicate", "target": None}),
            ("correction_names_what_it_needs", {"what": "promote"}),
            ("correction_names_what_it_needs", {"relation": None}),
            ("correction_has_a_reason", {"why": ""}),
            ("correction_relations_are_known", {"was": "sings"}),
            ("correction_side_is_known", {"side": "above", "target": None}),
            ("correction_names_one_place", {"side": "for"}),
        ],
    )
    def test_of_proposing_too(self, answer, third, name, fields):
        row = proposed(answer, third)
        for field, value in {"pk": None, "by": None, **fields}.items():
            setattr(row, field, value)
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            row.save(force_insert=True)

    def test_it_is_of_one_debate_and_does_not_change(self, answer, third):
        row = proposed(answer, third)
        row.pk, row.by, row.motion = None, None, make_motion("This house would nap")
        with pytest.raises(IntegrityError, match="another debate"), transaction.atomic():
            row.save(force_insert=True)
        with pytest.raises(DatabaseError, match="annot update"), transaction.atomic():
            Correction.objects.update(why="Other words.")
