"""A decision taken back: within its minute, once, by who decided; everything comes to be what it was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.moderation.choosing import Where
from debates.moderation.models import Case, Decision, Report, Statement
from debates.moderation.reversing import reverse
from debates.moderation.services import undo
from debates.moderation.states import Outcome, State
from debates.posts.derived import faults
from debates.posts.ruling import change_state
from debates.posts.states import State as PostState
from debates.voting.models import Voter
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import argue, make_person, say, stand, vote

from .conftest import decided, now, reported


def undone(decision, by):
    return undo(decision=Decision.objects.get(pk=decision.pk), by=by)


@pytest.mark.django_db
@pytest.mark.parametrize("action", ["collapse", "hide", "remove"])
def test_an_undone_decision_shows_the_post_again_and_opens_the_case(action, post, moderator):
    decision = decided(reported(post), moderator, action)
    undoing = undone(decision, moderator)
    case = now(decision.case)
    assert now(post).state == PostState.VISIBLE
    assert (case.state, case.version, case.decided) == (State.OPEN, 3, None)
    assert (undoing.action, undoing.undoes_id) == ("undo", decision.pk)
    assert Statement.objects.get().withdrawn is not None
    assert Report.objects.get().outcome == Outcome.WAITING
    assert [entry.act for entry in Entry.objects.order_by("number")] == ["decision", "undone"]
    assert faults() == []


@pytest.mark.django_db
class TestRefused:
    def test_after_its_minute(self, post, moderator, monkeypatch):
        decision = decided(reported(post), moderator)
        monkeypatch.setattr("debates.moderation.models.decision.UNDO_WITHIN", timedelta(0))
        with pytest.raises(Refusal, match="The minute is over"):
            undone(decision, moderator)
        assert now(post).state == PostState.REMOVED

    def test_by_somebody_else(self, post, moderator, senior):
        with pytest.raises(Refusal, match="Only who decided"):
            undone(decided(reported(post), moderator), senior)

    def test_twice(self, post, moderator):
        decision = decided(reported(post), moderator)
        undone(decision, moderator)
        with pytest.raises(Refusal, match="undone already"):
            undone(decision, moderator)

    def test_what_was_removed_for_good(self, post, senior):
        decision = decided(reported(post), senior, "purge", "illegal", law="Penal Code, 153")
        with pytest.raises(Refusal, match="nothing to bring back"):
            undone(decision, senior)


@pytest.mark.django_db
def test_a_person_is_free_again(post, moderator):
    decision = decided(reported(post), moderator, "remove", sanction="suspend", hours=24)
    assert now(post.author).is_suspended
    undone(decision, moderator)
    assert not now(post.author).is_suspended


@pytest.mark.django_db
def test_votes_count_again(motion, moderator, person):
    post, voters = argue(motion, person), [make_person() for _ in range(3)]
    for voter in voters:
        stand(motion, voter)
        vote(post, voter)
    ids = tuple(Voter.objects.filter(person__in=voters).values_list("pk", flat=True))
    decision = decided(reported(motion, reason="spam"), moderator, "exclude_votes", "spam", voters=ids)
    post.tally.refresh_from_db()
    assert post.tally.yes == 0
    assert Statement.objects.count() == 3
    assert Entry.objects.count() == 1
    undone(decision, moderator)
    post.tally.refresh_from_db()
    assert post.tally.yes == 3


@pytest.mark.django_db
def test_a_later_decision_counts_them_again_and_one_of_none_is_refused(motion, moderator, person):
    post, voter = argue(motion, person), make_person()
    stand(motion, voter)
    vote(post, voter)
    ids = tuple(Voter.objects.filter(person=voter).values_list("pk", flat=True))
    decided(reported(motion, reason="spam"), moderator, "exclude_votes", "spam", voters=ids)
    again = decided(reported(motion, reason="spam"), moderator, "include_votes", "spam", voters=ids)
    post.tally.refresh_from_db()
    assert (post.tally.yes, again.statements.count()) == (1, 0)
    undone(again, moderator)
    post.tally.refresh_from_db()
    assert post.tally.yes == 0
    case = Case.objects.get(pk=again.case_id)
    decided(case, moderator, "include_votes", "spam", voters=ids)
    with pytest.raises(Refusal, match="none of these are excluded"):
        decided(reported(motion, reason="spam"), moderator, "include_votes", "spam", voters=ids)


@pytest.mark.django_db
def test_what_was_reported_again_since_is_not_undone_but_decided_anew(post, moderator):
    decision = decided(reported(post), moderator, "collapse", "off_topic")
    again = reported(post)
    with pytest.raises(Refusal, match="reported again since") as refusal:
        undone(decision, moderator)
    assert refusal.value.refused.status == 409
    assert (now(post).state, Entry.objects.count()) == (PostState.COLLAPSED, 1)
    decided(again, moderator, "restore", "off_topic")
    assert now(post).state == PostState.VISIBLE


@pytest.mark.django_db
def test_a_thread_is_open_again(motion, person, moderator):
    top = say(motion, person)
    decision = decided(reported(top), moderator, "lock")
    undone(decision, moderator)
    assert now(top).thread == "open"


@pytest.mark.django_db
def test_words_come_back(motion, person, moderator):
    post = say(motion, person, "My number is 555 1234, call me.")
    decision = decided(reported(post), moderator, "redact", "personal_data", passages=("555 1234",))
    assert "555" not in now(post).body
    undone(decision, moderator)
    assert now(post).body == "My number is 555 1234, call me."


@pytest.mark.django_db
def test_a_moved_post_stands_where_it_stood(motion, person, moderator):
    top, moved = argue(motion, person), argue(motion, make_person(), "Tea wakes it too.", "against")
    decision = decided(reported(moved), moderator, "move", "off_topic", place=Where(top.pk, "opposes"))
    undone(decision, moderator)
    back = now(moved)
    assert (back.parent_id, back.side, back.relation) == (None, "against", "opposes")


@pytest.mark.django_db
class TestLater:
    """As on appeal, when the minute is long over."""

    def late(self, decision, by):
        decision = Decision.objects.get(pk=decision.pk)
        decision.made = timezone.now() - timedelta(days=2)
        return reverse(decision, by=by, why="The appeal is right.")

    def test_what_was_held_to_be_read_is_shown(self, post, moderator, senior):
        change_state(post=post, to=PostState.HELD)
        case = reported_held(post)
        self.late(decided(case, moderator), senior)
        assert now(post).state == PostState.VISIBLE

    def test_what_was_collapsed_before_is_collapsed_again(self, post, moderator, senior):
        change_state(post=post, to=PostState.COLLAPSED)
        self.late(decided(reported(post), moderator), senior)
        assert now(post).state == PostState.COLLAPSED

    def test_what_its_author_withdrew_since_stays_withdrawn(self, post, moderator, senior):
        decision = decided(reported(post), moderator, "collapse")
        change_state(post=post, to=PostState.WITHDRAWN)
        assert self.late(decision, senior) == {}
        assert now(post).state == PostState.WITHDRAWN

    def test_where_the_place_is_gone_it_stays(self, motion, person, moderator, senior):
        old, new = argue(motion, person), argue(motion, make_person(), "Tea wakes it too.", "against")
        third = argue(motion, make_person(), "So does rain.")
        decided(reported(third), moderator, "move", "off_topic", place=Where(old.pk, "supports"))
        decision = decided(reported(third), moderator, "move", "off_topic", place=Where(new.pk, "opposes"))
        change_state(post=now(old), to=PostState.REMOVED)
        assert self.late(decision, senior) == {"moved_back": False}
        assert now(third).parent_id == new.pk

    def test_votes_of_a_debate_that_is_over_stay(self, motion, person, moderator, senior):
        post, voter = argue(motion, person), make_person()
        stand(motion, voter)
        vote(post, voter)
        ids = tuple(Voter.objects.filter(person=voter).values_list("pk", flat=True))
        decision = decided(reported(motion, reason="spam"), moderator, "exclude_votes", "spam", voters=ids)
        motion.state = "closed"
        motion.save()
        assert self.late(decision, senior) == {"votes_stay": True}


def reported_held(post):
    from debates.moderation.gathering import sign
    from debates.moderation.states import Clue, Tray
    from debates.moderation.things import thing_of

    return sign(thing_of(now(post)), Tray.HELD, Clue.WORDS, words="kettle")
