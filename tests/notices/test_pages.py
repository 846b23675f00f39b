"""The form and the receipt: open to everybody, nothing typed is lost, and nobody else's data is shown."""

import pytest

from debates.notices.freshness import again, new_mark
from debates.notices.models import Notice
from forum.accounts.limits import LIMITS, Limit, Limited
from tests.conftest import browser_of, say
from tests.moderation.conftest import decided
from tests.notices.given import TEXT, mark, noticed, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(motion, person) -> str:
    return f"http://testserver{say(motion, person).get_absolute_url()}"


def sent(address: str, person=None, **fields):
    return browser_of(person).post("/illegal/", typed(address, **fields))


def refused(to: str, words: str, **fields) -> str:
    """What comes back: why, and everything that was typed."""
    answer = browser_of(None).post("/illegal/", typed(to) | fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert TEXT in page or "text" in fields
    assert "Nadia Ben Amor" in page or "name" in fields
    assert not Notice.objects.exists()
    return page


def test_it_is_taken_and_leads_to_its_receipt(address):
    answer = sent(address)
    notice = Notice.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/illegal/{notice.receipt}/")
    assert (notice.name, notice.email, notice.text) == ("Nadia Ben Amor", "nadia@example.org", TEXT)


def test_who_would_rather_not_be_named_is_not_kept(address):
    assert sent(address, is_unnamed="on").status_code == 303
    assert (Notice.objects.get().name, Notice.objects.get().email) == ("", "")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("address", "", "Give its address"),
        ("text", "", "Say why you hold it"),
        ("text", "\u200b", "Say why you hold it"),
        ("text", "a" * 5_001, "5001 characters"),
        ("law", "", "Name the law"),
        ("law", "\u200b", "Name the law"),
        ("name", "", "Say who you are"),
        ("email", "", "Say where the answer goes"),
        ("email", "nadia", "no e-mail address"),
        ("is_in_good_faith", "", "tick it if it is so"),
        ("website", "https://example.com", "there to catch machines"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_lost(address, field, value, words):
    refused(address, words, **{field: value})


def test_the_trap_is_shown_once_it_was_filled_so_that_a_person_can_empty_it(address):
    assert 'class="field" hidden' in browser_of(None).get("/illegal/").content.decode()
    assert 'class="field" hidden' not in refused(address, "catch machines", website="x")


def test_another_site_is_refused_beside_the_field(address):
    refused("https://example.com/c/1/", "no address of this site")


def test_who_is_too_quick_or_too_late_or_forges_the_form_reads_so_and_may_send_again(address):
    quick = mark(0)
    assert quick in refused(address, "faster than anybody types", mark=quick)
    for bad in (mark(25 * 3600), "forged", ""):
        page = refused(address, "more than a day", mark=bad)
        assert 'name="mark" value="' in page
        assert f'value="{bad}"' not in page or bad == ""
    assert sent(address, mark=mark(4)).status_code == 303


def test_a_form_that_comes_back_keeps_its_mark_while_that_is_good():
    good = new_mark()
    assert again(good) == good
    assert again("forged") != "forged"


def test_too_many_from_one_place_are_told_when_to_come_again(address, monkeypatch):
    monkeypatch.setitem(LIMITS, Limited.NOTICES, (Limit(0, 86_400),) * 4)
    answer = sent(address)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert TEXT in answer.content.decode()


def test_every_page_links_to_the_form_at_its_foot(motion):
    assert 'href="/illegal/"' in browser_of(None).get(motion.get_absolute_url()).content.decode()


def test_a_link_brings_the_address_along():
    assert 'value="/c/12/"' in browser_of(None).get("/illegal/?about=/c/12/").content.decode()


def receipt(notice: Notice, person=None):
    return browser_of(person).get(f"/illegal/{notice.receipt.lower()}/")


def test_the_receipt_says_how_it_stands_and_nothing_of_anybody(motion, person, moderator):
    notice = noticed(say(motion, person, "A rude word."), name="Nadia", email="nadia@example.org")
    answer = receipt(notice)
    page = answer.content.decode()
    assert "A moderator looks at it" in page
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    decided(notice.case, moderator, facts="The author threatens Oleg.")
    page = receipt(notice).content.decode()
    assert "It was removed. Reason: harassment." in page
    for hidden in ("Nadia", "nadia@", TEXT, "rude", person.handle, moderator.handle, "Oleg", notice.law):
        assert hidden not in page


def test_who_sees_cases_reads_it_whole(motion, person, moderator):
    notice = noticed(motion, name="Nadia", email="nadia@example.org")
    for sees, viewer in ((True, moderator), (False, person), (False, motion.roles.get().person)):
        page = receipt(notice, viewer).content.decode()
        assert (("nadia@example.org" in page) and (TEXT in page)) == sees


def test_who_gave_no_name_is_told_as_such(motion, moderator):
    assert "rather not be named" in receipt(noticed(motion), moderator).content.decode()


def test_what_is_not_acted_on_says_what_can_be_done_next(motion, person, moderator):
    notice = noticed(say(motion, person))
    decided(notice.case, moderator, "dismiss")
    page = receipt(notice).content.decode()
    assert "nothing was done" in page
    assert "article 21" in page
    assert "/illegal/?about=" in page


@pytest.mark.parametrize("number", ["RJ-7K3M-Q4XF-9HTW", "nonsense", "RJ-0000-0000-0000"])
def test_a_number_that_nobody_has_is_not_found(number):
    assert browser_of(None).get(f"/illegal/{number}/").status_code == 404
