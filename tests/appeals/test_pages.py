"""The statement as a letter, the form to appeal, the dialogue; who reads which words."""

import pytest

from debates.appeals.models import Appeal
from debates.appeals.services import appeal
from debates.moderation.models import Report, Statement
from debates.moderation.services import undo
from tests.conftest import argue, browser_of, reply, say
from tests.moderation.conftest import FACTS, decided, reported

from .conftest import WORDS, answered, appealed, statement_of

pytestmark = pytest.mark.django_db


def read(person, address: str) -> str:
    return browser_of(person).get(address).content.decode()


def test_the_letter_says_what_was_decided_and_why_and_is_noted_as_read(post, moderator):
    statement = statement_of(decided(reported(post), moderator, sanction="suspend", hours=24))
    address = statement.get_absolute_url()
    assert "unread" in read(post.author, "/decisions/")
    assert "unread" in browser_of(moderator).get(address).content.decode() or Statement.objects.get().read is None
    browser_of(post.author).head(address)
    assert Statement.objects.get().read is None
    page = read(post.author, address)
    for told in ("What you wrote was removed", "I have seen it sing.", "revision 1", FACTS,
                 "Answer the argument, never",
                 "Reported by readers. No part of the decision was automatic.", "Moderator A, who took no part",
                 "Unless an appeal succeeds.", "For 24 hours, until", "Send the appeal", statement.number):  # fmt: skip
        assert told in page
    assert Statement.objects.get().read is not None
    assert "unread" not in read(post.author, "/decisions/")


def test_others_find_no_statement_and_moderators_no_form(post, moderator, other):
    address = statement_of(decided(reported(post), moderator)).get_absolute_url()
    assert browser_of(other).get(address).status_code == 404
    assert "Send the appeal" not in read(moderator, address)


def test_one_appeals_from_the_letter_and_reads_on_in_the_dialogue(post, moderator, senior):
    statement = statement_of(decided(reported(post), moderator))
    browser, action = browser_of(post.author), f"/decisions/{statement.pk}/appeal/"
    refused = browser.post(action, {"text": " "})
    assert (refused.status_code, "Say it in words" in refused.content.decode()) == (422, True)
    made = browser.post(action, {"text": WORDS})
    assert (made.status_code, made.headers["Location"]) == (303, Appeal.objects.get().get_absolute_url())
    again = browser.post(action, {"text": "Typed twice"})
    assert (again.status_code, "Typed twice" in again.content.decode()) == (409, True)
    place = made.headers["Location"]
    browser.post(place, {"text": "One more thing."})
    assert "One more thing." in read(senior, place)
    answer = browser_of(senior).post(f"{place}decide/", {"outcome": "overturned", "answer": "You are right."})
    assert answer.status_code == 303
    page = browser.get(place).content.decode()
    assert "You are right." in page
    assert "Moderator B" in page
    assert "you were right" in browser.get(statement.get_absolute_url()).content.decode()
    assert post.get_absolute_url() in browser.get(statement.get_absolute_url()).content.decode()


def test_a_refused_answer_comes_back_as_typed(post, moderator, senior):
    place = appealed(decided(reported(post), moderator)).get_absolute_url()
    browser = browser_of(senior)
    answer = browser.post(f"{place}decide/", {"outcome": "maybe", "answer": "Typed words"})
    assert (answer.status_code, "Typed words" in answer.content.decode()) == (422, True)
    assert "Senior moderators decide appeals." in read(moderator, place)
    assert browser_of(moderator).post(f"{place}decide/", {"outcome": "upheld", "answer": "No."}).status_code == 403


def test_the_first_decider_reads_it_and_is_told_why_not(post, senior, admin):
    place = appealed(decided(reported(post), senior)).get_absolute_url()
    page = read(senior, place)
    assert "You made this decision yourself" in page
    assert "Overturn the decision" not in page
    assert "Overturn the decision" in read(admin, place)


def test_a_reporter_appeals_and_does_not_read_what_was_removed_since(motion, post, other, moderator, senior):
    decided(reported(post, other), moderator, "dismiss", facts="")
    browser, report = browser_of(other), Report.objects.get()
    page = browser.get(f"/reports/{report.pk}/appeal/").content.decode()
    assert "I have seen it sing." in page
    refused = browser.post(f"/reports/{report.pk}/appeal/", {"text": ""})
    assert refused.status_code == 422
    place = browser.post(f"/reports/{report.pk}/appeal/", {"text": WORDS}).headers["Location"]
    assert "I have seen it sing." in browser.get(place).content.decode()
    assert browser.get(f"/reports/{report.pk}/appeal/").headers["Location"] == place
    decided(reported(post), moderator)
    assert "I have seen it sing." not in browser.get(place).content.decode()
    assert "I have seen it sing." in read(senior, place)
    assert browser_of(post.author).get(place).status_code == 404


def test_a_report_that_waits_cannot_be_appealed_on_its_page(post, other):
    report = reported(post, other).reports.get()
    assert "Nobody has decided on your report yet." in read(other, f"/reports/{report.pk}/appeal/")


def test_what_was_purged_is_not_quoted(post, senior):
    page = read(post.author, statement_of(decided(reported(post), senior, "purge", "illegal", law="PC 153"))
                .get_absolute_url())  # fmt: skip
    assert "I have seen it sing." not in page
    assert "An appeal can only correct the record." in page


def test_a_redaction_shows_its_difference(motion, person, moderator):
    told = say(motion, person, "My number is 555 1234, call me.")
    decision = decided(reported(told), moderator, "redact", "personal_data", passages=("555 1234",))
    assert "555 1234" in read(person, statement_of(decision).get_absolute_url())


def test_an_undone_decision_says_so(post, moderator):
    decision = decided(reported(post), moderator)
    undo(decision=decision, by=moderator)
    page = read(post.author, statement_of(decision).get_absolute_url())
    assert "Taken back by who decided" in page
    assert "taken back already" in page
    assert "taken back" in read(post.author, "/decisions/")


@pytest.mark.parametrize("action", ["hold", "silence", "suspend", "ban", "warn"])
def test_a_decision_about_an_account_reads_well(action, person, senior):
    decision = decided(reported(person), senior, action, hours=None if action in {"ban", "warn"} else 72)
    page = read(person, statement_of(decision).get_absolute_url())
    assert {"ban": "until this is lifted", "warn": "A warning is for once"}.get(action, "For 72 hours") in page


def test_where_to_post_again(motion, person, other, host, moderator):
    argument = argue(motion, person)
    below = reply(argument, other, relation="comments")
    for post, address in ((below, argument.get_absolute_url()), (argument, f"/d/{motion.slug}/arguments/")):
        statement = statement_of(decided(reported(post), moderator))
        assert f'href="{address}">Edit and post again' in read(post.author, statement.get_absolute_url())


def test_decided_appeals_show_who_was_alone(post, senior):
    made = answered(appealed(decided(reported(post), senior)), senior, "upheld")
    assert "This site has nobody else" in read(post.author, made.get_absolute_url())


def test_decisions_come_in_pages(motion, person, moderator, monkeypatch):
    monkeypatch.setattr("debates.appeals.views.statements.PAGE", 1)
    first, second = [statement_of(decided(reported(say(motion, person)), moderator)) for _ in range(2)]
    page = read(person, "/decisions/")
    assert (second.number in page, first.number in page) == (True, False)
    assert first.number in read(person, f"/decisions/?before={second.pk}")
    assert appeal(against=first, by=person, text=WORDS).pk
