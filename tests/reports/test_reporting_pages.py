"""Reporting in two presses, what came of one's reports, and the house rules."""

import pytest

from debates.moderation.models import Case, Report
from debates.moderation.reasons import RULES
from tests.conftest import browser_of, say
from tests.moderation.conftest import decided, reported

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


def test_two_presses_report_a_post(motion, person, other):
    post = say(motion, person)
    browser = browser_of(other)
    page = browser.get(f"{post.get_absolute_url()}").content.decode()
    assert f"/c/{post.pk}/report/" in page
    reasons = browser.get(f"/c/{post.pk}/report/").content.decode()
    assert all(f'value="{reason.value}"' in reasons for reason in RULES)
    answer = browser.post(f"/c/{post.pk}/report/", {"reason": "spam"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/reports/")
    assert "Thank you." in browser.get("/reports/").content.decode()
    assert (Report.objects.get().reporter, Report.objects.get().reason) == (other, "spam")


def test_one_s_own_post_has_no_link(motion, person):
    post = say(motion, person)
    assert f"/c/{post.pk}/report/" not in browser_of(person).get(post.get_absolute_url()).content.decode()


def test_with_scripts_the_reasons_and_the_thanks_take_the_place_of_the_link(motion, person, other):
    post, browser = say(motion, person), browser_of(other)
    panel = browser.get(f"/c/{post.pk}/report/", **HTMX).content.decode()
    assert "<html" not in panel
    assert "Report the account instead" in panel
    told = browser.post(f"/c/{post.pk}/report/", {"reason": "hate"}, **HTMX).content.decode()
    assert "<html" not in told
    assert "Thank you." in told


@pytest.mark.parametrize("typed", [{"reason": "other"}, {"reason": "illegal"}, {}, {"reason": "dull"}])
def test_what_is_missing_is_said_and_what_was_typed_stays(typed, motion, person, other):
    post = say(motion, person)
    given = typed | ({"note": "Kept words"} if typed.get("reason") != "other" else {"law": "Kept words"})
    answer = browser_of(other).post(f"/c/{post.pk}/report/", given)
    assert answer.status_code == 422
    assert "Kept words" in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert not Report.objects.exists()


def test_sent_again_it_changes_the_reason(motion, person, other):
    post, browser = say(motion, person), browser_of(other)
    browser.post(f"/c/{post.pk}/report/", {"reason": "spam", "note": "Twice."})
    assert "Twice." in browser.get(f"/c/{post.pk}/report/").content.decode()
    browser.post(f"/c/{post.pk}/report/", {"reason": "threat"})
    assert Report.objects.get().reason == "threat"


def test_a_debate_and_an_account_are_reported(motion, person, other):
    browser = browser_of(other)
    assert f"/d/{motion.slug}/report/" in browser.get(motion.get_absolute_url()).content.decode()
    browser.post(f"/d/{motion.slug}/report/", {"reason": "spam"})
    browser.post(f"/people/{person.handle}/report/", {"reason": "impersonation"})
    assert {case.target.value for case in Case.objects.all()} == {"motion", "profile"}


def test_who_is_not_logged_in_is_shown_both_ways(motion, person):
    post = say(motion, person)
    page = browser_of(None).get(f"/c/{post.pk}/report/").content.decode()
    assert "/accounts/login/?next=" in page
    assert "Report" in page


class TestOwn:
    def test_each_says_what_came_of_it(self, motion, person, other, moderator):
        posts = [say(motion, person, f"Words {n}.") for n in range(3)]
        cases = [reported(post, other) for post in posts]
        decided(cases[1], moderator, "remove")
        decided(cases[2], moderator, "dismiss", facts="")
        page = browser_of(other).get("/reports/").content.decode()
        assert "Nobody has decided yet." in page
        assert "A moderator decided as you asked: removed." in page
        assert "Words 1." not in page
        assert "Words 2." in page
        assert page.count("Appeal against that") == 1

    def test_nobody_else_s_are_there(self, motion, person, other, moderator):
        reported(say(motion, person), other, note="Mine alone")
        assert "Mine alone" not in browser_of(moderator).get("/reports/").content.decode()
        assert "Mine alone" in browser_of(other).get("/reports/").content.decode()

    def test_they_come_in_pages(self, motion, person, other, monkeypatch):
        monkeypatch.setattr("debates.reports.queries.PAGE", 1)
        for n in range(2):
            reported(say(motion, person, f"Words {n}."), other)
        browser = browser_of(other)
        first = browser.get("/reports/")
        assert "Words 1." in first.content.decode()
        assert "Words 0." not in first.content.decode()
        assert "Words 0." in browser.get(f"/reports/?before={first.context['page'].next}").content.decode()


def test_the_rules_are_linked_in_every_foot(motion):
    assert 'href="/rules/"' in browser_of(None).get("/").content.decode()
    page = browser_of(None).get("/rules/").content.decode()
    assert all(str(rule).split("“")[0][:30] in page for rule in RULES.values())
