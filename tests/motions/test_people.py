"""Who does what in a debate: hosts and speakers come and go; the page that shows them and all about the debate."""

import pytest

from debates.motions.clock import Stage
from debates.motions.models import MotionRole, Ruling
from debates.motions.roles import add_host, dismiss, invite
from debates.motions.services import lock
from forum.web.refusal import Refusal
from tests.conftest import browser_of, make_motion, make_person, say
from tests.crowd import flood
from tests.motions.phases import in_phase, with_terms
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def address(motion) -> str:
    return f"{motion.get_absolute_url()}people/"


def why_not(act) -> str:
    with pytest.raises(Refusal) as refusal:
        act()
    return refusal.value.refused.reason


def parts(motion) -> set[tuple[str, str, str | None]]:
    return set(MotionRole.objects.filter(motion=motion).values_list("person__handle", "part", "side"))


def test_a_host_adds_hosts_and_invites_speakers_by_handle_in_any_case(motion, host, person, other, noise):
    client = browser_of(host)
    for typed in (
        {"part": "host", "handle": f"@{person.handle.upper()}"},
        {"part": "speaker", "handle": other.handle, "side": "against"},
    ):
        assert client.post(f"{address(motion)}add/", typed).status_code == 303
    assert parts(motion) == {
        (host.handle, "host", None),
        (person.handle, "host", None),
        (other.handle, "speaker", "against"),
    }
    assert parts(noise) == set()


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ({"part": "host", "handle": ""}, 422, "Write a handle."),
        ({"part": "host", "handle": "no<b>body"}, 422, "Nobody here has the handle “no&lt;b&gt;body”."),
        ({"part": "host", "handle": "hamid"}, 409, "hosts this debate already"),
        ({"part": "speaker", "handle": "oleg"}, 422, "Choose the side"),
        ({"part": "speaker", "handle": "oleg", "side": "middle"}, 422, "Choose the side"),
        ({"part": "speaker", "handle": "zeynep", "side": "for"}, 409, "invited already, for the side: Against"),
    ],
)
def test_what_cannot_be_added_is_told_beside_the_form_which_keeps_what_was_typed(
    motion, host, person, other, typed, status, told
):
    invite(motion=motion, by=host, handle=person.handle, side="against")
    answer = browser_of(host).post(f"{address(motion)}add/", typed)
    assert answer.status_code == status
    assert told in answer.content.decode()
    assert MotionRole.objects.filter(motion=motion).count() == 2


def test_nobody_else_adds_or_takes_away_and_strangers_are_not_told_who_exists(motion, person, other, host):
    role = invite(motion=motion, by=host, handle=other.handle, side="for")
    for handle in (person.handle, "nobody"):
        answer = browser_of(person).post(f"{address(motion)}add/", {"part": "host", "handle": handle})
        assert answer.status_code == 403
        assert "Only a host of this debate or a moderator" in answer.content.decode()
        assert f"You typed: <bdi>{handle}</bdi>" in answer.content.decode()
        assert "Nobody here" not in answer.content.decode()
    assert browser_of(person).post(f"{address(motion)}{role.pk}/dismiss/").status_code == 403
    assert len(parts(motion)) == 2


def test_a_speaker_leaves_by_themselves_and_a_host_takes_a_part_away(motion, host, person, other):
    for somebody in (person, other):
        invite(motion=motion, by=host, handle=somebody.handle, side="for")
    own, others = MotionRole.objects.filter(motion=motion, part="speaker").order_by("pk")
    assert "Speak no longer" in page(address(motion), person)
    assert browser_of(person).post(f"{address(motion)}{own.pk}/dismiss/").status_code == 303
    assert browser_of(host).post(f"{address(motion)}{others.pk}/dismiss/").status_code == 303
    assert parts(motion) == {(host.handle, "host", None)}
    assert "taken away already" in why_not(lambda: dismiss(motion=motion, by=host, role_id=own.pk))


def test_the_last_host_stays_and_one_of_two_may_go(motion, host, moderator, person):
    (first,) = MotionRole.objects.filter(motion=motion)
    for somebody in (host, moderator):
        answer = browser_of(somebody).post(f"{address(motion)}{first.pk}/dismiss/")
        assert answer.status_code == 409
        assert "This is the last host" in answer.content.decode()
    add_host(motion=motion, by=host, handle=person.handle)
    assert browser_of(host).post(f"{address(motion)}{first.pk}/dismiss/").status_code == 303
    assert parts(motion) == {(person.handle, "host", None)}


