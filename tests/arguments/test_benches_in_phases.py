"""The benches of a structured debate: who may argue in a phase is offered it, and everybody else is told why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.motions.models import Motion, MotionRole, Phase
from tests.conftest import argue, browser_of
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db

TOLD = "Only the invited speakers argue now. If you are "


@pytest.fixture
def structured(motion, person) -> Motion:
    argue(motion, person)
    argue(motion, person, side="against")
    now = timezone.now()
    Motion.objects.filter(pk=motion.pk).update(format="structured", opens=now - timedelta(days=1))
    starts, ends = now - timedelta(hours=1), now + timedelta(hours=1)
    Phase.objects.create(motion=motion, stage="statements", starts=starts, ends=ends, who="speakers")
    return Motion.objects.get(pk=motion.pk)


def test_a_speaker_is_offered_an_argument_and_others_are_told_who_argues_now(structured, person, other):
    MotionRole.objects.create(motion=structured, person=other, part="speaker", side="for")
    address = f"{structured.get_absolute_url()}arguments/"
    assert f'href="{address}new/"' in page(address, other)
    shown = page(address, person)
    assert f'href="{address}new/"' not in shown
    assert "Only the invited speakers argue now." in shown


def test_it_costs_at_most_ten_queries_and_a_visitor_eight(structured, person):
    address = f"{structured.get_absolute_url()}arguments/"
    assert queries_of(address) <= 8
    assert queries_of(address, person) <= 10
    assert queries_of(argue_page(structured), person) <= 10


def test_a_visitor_is_told_before_they_write_that_invited_speakers_alone_argue(structured, motion, other):
    new = f"{structured.get_absolute_url()}arguments/new/?side=for"
    MotionRole.objects.create(motion=structured, person=other, part="speaker", side="for")
    assert TOLD in page(new)
    assert TOLD not in page(new, other)
    Phase.objects.update(stage="rebuttals")
    for address in (argue_page(structured), f"{argue_page(structured)}counter/"):
        assert TOLD in page(address)
        assert TOLD not in page(address, other)
    Motion.objects.filter(pk=structured.pk).update(format="open")
    Phase.objects.all().delete()
    for address in (new, argue_page(structured), f"{argue_page(structured)}counter/"):
        assert TOLD not in page(address)


def argue_page(motion) -> str:
    return motion.posts.filter(kind="argument").first().get_absolute_url()


def test_a_form_that_is_not_open_now_says_so_and_tells_of_a_change_only_who_sent_it(motion, person):
    Motion.objects.filter(pk=motion.pk).update(state="locked")
    client, address = browser_of(person), f"{motion.get_absolute_url()}arguments/new/"
    asked, sent = client.get(address), client.post(address, {"side": "for", "claim": "A claim.", "body": "Why."})
    assert (asked.status_code, sent.status_code) == (409, 409)
    assert "Not now" in asked.content.decode()
    assert "changed meanwhile" not in asked.content.decode()
    assert "changed meanwhile" in sent.content.decode()


@pytest.mark.parametrize(("side", "status"), [("for", 200), ("against", 403)])
def test_a_speaker_who_follows_a_link_to_the_other_side_is_told_before_they_write(structured, person, side, status):
    MotionRole.objects.create(motion=structured, person=person, part="speaker", side="for")
    answer = browser_of(person).get(f"{structured.get_absolute_url()}arguments/new/?side={side}")
    assert answer.status_code == status
    assert ("invited to speak on the other side" in answer.content.decode()) == (status == 403)
