"""Times in the reader's zone: named by a cookie, chosen in a form, and UTC where neither says anything known."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from forum.web import zones
from forum.web.templatetags.site import ago, day, moment
from tests.conftest import browser_of
from tests.motions.phases import DAY, with_terms
from tests.threads.pages import page

NOON = datetime(2031, 1, 10, 12, 0, tzinfo=UTC)


def in_zone(name: str, address: str = "/", person=None) -> str:
    client = browser_of(person)
    client.cookies[zones.COOKIE] = name
    answer = client.get(address)
    assert answer.status_code == 200
    assert "Cookie" in answer.headers["Vary"]
    return answer.content.decode()


@pytest.mark.django_db
def test_a_debates_moments_are_told_in_the_zone_of_the_cookie_and_the_foot_says_which(motion):
    with_terms(motion, closes=NOON)
    address = motion.get_absolute_url()
    assert "10 January 2031, 12:00" in page(address)
    assert "Times are UTC" in page(address)
    shown = in_zone("Asia/Karachi", address)
    assert (
        '<time datetime="2031-01-10T12:00Z" data-shape="moment-year" dir="auto">10 January 2031, 17:00</time>' in shown
    )
    assert "<bdi>Karachi, UTC+5</bdi>" in shown
    assert "<bdi>St Johns, UTC−3:30</bdi>" in in_zone("America/St_Johns")


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "Mars/Olympus", "../../etc/passwd", "Asia/Karachi ", "asia/karachi", "x" * 4000])
def test_a_zone_that_is_none_is_utc(name):
    assert "Times are UTC" in in_zone(name)


@pytest.mark.django_db
def test_one_readers_zone_is_no_other_readers(motion):
    in_zone("Asia/Karachi")
    assert str(timezone.get_current_timezone()) == "UTC"
    assert "Times are UTC" in page("/")


@given(st.sampled_from(zones.offered()))
def test_every_zone_that_is_offered_is_known_and_told(name):
    with timezone.override(zones.known(name)):
        assert zones.name_here() == name
        assert "UTC" in zones.zone_here()
        assert zones.machine(zones.here(NOON)) == "2031-01-10T12:00Z"


def test_moments_are_told_with_what_machines_need():
    with timezone.override("Pacific/Auckland"):
        assert day(NOON) == '<time datetime="2031-01-10T12:00Z" data-shape="day" dir="auto">11 January</time>'
        assert 'data-shape="moment"' in moment(timezone.now())
        assert zones.exact(NOON) == f"11 January 2031, 01:00 ({zones.zone_here()})"
        assert 'title="2031-01-11 01:00 Pacific/Auckland"' in ago(NOON)


class TestChoosing:
    def choose(self, **typed):
        client = Client()
        return client, client.post("/zone/", typed)

    def test_keeps_the_zone_and_goes_back(self, db):
        client, answer = self.choose(zone="Europe/Kyiv", next="/debates/?part=closed")
        assert (answer.status_code, answer.headers["Location"]) == (303, "/debates/?part=closed")
        assert "Kyiv" in client.get("/").content.decode()

    @pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
    def test_goes_nowhere_but_to_this_site(self, db, elsewhere):
        assert self.choose(zone="UTC", next=elsewhere)[1].headers["Location"] == "/"
        assert 'href="/"' in page(f"/zone/?next={elsewhere}")

    def test_a_zone_that_is_none_is_refused_in_words_and_nothing_is_kept(self, db):
        client, answer = self.choose(zone="Mars/Olympus", next="/debates/")
        assert answer.status_code == 422
        assert "There is no such time zone." in answer.content.decode()
        assert zones.COOKIE not in client.cookies
        assert 'value="/debates/"' in answer.content.decode()


@pytest.mark.django_db
def test_what_is_typed_as_a_time_is_meant_in_the_readers_zone(motion, host):
    with_terms(motion, opens=timezone.now() - 9 * DAY, closes=timezone.now() - DAY)
    client = browser_of(host)
    client.cookies[zones.COOKIE] = "Asia/Karachi"
    client.post(f"{motion.get_absolute_url()}rule/reopen/", {"reason": "x", "closes": "2031-01-10T17:00"})
    motion.refresh_from_db()
    assert motion.closes == NOON
