import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from debates.desk.sieve import read_mark, read_sieve
from debates.moderation.models import Case
from debates.moderation.services import claim
from forum.accounts.roles import Role
from tests.conftest import browser_of, make_motion, make_person, say, stand
from tests.desk.conftest import posts_reported
from tests.moderation.conftest import decided, now, reported

HTMX = {"HX-Request": "true"}


def shown(client, address="/desk/", **headers):
    answer = client.get(address, **headers)
    assert answer.status_code == 200
    return answer.content.decode()


class TestWhoSeesIt:
    def test_moderators_have_it_in_the_navigation_and_members_do_not(self, desk, person):
        assert 'href="/desk/"' in shown(desk, "/")
        assert 'href="/desk/"' not in shown(browser_of(person), "/")

    def test_members_are_told_whose_it_is(self, person):
        assert browser_of(person).get("/desk/").status_code == 403

    def test_a_host_sees_the_cases_of_their_own_debate_alone(self, case, noise, host):
        other = reported(say(noise, make_person(), "Elsewhere."))
        client = browser_of(host)
        page = shown(client)
        assert f"/desk/cases/{case.pk}/" in page
        assert f"/desk/cases/{other.pk}/" not in page
        assert client.get(f"/desk/cases/{other.pk}/").status_code == 404

    def test_an_auditor_reads_and_is_offered_no_decision(self, case):
        page = shown(browser_of(make_person(role=Role.AUDITOR)), f"/desk/cases/{case.pk}/")
        assert "your sort" in page
        assert 'class="decision"' not in page


class TestTrays:
    def test_what_is_counted_is_what_waits(self, desk, motion, person, moderator):
        cases = posts_reported(motion, person, 3)
        decided(cases[0], moderator)
        page = shown(desk)
        assert 'Reported <span class="n">2</span>' in page
        assert "2</span> open" in page

    def test_the_first_tray_with_anything_in_it_is_shown(self, desk, person):
        reported(now(person))
        assert 'aria-current="true">Profiles' in shown(desk)

    def test_there_is_no_tray_of_another_name(self, desk):
        assert desk.get("/desk/attic/").status_code == 404

    def test_an_empty_queue_says_so(self, desk):
        assert "Nothing waits in this tray." in shown(desk)


class TestPile:
    def test_the_weightiest_comes_first_then_the_oldest(self, desk, motion, person):
        light, heavy, later = posts_reported(motion, person, 3)
        Case.objects.filter(pk=heavy.pk).update(score=3.5)
        page = shown(desk)
        places = [page.index(f'value="{one.pk}:') for one in (heavy, light, later)]
        assert places == sorted(places)

    def test_it_is_told_in_pages_of_thirty_without_leaving_any_out(self, desk, motion, person):
        person.trust = 3
        person.save()
        cases = [Case(post=say(motion, make_person()), debate=motion, tray="reported", score=n % 3) for n in range(64)]
        Case.objects.bulk_create(cases)
        seen, address = [], "/desk/reported/"
        while address:
            page = desk.get(address).context["desk"]["pile"]
            seen += [row.pk for row in page.rows]
            address = f"/desk/reported/?after={page.next}" if page.next else ""
        order = sorted(Case.objects.all(), key=lambda one: (-one.score, one.pk))
        assert seen == [one.pk for one in order]

    def test_a_case_far_down_is_shown_with_those_that_follow_it(self, desk, motion):
        cases = [Case(post=say(motion, make_person()), debate=motion, tray="reported") for _ in range(33)]
        made = Case.objects.bulk_create(cases)
        page = shown(desk, f"/desk/cases/{made[31].pk}/")
        assert f'value="{made[31].pk}:1"' in page
        assert f'value="{made[0].pk}:1"' not in page
        assert "From the top of the pile" in page

    @pytest.mark.parametrize("raw", ["", "x", "1.0_", "nan_3", "inf_3", "1_-3", "1.0_³"])
    def test_a_place_that_is_none_begins_at_the_top(self, raw):
        assert read_mark(raw) is None

    def test_a_place_is_read_as_it_was_written(self):
        assert str(read_mark("2.6666666666666665_12")) == "2.6666666666666665_12"


class TestFilters:
    def test_by_debate_by_reason_and_by_who_took_it_up(self, desk, motion, person, moderator):
        spam = posts_reported(motion, person, 1, "spam")[0]
        rude = posts_reported(motion, person, 1)[0]
        elsewhere = posts_reported(make_motion(), person, 1)[0]
        claim(case=rude, by=moderator)
        found = {
            f"?debate={motion.slug}": {spam, rude},
            "?reason=spam": {spam},
            "?mine=1": {rude},
            "?old=2": set(),
            "?reason=nonsense&old=x": {spam, rude, elsewhere},
        }
        for query, expected in found.items():
            rows = desk.get(f"/desk/reported/{query}").context["desk"]["pile"].rows
            assert set(rows) == expected, query

    def test_they_stay_while_one_goes_from_case_to_case(self, desk, case):
        page = shown(desk, "/desk/reported/?reason=harassment&old=")
        assert f"/desk/cases/{case.pk}/?tray=reported&amp;reason=harassment" in page

    def test_everything_that_an_address_may_say_is_bounded(self):
        sieve = read_sieve({"old": "9" * 40, "debate": "x" * 500}, "reported")
        assert sieve.days <= 3_650
        assert len(sieve.debate) <= 80


class TestHtmx:
    def test_gets_the_desk_alone(self, desk, case):
        page = shown(desk, f"/desk/cases/{case.pk}/", headers=HTMX)
        assert page.lstrip().startswith('<div id="desk">')
        assert "<html" not in page


def queries_of(client, address) -> int:
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


@pytest.mark.django_db
class TestCost:
    def test_is_at_most_fourteen_queries_the_same_with_ten_cases_and_a_thousand(self, desk, motion, case, person):
        stand(motion, person)
        for _ in range(9):
            reported(say(motion, make_person()))
        addresses = ("/desk/", f"/desk/cases/{case.pk}/")
        before = [queries_of(desk, address) for address in addresses]
        post = say(motion, person)
        Case.objects.bulk_create(Case(profile=None, post=post, tray="reported", state="closed") for _ in range(500))
        crowd = [say(motion, make_person()) for _ in range(40)]
        Case.objects.bulk_create(Case(post=one, debate=motion, tray="reported") for one in crowd)
        assert [queries_of(desk, address) for address in addresses] == before
        assert max(before) <= 14
