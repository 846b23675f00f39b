"""Reporting: one for a person and an open case, refused with a reason, and hiding by itself."""

import pytest
from django.db import IntegrityError, transaction

from debates.moderation.models import Case, Decision, Report, Sign, Statement
from debates.moderation.states import Clue, State, Tray
from debates.posts.ruling import change_state
from debates.posts.services import revise
from debates.posts.states import State as PostState
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import make_motion, make_person, say, stand

from .conftest import decided, now, reported


@pytest.mark.django_db
class TestOnce:
    def test_reports_of_several_people_gather_in_one_case(self, post, noise):
        assert {reported(post).pk for _ in range(3)} == {Case.objects.get().pk}
        assert Report.objects.count() == 3

    def test_the_same_person_again_changes_what_they_said(self, post, other):
        reported(post, other, "spam")
        reported(post, other, "harassment", note="It is about my mother.")
        found = Report.objects.get()
        assert (found.reason, found.note) == ("harassment", "It is about my mother.")

    def test_two_things_have_two_cases(self, motion, person):
        assert reported(say(motion, person)).pk != reported(say(motion, person, "Tea.")).pk

    def test_the_database_takes_no_second_undecided_case(self, post):
        reported(post)
        with pytest.raises(IntegrityError, match="case_undecided_once_per_post"), transaction.atomic():
            Case.objects.create(post=post, tray=Tray.HELD)

    def test_the_database_takes_no_second_report_of_a_person(self, post, other):
        case = reported(post, other)
        with pytest.raises(IntegrityError, match="report_once_per_person"), transaction.atomic():
            Report.objects.create(case=case, reporter=other, reason="spam")


@pytest.mark.django_db
class TestTargets:
    def test_a_debate_is_reported(self, motion):
        case = reported(motion, reason="spam")
        assert (case.motion, case.debate, case.tray) == (motion, motion, Tray.REPORTED)

    def test_an_account_is_reported_and_lies_with_the_profiles(self, person):
        case = reported(person, reason="impersonation")
        assert (case.profile, case.tray) == (person, Tray.PROFILE)

    def test_an_article_is_reported(self, motion):
        assert reported(motion.article, reason="spam").article == motion.article

    def test_illegal_content_lies_in_the_gravest_tray(self, post):
        reported(post)
        assert reported(post, reason="illegal", law="Penal Code, 153").tray == Tray.ILLEGAL
        assert reported(post).tray == Tray.ILLEGAL


@pytest.mark.django_db
class TestRefused:
    def refuses(self, told: str, status: int, *args, **fields) -> None:
        with pytest.raises(Refusal, match=told) as refusal:
            reported(*args, **fields)
        assert refusal.value.refused.status == status
        assert not Report.objects.exists()

    def test_ones_own_post(self, post, person):
        self.refuses("your own", 403, post, person)

    @pytest.mark.parametrize("state", [PostState.HIDDEN, PostState.REMOVED, PostState.WITHDRAWN])
    def test_what_is_no_longer_shown(self, state, post):
        change_state(post=post, to=state)
        self.refuses("no longer shown", 409, post)

    def test_what_is_collapsed_can_be_reported(self, post):
        change_state(post=post, to=PostState.COLLAPSED)
        assert reported(post).pk

    def test_something_else_without_words(self, post):
        self.refuses("Say what is wrong", 422, post, reason="other", note="  ")

    def test_something_else_with_words_is_taken(self, post):
        assert reported(post, reason="other", note="It names a child.").pk

    def test_illegal_without_a_law(self, post):
        self.refuses("Name the law", 422, post, reason="illegal")

    def test_a_note_without_end(self, post):
        self.refuses("1001 characters", 422, post, note="x" * 1_001)

    def test_a_law_without_end(self, post):
        self.refuses("201 characters", 422, post, reason="illegal", law="x" * 201)

    def test_too_many_in_a_day_say_when_to_come_back(self, motion, person, other):
        for n in range(10):
            reported(say(motion, person, f"Kettle {n}."), other)
        with pytest.raises(Refusal, match="Come back in") as refusal:
            reported(say(motion, person, "One more kettle."), other)
        assert refusal.value.refused.status == 429


@pytest.mark.django_db
class TestAgain:
    def test_what_was_answered_is_not_heard_twice(self, post, other, moderator):
        decided(reported(post, other), moderator, "dismiss")
        with pytest.raises(Refusal, match="a moderator decided"):
            reported(post, other)

    def test_others_are_heard(self, post, other, moderator):
        first = reported(post, other)
        decided(first, moderator, "dismiss")
        assert reported(post).pk != first.pk

    def test_a_new_revision_is_heard_again(self, post, person, other, moderator):
        decided(reported(post, other), moderator, "dismiss")
        revise(post=post, by=person, body="Worse words.", seen=1)
        assert reported(post, other).state == State.OPEN


def quarrel():
    """An argued debate: its author for, with three trusted reporters, one of them on the author's side."""
    motion, author = make_motion("This house would quarrel"), make_person()
    people = [make_person(trust=3) for _ in range(3)]
    stand(motion, author, "for")
    for person, side in zip(people, ("against", "against", "for"), strict=True):
        stand(motion, person, side)
        # eight of eight agreed with: a report weighs 3 x 0.9
        case = Case.objects.create(motion=make_motion(), tray=Tray.REPORTED, state=State.CLOSED)
        Report.objects.create(case=case, reporter=person, reason="spam", outcome="agreed")
        for _ in range(7):
            case = Case.objects.create(profile=author, tray=Tray.PROFILE, state=State.CLOSED)
            Report.objects.create(case=case, reporter=person, reason="spam", outcome="agreed")
    return say(motion, author), people


@pytest.mark.django_db
class TestHiding:
    def test_enough_reports_of_both_sides_hide_a_post_until_somebody_looks(self):
        post, people = quarrel()
        for person in people[:2]:
            reported(post, person)
        assert now(post).state == PostState.VISIBLE
        case = reported(post, people[2])
        assert now(post).state == PostState.HIDDEN
        case.refresh_from_db()
        assert case.state == State.OPEN
        assert Sign.objects.get().clue == Clue.SCORE

    def test_it_leaves_one_automatic_decision_a_statement_and_a_row(self):
        post, people = quarrel()
        for person in people:
            reported(post, person)
        decision = Decision.objects.get()
        assert (decision.is_automatic, decision.by, decision.seat, decision.action) == (True, None, None, "hide")
        assert Statement.objects.get().person_id == post.author_id
        (row,) = Entry.objects.all()
        assert row.facts["automatic"] is True

    def test_the_other_side_alone_hides_nothing(self):
        post, people = quarrel()
        for person in [*people[:2], make_person(trust=3)]:
            reported(post, person)
        assert now(post).state == PostState.VISIBLE

    def test_a_revision_that_was_found_in_order_never_hides_again(self, moderator):
        post, people = quarrel()
        decided(reported(post), moderator, "dismiss")
        for person in people:
            reported(post, person)
        assert now(post).state == PostState.VISIBLE

    def test_its_next_revision_may(self, moderator):
        post, people = quarrel()
        decided(reported(post), moderator, "dismiss")
        revise(post=post, by=post.author, body="Worse words.", seen=1)
        for person in people:
            reported(post, person)
        assert now(post).state == PostState.HIDDEN

    @pytest.mark.parametrize("action", ["dismiss", "approve"])
    def test_whoever_finds_it_in_order_shows_it_again(self, action, moderator):
        post, people = quarrel()
        for person in people:
            reported(post, person)
        decided(Case.objects.get(post=post), moderator, action)
        assert now(post).state == PostState.VISIBLE
