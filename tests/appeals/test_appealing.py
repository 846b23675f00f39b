"""Appealing: once, in time, by who was decided about or who reported."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from debates.appeals.grounds import ground_of
from debates.appeals.models import Appeal, Word
from debates.appeals.policy import may_appeal, may_read_appeal
from debates.appeals.services import Appealed, appeal, mark_read, say
from debates.appeals.signals import appealed as signal
from debates.appeals.states import LONGEST_WORD
from debates.moderation.models import Report, Statement
from debates.moderation.services import undo
from debates.moderation.states import State
from forum.accounts import restricting
from forum.accounts.curbs import Curb
from forum.accounts.roles import Role
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import make_person
from tests.moderation.conftest import decided, now, reported

from .conftest import WORDS, answered, appealed, statement_of

pytestmark = pytest.mark.django_db


def test_an_author_appeals_and_the_case_the_log_and_other_rooms_know_of_it(post, moderator):
    heard = []
    signal.connect(lambda appeal, **kwargs: heard.append(appeal), weak=False, dispatch_uid="test")
    decision = decided(reported(post), moderator)
    made = appealed(decision)
    signal.disconnect(dispatch_uid="test")
    assert (made.side, made.first_decider, made.decided) == ("author", moderator, None)
    assert [(word.role, word.text) for word in made.words.all()] == [("appellant", WORDS)]
    assert now(decision.case).state == State.APPEALED
    assert heard == [made]
    entry = Entry.objects.order_by("number").last()
    assert (entry.act, entry.facts["appeal"], entry.facts["decision"]) == ("appealed", made.pk, decision.pk)
    assert post.author_id not in [entry.facts.get(name) for name in ("by", "person", "appellant")]


def test_a_reporter_appeals_against_what_was_found_in_order(post, moderator, other):
    decision = decided(reported(post, other), moderator, "dismiss", facts="")
    made = appeal(against=Report.objects.get(), by=other, text=WORDS)
    assert (made.side, made.decision, made.first_decider) == ("reporter", decision, moderator)
    assert now(decision.case).state == State.APPEALED


def test_who_is_banned_may_appeal(post, senior):
    decision = decided(reported(post), senior, sanction="ban")
    assert now(post.author).is_suspended
    assert appealed(decision, now(post.author)).pk


class TestRefused:
    def test_twice_and_the_refusal_knows_the_appeal(self, post, moderator):
        decision = decided(reported(post), moderator)
        first = appealed(decision)
        with pytest.raises(Appealed, match="You appealed against this already") as refusal:
            appealed(decision)
        assert refusal.value.appeal == first

    def test_by_somebody_else_to_whom_it_is_not_there(self, post, moderator, other):
        with pytest.raises(Refusal, match="somebody else to appeal") as refusal:
            appealed(decided(reported(post), moderator), other)
        assert refusal.value.refused.status == 404

    def test_when_the_half_year_is_over(self, post, moderator, monkeypatch):
        monkeypatch.setattr("debates.moderation.recording.APPEAL_WITHIN", timedelta(0))
        with pytest.raises(Refusal, match="half year"):
            appealed(decided(reported(post), moderator))

    def test_what_was_taken_back_already(self, post, moderator):
        decision = decided(reported(post), moderator)
        undo(decision=decision, by=moderator)
        with pytest.raises(Refusal, match="taken back already"):
            appealed(decision)

    @pytest.mark.parametrize("action", ["", "remove"])
    def test_of_a_report_that_waits_or_that_was_right(self, action, post, moderator, other):
        case = reported(post, other)
        if action:
            decided(case, moderator, action)
        with pytest.raises(Refusal, match="as you asked" if action else "Nobody has decided"):
            appeal(against=Report.objects.get(), by=other, text=WORDS)

    def test_with_nothing_said_or_too_much(self, post, moderator):
        statement = statement_of(decided(reported(post), moderator))
        for text, status in (("  ", 422), ("a" * (LONGEST_WORD + 1), 422)):
            with pytest.raises(Refusal) as refusal:
                appeal(against=statement, by=post.author, text=text)
            assert refusal.value.refused.status == status
        assert not Appeal.objects.exists()

    def test_by_nobody_and_by_who_may_not_log_in(self, post, moderator):
        ground = ground_of(statement_of(decided(reported(post), moderator)))
        assert may_appeal(AnonymousUser(), ground).status == 401
        post.author.is_active = False
        assert may_appeal(post.author, ground).status == 403
        post.author.is_active = True
        assert may_appeal(post.author, ground)


def test_what_happened_by_itself_is_appealed_and_its_case_stays_where_moderators_find_it(post, senior):
    case, decision = hidden_by_itself(post)
    made = appealed(decision)
    assert (made.first_decider, now(case).state) == (None, State.OPEN)
    answered(made, senior)
    assert (now(post).state, now(case).state) == ("visible", State.OVERTURNED)


def test_what_happened_by_itself_and_is_upheld_still_waits_for_a_moderator(post, senior):
    case, decision = hidden_by_itself(post)
    answered(appealed(decision), senior, "upheld")
    assert (now(post).state, now(case).state) == ("hidden", State.OPEN)


def hidden_by_itself(post):
    from debates.moderation.actions import Action
    from debates.moderation.choosing import Choice
    from debates.moderation.reasons import Reason
    from debates.moderation.recording import carry_out
    from debates.moderation.states import Origin
    from debates.moderation.things import thing_of

    case = reported(post)
    choice = Choice(action=Action.HIDE, reason=Reason.SPAM)
    decision = carry_out(case, thing_of(now(post)), choice, by=None, origin=Origin.AUTOMATIC, leaves_open=True)
    return case, decision


class TestSpeaking:
    def test_the_appellant_and_who_may_decide_add_words_in_order(self, post, moderator, senior):
        made = appealed(decided(reported(post), moderator))
        say(appeal=made, by=post.author, text="One more thing.")
        say(appeal=made, by=senior, text="Which kettle?")
        assert list(Word.objects.order_by("pk").values_list("role", flat=True)) == ["appellant"] * 2 + ["moderator"]

    @pytest.mark.parametrize("role", [Role.MEMBER, Role.MODERATOR, Role.AUDITOR])
    def test_others_do_not(self, role, post, moderator):
        made = appealed(decided(reported(post), moderator))
        with pytest.raises(Refusal) as refusal:
            say(appeal=made, by=make_person(role=role), text="I think so too.")
        assert refusal.value.refused.status == 403

    def test_nobody_does_once_it_is_decided(self, post, moderator, senior):
        made = answered(appealed(decided(reported(post), moderator)), senior)
        for speaker in (post.author, senior):
            with pytest.raises(Refusal, match="decided already"):
                say(appeal=made, by=speaker, text="But.")


def test_the_appellant_and_who_sees_cases_read_an_appeal(post, moderator, other):
    made = appealed(decided(reported(post), moderator))
    assert may_read_appeal(post.author, made)
    assert may_read_appeal(moderator, made)
    assert may_read_appeal(make_person(role=Role.AUDITOR), made)
    assert may_read_appeal(other, made).status == 404
    assert may_read_appeal(AnonymousUser(), made).status == 401


def test_a_statement_is_noted_as_read_by_whom_it_is_to_and_once(post, moderator):
    statement = statement_of(decided(reported(post), moderator))
    mark_read(statement=statement, by=moderator)
    assert Statement.objects.get().read is None
    mark_read(statement=statement, by=post.author)
    first = Statement.objects.get().read
    mark_read(statement=statement, by=post.author)
    assert Statement.objects.get().read == first
    assert first <= timezone.now()


def test_who_is_suspended_speaks_in_their_own_appeal(post, moderator):
    made = appealed(decided(reported(post), moderator))
    restricting.restrict(person=post.author, kind=Curb.SUSPEND, until=timezone.now() + timedelta(hours=1))
    assert say(appeal=made, by=now(post.author), text="I am still here.").pk
