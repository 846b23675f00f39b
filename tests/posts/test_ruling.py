"""What moderators do to posts and threads: states, what is counted, locked threads, several people at once."""

import pytest

from debates.posts import arguing
from debates.posts.derived import faults
from debates.posts.models import ParagraphCount, Placement, Post
from debates.posts.placing import move
from debates.posts.policy import may_answer, may_counter, may_write_answer, may_write_counter
from debates.posts.ruling import change_state, lock_thread, unlock_thread
from debates.posts.services import revise, withdraw
from debates.posts.signals import became_visible
from debates.posts.states import MOVES, Relation, State, ThreadState
from forum.web.refusal import Refusal
from tests.conftest import argue, case, counter, make_person, reply, say
from tests.posts.test_visibility import put_into


def now(post: Post) -> Post:
    return Post.objects.select_related("root", "motion").get(pk=post.pk)


def refused(act, words: str, status: int = 409) -> None:
    with pytest.raises(Refusal) as refusal:
        act()
    assert refusal.value.refused.status == status
    assert words in refusal.value.refused.reason


def held_now(post: Post) -> Post:
    """Hold a post as its verb will: nobody counts it."""
    change_state(post=post, to=State.HELD)
    Post.objects.filter(pk=post.pk).update(last_shown=None)
    return now(post)


@pytest.fixture
def came():
    """The posts that everybody may read for the first time."""
    found = []

    def note(post, **_kwargs):
        found.append(post.pk)

    became_visible.connect(note)
    yield found
    became_visible.disconnect(note)


@pytest.mark.django_db
class TestStates:
    @pytest.mark.parametrize("was", list(State))
    @pytest.mark.parametrize("to", list(State))
    def test_a_post_goes_where_its_state_allows_and_nowhere_else(self, motion, person, was, to):
        post = put_into(say(motion, person), was)
        if to in MOVES[was]:
            assert change_state(post=post, to=to) == was
            assert now(post).state == to
        else:
            refused(lambda: change_state(post=post, to=to), "")
            assert now(post).state == was

    def test_what_is_so_already_is_refused_in_words(self, motion, person):
        post = say(motion, person)
        change_state(post=post, to=State.REMOVED)
        refused(lambda: change_state(post=post, to=State.REMOVED), "This is removed already")
        refused(lambda: change_state(post=post, to=State.WITHDRAWN), "from there it cannot become withdrawn")

    def test_what_was_purged_or_withdrawn_does_not_come_back(self, motion, person):
        gone, back = say(motion, person), say(motion, person)
        change_state(post=gone, to=State.PURGED)
        withdraw(post=back, by=person)
        refused(lambda: change_state(post=gone, to=State.VISIBLE), "gone for good")
        refused(lambda: change_state(post=back, to=State.VISIBLE), "Its author withdrew this")
        assert change_state(post=back, to=State.PURGED) == State.WITHDRAWN

    @pytest.mark.parametrize("to", [State.HELD, State.HIDDEN, State.REMOVED, State.PURGED])
    def test_what_is_out_of_sight_is_not_counted_and_is_again_when_it_is_back(self, motion, person, other, to):
        top = argue(motion, person, rests_on=(1,))
        post = counter(top, other, disputes=(1,))
        change_state(post=post, to=to)
        assert (now(top).oppose_count, ParagraphCount.objects.get().disputing) == (0, 0)
        assert faults() == []
        if to != State.PURGED:
            change_state(post=post, to=State.VISIBLE)
            assert (now(top).oppose_count, ParagraphCount.objects.get().disputing) == (1, 1)
            assert faults() == []

    def test_a_collapsed_post_is_counted_all_the_same(self, motion, person):
        post = say(motion, person)
        change_state(post=post, to=State.COLLAPSED)
        assert ParagraphCount.objects.get().posts == 1
        change_state(post=post, to=State.REMOVED)
        change_state(post=post, to=State.COLLAPSED)
        assert ParagraphCount.objects.get().posts == 1
        assert faults() == []

    def test_an_answer_that_moved_meanwhile_is_counted_where_it_stands(self, motion, person, other, host):
        first, second = argue(motion, person), argue(motion, person)
        read_before = counter(first, other)
        move(post=now(read_before), by=host, parent=second, relation=Relation.OPPOSES, why="It answers that.")
        change_state(post=read_before, to=State.REMOVED)
        assert (now(first).oppose_count, now(second).oppose_count) == (0, 0)
        assert faults() == []


@pytest.mark.django_db
class TestBecomingVisible:
    def test_a_held_post_becomes_visible_once(self, motion, person, came):
        post = held_now(say(motion, person))
        came.clear()
        change_state(post=post, to=State.VISIBLE)
        change_state(post=post, to=State.HELD)
        change_state(post=post, to=State.VISIBLE)
        assert came == [post.pk]

    def test_a_held_post_that_was_removed_becomes_visible_when_that_is_overturned(self, motion, person, came):
        post = held_now(say(motion, person))
        came.clear()
        change_state(post=post, to=State.REMOVED)
        assert came == []
        change_state(post=post, to=State.VISIBLE)
        assert came == [post.pk]

    @pytest.mark.parametrize("to", [State.COLLAPSED, State.HIDDEN, State.REMOVED])
    def test_what_everybody_could_read_before_does_not_become_visible_again(self, motion, person, came, to):
        post = say(motion, person)
        assert came == [post.pk]
        change_state(post=post, to=to)
        change_state(post=post, to=State.VISIBLE)
        assert came == [post.pk]