def test_a_part_of_another_debate_is_not_taken_away_here(motion, host):
    theirs = MotionRole.objects.get(motion=make_motion(host=make_person()))
    assert browser_of(host).post(f"{address(motion)}{theirs.pk}/dismiss/").status_code == 409
    assert MotionRole.objects.filter(pk=theirs.pk).exists()


def test_there_are_only_so_many_of_a_part(motion, host, monkeypatch):
    monkeypatch.setattr("debates.motions.roles.MOST_OF_A_PART", 1)
    invite(motion=motion, by=host, handle=make_person().handle, side="for")
    assert "too many" in why_not(lambda: invite(motion=motion, by=host, handle=make_person().handle, side="for"))


@pytest.mark.django_db(transaction=True)
def test_of_two_hosts_who_dismiss_each_other_at_once_one_stays(at_once):
    hosts = [make_person(), make_person()]
    motion = make_motion(host=hosts[0])
    add_host(motion=motion, by=hosts[0], handle=hosts[1].handle)
    roles = [MotionRole.objects.get(motion=motion, person=person) for person in hosts]
    at_once(
        lambda: dismiss(motion=motion, by=hosts[0], role_id=roles[1].pk),
        lambda: dismiss(motion=motion, by=hosts[1], role_id=roles[0].pk),
    )
    assert MotionRole.objects.filter(motion=motion, part="host").count() == 1


def test_the_page_tells_timetable_settings_and_introduction_in_words(motion, host):
    in_phase(motion, Stage.REBUTTALS, introduction="Why <now>?", pause=5, comments_follow=True)
    shown = page(address(motion))
    for words in ("Rebuttals", "Floor", "Why &lt;now&gt;?", "People wait 5 minutes", "Comments wait for the floor"):
        assert words in shown
    assert 'aria-label="Order of the day"' in shown
    assert '<li class="now" aria-current="step">Rebuttals, until ' in shown
    with_terms(motion)
    shown = page(address(motion))
    assert "when a host closes it" in shown
    assert "Order of the day" not in shown


def test_those_who_take_part_are_there_once_each_over_all_pages_the_most_talkative_first(motion, monkeypatch, noise):
    monkeypatch.setattr("debates.motions.views.people.MOST_PEOPLE", 2)
    talkers = [make_person(f"talker{n}") for n in range(5)]
    for n, talker in enumerate(talkers):
        for _ in range(n // 2 + 1):
            say(motion, talker)
    seen, place = [], ""
    for _ in range(9):
        answer = browser_of(None).get(f"{address(motion)}{place}")
        found = answer.context["taking_part"]
        seen += [(row.person.handle, row.posts) for row in found.rows]
        if not found.next:
            break
        place = f"?after={found.next}"
    assert seen == [("talker4", 3), ("talker2", 2), ("talker3", 2), ("talker0", 1), ("talker1", 1)]
    for nonsense in ("x", "1-", "-", "1-2-3", "９-1"):
        assert len(browser_of(None).get(f"{address(motion)}?after={nonsense}").context["taking_part"].rows) == 2


def test_rulings_are_paged(motion, host, monkeypatch):
    monkeypatch.setattr("debates.motions.views.people.MOST_RULINGS", 2)
    Ruling.objects.bulk_create(Ruling(motion=motion, act="lock", reason=f"Number {n}", by=host) for n in range(3))
    first = page(address(motion))
    assert [f"Number {n}" in first for n in range(3)] == [False, True, True]
    place = Ruling.objects.get(reason="Number 1").pk
    assert f"?rulings={place}#rulings" in first
    assert "Number 0" in page(f"{address(motion)}?rulings={place}")
    assert "Number 2" in page(f"{address(motion)}?rulings=nonsense")


def test_the_page_costs_the_same_for_nobody_and_for_hundreds(motion, person, host):
    before = queries_of(address(motion)), queries_of(address(motion), host)
    flood(motion, 100, answers_each=1)
    for _ in range(4):
        say(motion, make_person())
        invite(motion=motion, by=host, handle=make_person().handle, side="for")
    lock(motion=motion, by=host, reason="Tea.")
    assert (queries_of(address(motion)), queries_of(address(motion), host)) == before
    assert before[0] <= 6


def test_hosts_see_a_link_to_the_rulings_in_the_bar_and_others_none(motion, host, moderator, person):
    link = f'href="{address(motion)}#rulings"'
    assert [link in page(motion.get_absolute_url(), p) for p in (host, moderator, person, None)] == [
        True, True, False, False,
    ]  # fmt: skip
