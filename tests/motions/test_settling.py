"""Changing the terms and the words of a debate: who, when, how much, and that everybody reads why."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from debates.motions.clock import Span, Stage, Who, planned
from debates.motions.models import Motion, Ruling
from debates.motions.settling import is_slip, reword, settle
from debates.motions.states import Format
from debates.motions.terms import Terms, fingerprint, terms_of, wrong
from forum.web.refusal import Refusal
from tests.conftest import argue, make_motion, make_person
from tests.motions.phases import DAY, in_phase, with_terms

pytestmark = pytest.mark.django_db


def settled(motion, by, terms, reason="It rained.") -> Motion:
    return settle(motion=motion, by=by, terms=terms, seen=fingerprint(motion), reason=reason)


def why_not(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.refused.reason


def with_span(terms: Terms, stage: Stage, **changed) -> Terms:
    return replace(terms, spans=tuple(replace(s, **changed) if s.stage == stage else s for s in terms.spans))


def without(terms: Terms, stage: Stage) -> Terms:
    return replace(terms, spans=tuple(span for span in terms.spans if span.stage != stage))


def test_a_host_and_a_moderator_change_settings_and_it_is_told_what_and_why(motion, host, moderator, noise):
    for somebody, pause in ((host, 5), (moderator, 7)):
        now = settled(motion, somebody, replace(terms_of(motion), pause=pause, voices=Who.NOBODY))
        motion.refresh_from_db()
        assert (now.pause, motion.pause, motion.voices) == (pause, pause, "nobody")
    told = list(Ruling.objects.order_by("pk").values_list("motion", "act", "reason", "became", "by__handle"))
    assert told == [
        (motion.pk, "settle", "It rained.", "voices pause", host.handle),
        (motion.pk, "settle", "It rained.", "pause", moderator.handle),
    ]


def test_nobody_else_changes_anything(motion, person):
    assert "Only a host" in why_not(lambda: settled(motion, person, replace(terms_of(motion), pause=1)))
    assert "Only a host" in why_not(
        lambda: reword(motion=motion, by=person, sentence="x", seen=fingerprint(motion), reason="x")
    )


def test_a_reason_is_needed_once_the_debate_has_begun_not_before(motion, host):
    assert "Say why" in why_not(lambda: settled(motion, host, replace(terms_of(motion), pause=1), reason=" "))
    coming = with_terms(motion, opens=timezone.now() + DAY)
    settled(coming, host, replace(terms_of(coming), pause=1), reason="")
    assert Ruling.objects.get().reason == "Before the debate began."


def test_nothing_is_written_down_where_nothing_changes(motion, host):
    assert "Nothing was changed" in why_not(lambda: settled(motion, host, terms_of(motion)))
    same = lambda: reword(motion=motion, by=host, sentence=motion.sentence, seen=fingerprint(motion))
    assert "Nothing was changed" in why_not(same)


def test_a_stale_form_changes_nothing(motion, host):
    seen = fingerprint(motion)
    settled(motion, host, replace(terms_of(motion), pause=3))
    motion.refresh_from_db()
    with pytest.raises(Refusal) as refusal:
        settle(motion=motion, by=host, terms=replace(terms_of(motion), pause=9), seen=seen, reason="x")
    assert refusal.value.refused.status == 409
    assert Motion.objects.get(pk=motion.pk).pause == 3


class TestPhases:
    def test_the_running_phase_is_prolonged_and_the_dates_of_the_debate_follow(self, motion, host):
        now = in_phase(motion, Stage.FINAL_VOTE)
        ends = timezone.now() + 9 * DAY
        after = settled(now, host, with_span(terms_of(now), Stage.FINAL_VOTE, ends=ends))
        assert after.closes == ends
        assert after.clock.until == ends
        assert Ruling.objects.get().became == "final_vote"

    @pytest.mark.parametrize(
        ("change", "told"),
        [
            (lambda t: with_span(t, Stage.STATEMENTS, who=Who.EVERYBODY), "Statements: This phase is over"),
            (lambda t: without(t, Stage.STATEMENTS), "Statements: This phase is over"),
            (lambda t: without(t, Stage.FLOOR), "Floor: This phase has begun and cannot be left out"),
            (lambda t: with_span(t, Stage.FLOOR, starts=timezone.now()), "Floor: This phase has begun, so its beg"),
            (lambda t: with_span(t, Stage.FLOOR, ends=timezone.now() - DAY / 48), "Floor: This phase runs now"),
            (lambda t: with_span(t, Stage.CLOSING, starts=t.spans[3].starts), "Closing statements: This phase begins"),
            (lambda t: replace(t, spans=()), "at least one phase"),
        ],
    )
    def test_what_is_over_stays_and_nothing_is_put_into_the_past(self, motion, host, change, told):
        now = in_phase(motion, Stage.FLOOR)
        assert told in why_not(lambda: settled(now, host, change(terms_of(now))))
        assert not Ruling.objects.exists()

    def test_a_phase_to_come_is_moved_left_out_and_put_back(self, motion, host):
        now = in_phase(motion, Stage.FLOOR)
        less = settled(now, host, without(terms_of(now), Stage.CLOSING))
        assert [span.stage for span in less.timetable.spans][-2:] == [Stage.FLOOR, Stage.FINAL_VOTE]
        floor = less.timetable.spans[3]
        closing = Span(Stage.CLOSING, floor.ends, floor.ends + DAY, Who.SPEAKERS, 900)
        more = settled(less, host, replace(terms_of(less), spans=(*less.timetable.spans, closing)))
        assert closing in more.timetable.spans

    def test_a_phase_is_not_put_before_one_that_has_begun_nor_into_the_past(self, motion, host):
        floor, final = planned(timezone.now() - DAY, [Stage.FLOOR, Stage.FINAL_VOTE])
        now = with_terms(motion, spans=(floor, final))
        early = Span(Stage.STATEMENTS, floor.starts - DAY, floor.starts, Who.SPEAKERS)
        add = lambda span: replace(terms_of(now), spans=(*terms_of(now).spans, span))
        assert "Statements: That is over already" in why_not(lambda: settled(now, host, add(early)))
        touching = replace(floor, ends=timezone.now() + DAY)
        shorter = settled(now, host, replace(terms_of(now), spans=(touching,)))
        late = Span(Stage.REBUTTALS, touching.ends, touching.ends + DAY, Who.SPEAKERS)
        told = why_not(lambda: settled(shorter, host, replace(terms_of(shorter), spans=(touching, late))))
        assert "Rebuttals" in told or "Floor" in told


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"opens": timezone.now() + DAY}, "has begun, so its beginning stays"),
        ({"closes": timezone.now() - timedelta(hours=1)}, "That is over already"),
        ({"closes": timezone.now() - 9 * DAY}, "closes after it opens"),
        ({"pause": 1441}, "at most a day"),
        ({"introduction": "x" * 4001}, "at most 4000"),
    ],
)
def test_an_open_debate_keeps_its_beginning_and_closes_in_the_time_to_come(motion, host, changed, told):
    begun = with_terms(motion, opens=timezone.now() - 2 * DAY)
    assert told in why_not(lambda: settled(begun, host, replace(terms_of(begun), **changed)))


def test_an_open_debate_to_come_is_moved_but_not_into_the_past(motion, host):
    coming = with_terms(motion, opens=timezone.now() + DAY)
    assert "That is over already" in why_not(
        lambda: settled(coming, host, replace(terms_of(coming), opens=timezone.now() - DAY))
    )
    later = settled(coming, host, replace(terms_of(coming), opens=timezone.now() + 3 * DAY))
    assert later.opens > timezone.now() + 2 * DAY


@pytest.mark.parametrize("length", [1, 20_001])
def test_an_argument_in_a_phase_has_sensible_bounds(length):
    spans = (replace(planned(timezone.now())[1], longest=length),)
    assert [fault.at for fault in wrong(Terms(Format.STRUCTURED, timezone.now(), spans=spans))] == ["statements"]


class TestWords:
    def test_a_host_puts_it_in_other_words_until_somebody_takes_a_stand(self, motion, host, person):
        said = "This house would rather have cocoa, and early"
        reword(motion=motion, by=host, sentence=said, seen=fingerprint(motion))
        ruling = Ruling.objects.get()
        assert (ruling.was, ruling.became) == ("This house would rather have coffee", said)
        assert ruling.reason == "Before anybody stood for or against it."
        motion.refresh_from_db()
        argue(motion, person)
        again = lambda: reword(motion=motion, by=host, sentence="Other", seen=fingerprint(motion), reason="x")
        assert "A moderator can correct a slip" in why_not(again)

    def test_afterwards_a_moderator_corrects_a_slip_with_a_reason_and_nothing_more(self, motion, moderator, person):
        argue(motion, person)
        say = lambda sentence, reason="A slip.": reword(
            motion=motion, by=moderator, sentence=sentence, seen=fingerprint(motion), reason=reason
        )
        assert "a slip of the pen" in why_not(lambda: say("This house would rather not have coffee"))
        assert "Say why" in why_not(lambda: say("This house would rather have Coffee", ""))
        assert say("This house would rather have Coffee").sentence.endswith("Coffee")

    @pytest.mark.parametrize("sentence", ["", "\u200b", "x" * 241])
    def test_a_motion_keeps_a_sentence(self, motion, host, sentence):
        assert why_not(lambda: reword(motion=motion, by=host, sentence=sentence, seen=fingerprint(motion)))
        assert Motion.objects.get(pk=motion.pk).sentence == motion.sentence


@pytest.mark.parametrize(
    ("was", "becomes", "is_one"),
    [
        ("This house beleives", "This house believes", True),
        ("This house would go", "This house would not go", False),
        ("This house wuold go", "This house would go", True),
        ("This house likes tea", "This house likes rain", False),
        ("a b", "ab", False),
    ],
)
def test_a_slip_has_as_many_words_and_three_letters_at_most(was, becomes, is_one):
    assert is_slip(was, becomes) == is_one


@pytest.mark.django_db(transaction=True)
def test_of_two_hosts_at_once_one_is_told_that_the_other_was_quicker(at_once):
    host = make_person("hamid")
    motion = make_motion(host=host)
    seen, terms = fingerprint(motion), terms_of(motion)
    acts = [
        lambda pause=pause: settle(
            motion=motion, by=host, terms=replace(terms, pause=pause), seen=seen, reason="It rained."
        )
        for pause in (1, 2)
    ]
    outcomes = at_once(*acts)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Motion", "Stale"]
    assert Ruling.objects.count() == 1
