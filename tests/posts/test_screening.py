"""Screening in the verbs: warned first, insisted, flagged, held and told so; nothing is posted twice or in silence."""

from uuid import uuid4

import pytest

from debates.posts import arguing, policy, screened
from debates.posts.arguing import argue, rewrite
from debates.posts.derived import faults
from debates.posts.models import Participation, Post, PostRevision, ScreeningRule
from debates.posts.screened import OF_LATE, Warned
from debates.posts.services import Posted, answer, comment_on, revise, withdraw
from debates.posts.signals import became_visible, posted, revised
from debates.posts.states import Relation, State
from debates.screening import Does, What
from forum.web.refusal import Refusal
from tests import conftest
from tests.conftest import block, case, make_person, reply, say, words
from tests.posts.screening import LONG, heard, rule

pytestmark = pytest.mark.django_db


def comment(motion, author, body: str = "Come to the casino.", **fields) -> Posted:
    return comment_on(author=author, motion=motion, version=block(motion), words=words(body, **fields))


class TestAWarning:
    def test_names_what_was_found_and_posts_nothing(self, motion, person):
        rule("casino", "warn", "no advertising")
        with pytest.raises(Warned) as warned:
            comment(motion, person)
        assert "“casino” (no advertising). Edit it, or press “Post it anyway”." in warned.value.refused.reason
        assert (warned.value.refused.status, warned.value.verdict.does) == (422, Does.WARN)
        assert not Post.objects.exists()

    def test_is_passed_by_who_insists_and_the_post_is_flagged(self, motion, person):
        rule("casino", "warn")
        with heard(posted) as facts, heard(became_visible) as seen:
            post = comment(motion, person, insists=True).post
        assert (post.state, Participation.objects.get(person=person).posts) == (State.VISIBLE, 1)
        assert [(fact["post"], fact["verdict"].does) for fact in facts] == [(post, Does.FLAG)]
        assert [fact["post"] for fact in seen] == [post]

    def test_costs_nothing_of_the_limit_and_the_same_form_may_be_sent_again(self, motion, person):
        rule("casino", "warn")
        key = uuid4()
        with pytest.raises(Warned):
            comment(motion, person, client_key=key)
        first = comment(motion, person, client_key=key, insists=True)
        again = comment(motion, person, client_key=key)
        assert (again.post, again.is_repeat, again.verdict) == (first.post, True, None)
        assert Post.objects.count() == 1

    def test_is_not_for_other_words_nor_of_a_rule_that_is_off(self, motion, person):
        rule("casino", "warn", state="off")
        assert not comment(motion, person).verdict.findings
        rule("roulette", "warn")
        assert not comment(motion, person, "Come to the harbour.").verdict.findings

    def test_comes_after_what_is_not_allowed_at_all(self, motion, person):
        rule("casino", "warn")
        motion.state = "locked"
        motion.save()
        with pytest.raises(Refusal) as refused:
            comment(motion, person)
        assert refused.value.refused.status == 409


class TestARuleThatHolds:
    def test_lets_nobody_but_the_author_read_it_and_counts_nothing(self, motion, person):
        rule("casino", "hold")
        with heard(posted) as facts, heard(became_visible) as seen:
            done = comment(motion, person)
        assert (done.post.state, done.verdict.does) == (State.HELD, Does.HOLD)
        assert ([fact["verdict"] for fact in facts], seen) == ([done.verdict], [])
        assert not Participation.objects.exists()
        assert faults() == []

    def test_that_is_withdrawn_is_counted_no_more_than_before(self, motion, person):
        rule("casino", "hold")
        withdraw(post=comment(motion, person).post, by=person)
        assert faults() == []

    def test_holds_answers_and_arguments_too(self, motion, person, other):
        root = say(motion, other)
        top = conftest.argue(motion, other)
        rule("casino", "hold")
        held = [
            answer(author=person, parent=root, words=words("The casino!")).post,
            argue(author=person, motion=motion, side="for", case=case("A casino wakes the house.", "So it does.")).post,
            arguing.counter(
                author=person, parent=top, relation=Relation.OPPOSES, case=case("It sleeps.", "In the casino.")
            ).post,
        ]
        assert {post.state for post in held} == {State.HELD}
        assert faults() == []

    def test_refuses_a_revision_of_what_others_read(self, motion, person):
        post = say(motion, person)
        rule("casino", "hold")
        with pytest.raises(Refusal) as refused:
            revise(post=post, by=person, body="The casino.", seen=1, insists=True)
        assert "What others read already cannot wait for that." in refused.value.refused.reason
        assert Post.objects.get().body == post.body

    def test_lets_a_held_post_be_revised_and_it_stays_held(self, motion, person):
        rule("casino", "hold")
        post = comment(motion, person).post
        for seen, body in enumerate(["The casino again.", "The harbour."], start=1):
            revise(post=post, by=person, body=body, seen=seen)
        assert (Post.objects.get().state, PostRevision.objects.count()) == (State.HELD, 3)