@pytest.mark.django_db
class TestLockedThreads:
    def test_nobody_answers_in_a_locked_thread_until_it_is_opened(self, motion, person, other, host, moderator):
        root = say(motion, person)
        answer = reply(root, other)
        lock_thread(post=answer)
        assert (now(root).thread, now(answer).thread) == (ThreadState.LOCKED, ThreadState.OPEN)
        for by in (person, other, host, moderator):
            for post in (root, answer):
                refused(lambda post=post, by=by: reply(post, by), "locked this thread")
                assert not may_answer(by, motion, now(post))
                assert not may_write_answer(by, motion, now(post))
        unlock_thread(post=root)
        assert reply(now(answer), other).depth == 2

    def test_nobody_counters_in_it_and_others_are_open(self, motion, person, other):
        top, beside = argue(motion, person), argue(motion, person, "Tea is dear.")
        lock_thread(post=top)
        refused(lambda: counter(top, other), "locked this thread")
        assert not may_counter(other, motion, now(top))
        assert not may_write_counter(other, motion, now(top))
        assert counter(beside, other).depth == 1
        unlock_thread(post=top)
        assert counter(now(top), other).depth == 1

    def test_nothing_moves_into_it_and_only_who_rules_moves_something_out(self, motion, person, other, host):
        top, beside = argue(motion, person), argue(motion, person, "Tea is dear.")
        inner = counter(top, other)
        lock_thread(post=top)
        put = lambda post, by, parent: move(post=post, by=by, parent=parent, relation=Relation.OPPOSES, why="So.")
        refused(lambda: put(beside, host, top), "locked this thread")
        refused(lambda: put(inner, other, beside), "stays as it is")
        refused(lambda: put(top, host, beside), "stays as it is")
        assert put(inner, host, beside).parent == beside
        unlock_thread(post=top)
        assert put(top, host, beside).parent == beside
        assert Placement.objects.count() == 2
        assert faults() == []

    def test_one_may_revise_and_withdraw_in_it(self, motion, person):
        post = say(motion, person)
        lock_thread(post=post)
        revise(post=post, by=person, body="Better said.", seen=1)
        assert withdraw(post=post, by=person).state == State.WITHDRAWN

    def test_a_comment_of_it_can_still_become_an_argument(self, motion, person):
        post = say(motion, person)
        lock_thread(post=post)
        grown = arguing.argue(author=person, motion=motion, side="for", case=case(), comment=post).post
        assert grown.promoted_from == post

    def test_what_is_so_already_is_refused_in_words(self, motion, person):
        post = say(motion, person)
        refused(lambda: unlock_thread(post=post), "This thread is open already")
        lock_thread(post=post)
        refused(lambda: lock_thread(post=post), "This thread is locked already")


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_a_removal_and_a_withdrawal_at_once_count_the_post_down_once(self, motion, person, other, at_once):
        root = say(motion, person)
        posts = [reply(root, other) for _ in range(5)]
        removals = [lambda p=p: change_state(post=p, to=State.REMOVED) for p in posts]
        results = at_once(*removals, *[lambda p=p: withdraw(post=p, by=other) for p in posts])
        assert {type(r) for r in results} <= {State, Post, Refusal}
        assert sum(isinstance(r, Refusal) for r in results) == 5
        assert now(root).answer_count == 0
        assert faults() == []

    def test_two_moderators_at_once_decide_once(self, motion, person, at_once):
        post = say(motion, person)
        results = at_once(*[lambda: change_state(post=post, to=State.REMOVED)] * 6)
        assert sorted(type(r).__name__ for r in results) == ["Refusal"] * 5 + ["State"]
        assert faults() == []

    def test_answers_and_a_removal_at_once_leave_no_answer_after_it(self, motion, person, at_once):
        root = say(motion, person)
        acts = [lambda p=p: reply(root, p) for p in [make_person() for _ in range(6)]]
        results = at_once(*acts[:3], lambda: change_state(post=root, to=State.REMOVED), *acts[3:])
        answered = [r for r in results if isinstance(r, Post)]
        assert len(answered) + sum(isinstance(r, Refusal) for r in results) == 6
        assert now(root).answer_count == len(answered)
        assert faults() == []

    def test_answers_and_a_lock_at_once_leave_no_answer_after_the_lock(self, motion, person, at_once):
        root = say(motion, person)
        acts = [lambda p=p: reply(root, p) for p in [make_person() for _ in range(6)]]
        results = at_once(*acts[:3], lambda: lock_thread(post=root), *acts[3:])
        assert results[3] is None
        assert {type(r) for r in results} <= {Post, Refusal, type(None)}
        refused(lambda: reply(root, person), "locked this thread")
        assert faults() == []