class TestARevision:
    def test_is_warned_of_and_passes_if_its_writer_insists(self, motion, person):
        post = say(motion, person)
        rule("casino", "warn")
        with pytest.raises(Warned):
            revise(post=post, by=person, body="The casino.", seen=1)
        with heard(revised) as facts, heard(posted) as news:
            revise(post=post, by=person, body="The casino.", seen=1, insists=True)
        assert [(fact["post"], fact["verdict"].does) for fact in facts] == [(post, Does.FLAG)]
        assert news == []

    def test_of_an_argument_too(self, motion, person):
        post = conftest.argue(motion, person)
        rule("casino", "warn")
        new = case("A casino wakes the house.")
        with pytest.raises(Warned):
            rewrite(post=post, by=person, case=new, seen=1)
        with heard(revised) as facts:
            rewrite(post=post, by=person, case=case("A casino wakes the house.", insists=True), seen=1)
        assert [fact["verdict"].does for fact in facts] == [Does.FLAG]

    def test_with_the_same_words_is_not_screened(self, motion, person):
        post = comment(motion, person).post
        rule("casino", "hold")
        assert revise(post=post, by=person, body=post.body, seen=1).is_repeat

    def test_is_not_compared_with_itself(self, motion, person):
        post = say(motion, person, LONG)
        assert not revise(post=post, by=person, body=f"{LONG}.", seen=1).verdict.findings


class TestWhatWasSaidOfLate:
    def test_is_warned_of_when_it_is_said_again(self, motion, person, other):
        say(motion, person, LONG)
        with pytest.raises(Warned) as warned:
            reply(say(motion, other), person, f"{LONG}!")
        assert "it says the same again" in warned.value.refused.reason
        assert comment(motion, other, LONG).verdict.does == Does.PASS

    @pytest.mark.parametrize("change", [{"state": State.WITHDRAWN}, {"created": "2020-01-01T00:00Z"}])
    def test_may_be_said_again_once_it_was_withdrawn_or_long_ago(self, motion, person, change):
        say(motion, person, LONG)
        Post.objects.update(**change)
        assert comment(motion, person, LONG).verdict.does == Does.PASS
        assert OF_LATE.days == 1

    def test_may_become_an_argument(self, motion, person):
        mine = say(motion, person, LONG)
        made = argue(author=person, motion=motion, side="for", case=case("It sings.", LONG), comment=mine)
        assert made.verdict.does == Does.PASS


def test_a_newcomer_with_many_links_is_warned_and_waits_for_a_moderator_if_they_insist(motion, person):
    body = " ".join(f"https://a.org/{n}" for n in range(4))
    with pytest.raises(Warned) as warned:
        comment(motion, person, body)
    assert "many links for somebody who is new here" in warned.value.refused.reason
    assert "Then a moderator reads it before anybody else does." in warned.value.refused.reason
    assert comment(motion, person, body, insists=True).post.state == State.HELD
    assert comment(motion, make_person(trust=1), body).post.state == State.VISIBLE


def test_a_newcomer_who_types_faster_than_anybody_is_warned_and_one_who_is_trusted_is_not(motion, person):
    body = " ".join(f"word{n}" for n in range(90))
    with pytest.raises(Warned) as warned:
        comment(motion, person, body, typed_for=2.0)
    assert [one.what for one in warned.value.verdict.findings] == [What.SPEED]
    assert comment(motion, make_person(trust=1), body, typed_for=2.0).verdict.does == Does.PASS


def test_a_rule_that_is_broken_is_noted_for_who_runs_the_site(motion, person, caplog):
    broken = ScreeningRule.objects.create(kind="pattern", pattern="(", does="hold")
    assert comment(motion, person).post.state == State.VISIBLE
    assert f"({broken.pk},)" in caplog.text


def test_whoever_must_wait_is_held_whatever_they_say(motion, person, monkeypatch):
    assert not policy.must_wait(person)
    post = say(motion, person)
    monkeypatch.setattr(screened, "must_wait", lambda author: author == person)
    assert comment(motion, person, "The harbour.").post.state == State.HELD
    with pytest.raises(Refusal) as refused:
        revise(post=post, by=person, body="Other words.", seen=1)
    assert refused.value.refused.status == 409


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_the_same_form_while_warned_posts_nothing_and_insisted_on_one(self, motion, person, at_once):
        rule("casino", "warn")
        key = uuid4()
        warned = at_once(*[lambda: comment(motion, person, client_key=key)] * 4)
        assert {type(result) for result in warned} == {Warned}
        results = at_once(*[lambda: comment(motion, person, client_key=key, insists=True)] * 4)
        assert sorted(result.is_repeat for result in results) == [False, True, True, True]
        assert Post.objects.count() == 1
        assert faults() == []

    def test_one_who_insists_and_one_who_does_not_yet_make_one_post_at_most(self, motion, person, at_once):
        rule("casino", "hold")
        key = uuid4()
        results = at_once(*[lambda: comment(motion, person, client_key=key)] * 4)
        assert len({result.post.pk for result in results}) == 1
        assert Post.objects.get().state == State.HELD
