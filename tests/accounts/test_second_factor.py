"""Roles that wait for a second factor, and everything else that an app and its codes open."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from debates.articles.policy import may_change_showing
from debates.motions.policy import may_rule
from forum.accounts.limits import LIMITS, Limited
from forum.accounts.models import User
from forum.accounts.policy import has, lacks_factor, limit_of, may_import, may_see_tables, why_not
from forum.accounts.roles import ABILITIES, Ability, Role
from tests.accounts.factors import came_with_factor, code_of, give_app, give_passkey, with_records
from tests.conftest import PASSWORD, browser_of, make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict(settings) -> None:
    settings.STAFF_NEED_SECOND_FACTOR = True


def again(person: User) -> User:
    """Return the person as the next request would load them."""
    return User.objects.get(pk=person.pk)


@pytest.mark.usefixtures("strict")
class TestARoleWaits:
    def test_without_a_second_factor_staff_have_what_a_member_has(self, moderator, admin):
        for person in (moderator, admin):
            assert {ability for ability in Ability if has(person, ability)} == ABILITIES[Role.MEMBER]

    def test_with_one_they_have_what_comes_with_the_role(self, moderator, admin):
        for person in (moderator, admin):
            give_app(person)
            known = again(person)
            assert {ability for ability in Ability if has(known, ability)} == ABILITIES[Role(person.role)]

    def test_a_passkey_counts_and_recovery_codes_alone_do_not(self, moderator):
        codes = Authenticator.objects.create(user=moderator, type="recovery_codes", data={"seed": "x", "used_mask": 0})
        assert lacks_factor(again(moderator))
        codes.delete()
        Authenticator.objects.create(user=moderator, type="webauthn", data={"name": "x", "credential": {}})
        assert not lacks_factor(again(moderator))

    def test_a_session_that_was_opened_without_the_factor_does_not_count(self, moderator):
        give_app(moderator)
        known = again(moderator)
        known.came_with_factor = False
        assert not has(known, Ability.LOCK_DEBATE)
        known.came_with_factor = True
        assert has(known, Ability.LOCK_DEBATE)

    def test_what_trust_gives_stays_and_members_never_wait(self, person):
        trusted = make_person(role=Role.MODERATOR, trust=1)
        assert may_import(trusted)
        assert not lacks_factor(person)

    def test_every_refusal_says_what_to_do(self, moderator, admin, motion):
        told = [
            may_import(moderator),
            may_rule(moderator, motion),
            may_change_showing(moderator, motion.article),
            may_see_tables(admin),
        ]
        assert all("second factor" in answer.reason for answer in told)

    def test_somebody_without_a_role_is_told_the_other_reason(self, person, motion):
        assert "second factor" not in may_rule(person, motion).reason
        assert "second factor" not in may_see_tables(person).reason

    def test_limits_are_those_of_trust_until_then(self, moderator):
        assert limit_of(moderator, Limited.POSTS) == LIMITS[Limited.POSTS][0]
        give_app(moderator)
        assert limit_of(again(moderator), Limited.POSTS) == LIMITS[Limited.POSTS][3]

    def test_which_step_is_missing_is_said(self, moderator):
        assert "Set one up" in why_not(moderator, "")
        give_app(moderator)
        known = again(moderator)
        known.came_with_factor = False
        assert "until you confirm it" in why_not(known, "")

    def test_staff_without_one_read_take_part_and_are_told_with_a_link(self, moderator, motion):
        client = browser_of(moderator)
        page = client.get(motion.get_absolute_url())
        assert page.status_code == 200
        assert b"until you have a second factor" in page.content
        assert client.post(f"{motion.get_absolute_url()}rule/lock/", {"reason": "Tea."}).status_code == 403

    def test_staff_who_came_with_one_are_told_nothing_and_let_through(self, moderator, motion):
        give_app(moderator)
        client = came_with_factor(moderator)
        assert b"second factor" not in client.get(motion.get_absolute_url()).content
        assert client.post(f"{motion.get_absolute_url()}rule/lock/", {"reason": "Tea."}).status_code == 303

    def test_a_session_from_before_the_factor_waits_until_it_is_confirmed_there(self, moderator, motion):
        old = browser_of(moderator)
        give_app(moderator)
        assert b"came in without your second factor" in old.get("/").content
        old.post("/accounts/2fa/reauthenticate/", {"code": code_of()})
        assert b"second factor" not in old.get("/").content

    def test_a_page_costs_staff_one_question_more_at_most_and_members_none(self, person, moderator, motion, settings):
        def cost(client: Client) -> int:
            client.get(motion.get_absolute_url())
            with CaptureQueriesContext(connection) as asked:
                client.get(motion.get_absolute_url())
            return len(asked)

        give_app(moderator)
        member, staff, bare = browser_of(person), came_with_factor(moderator), browser_of(make_person(role=Role.ADMIN))
        on = cost(member), cost(staff), cost(bare)
        settings.STAFF_NEED_SECOND_FACTOR = False
        off = cost(member), cost(staff), cost(bare)
        assert (on[0] - off[0], on[1] - off[1]) == (0, 1)
        assert on[2] - on[0] == 1  # whose role waits is asked what a member is asked, and the factor


def test_where_it_is_not_asked_for_a_role_counts_at_once(moderator, settings):
    settings.STAFF_NEED_SECOND_FACTOR = False
    assert has(moderator, Ability.LOCK_DEBATE)
    assert b"until you have a second factor" not in browser_of(moderator).get("/").content


class TestTheApp:
    @pytest.mark.django_db(transaction=True)
    def test_it_is_set_up_with_its_first_code_and_counts_in_this_session(self, moderator, strict):
        client = with_records(browser_of(moderator), moderator, [{"method": "password"}])
        secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
        answer = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
        assert answer.headers["Location"] == "/accounts/2fa/recovery-codes/"
        assert b"until you have a second factor" not in client.get("/").content
        assert client.get("/").context["user"].came_with_factor

    def test_a_wrong_code_sets_nothing_up_and_keeps_the_secret(self, person):
        client = with_records(browser_of(person), person, [{"method": "password"}])
        first = client.get("/accounts/2fa/totp/activate/").context["form"].secret
        answer = client.post("/accounts/2fa/totp/activate/", {"code": "000000"})
        assert answer.status_code == 200
        assert "Check it, or type the next one." in answer.context["form"].errors["code"][0]
        assert answer.context["form"].secret == first
        assert not Authenticator.objects.exists()

    def test_logging_in_asks_for_its_code(self, person):
        give_app(person)
        client = Client()
        answer = client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
        assert not client.get("/").context["user"].is_authenticated
        assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 200
        client.post("/accounts/2fa/authenticate/", {"code": code_of()})
        assert client.get("/").context["user"] == person

    def test_a_code_counts_once(self, person):
        give_app(person)
        for expected in (True, False):
            client = Client()
            client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
            client.post("/accounts/2fa/authenticate/", {"code": code_of()})
            assert client.get("/").context["user"].is_authenticated is expected

    def test_a_recovery_code_lets_in_once_and_is_then_used(self, person):
        code = give_app(person)[3]
        for expected in (True, False):
            client = Client()
            client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
            client.post("/accounts/2fa/authenticate/", {"code": code})
            assert client.get("/").context["user"].is_authenticated is expected

    def test_the_codes_are_shown_saved_and_made_anew_only_after_saying_who_one_is(self, person):
        codes = give_app(person)
        for page in ("", "download/", "generate/"):
            answer = browser_of(person).get(f"/accounts/2fa/recovery-codes/{page}")
            assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
        client = came_with_factor(person)
        assert all(code in client.get("/accounts/2fa/recovery-codes/").content.decode() for code in codes)
        saved = client.get("/accounts/2fa/recovery-codes/download/")
        assert saved.content.decode().split() == codes
        assert "no-store" in saved.headers["Cache-Control"]
        client.post("/accounts/2fa/recovery-codes/generate/")
        assert codes[0] not in client.get("/accounts/2fa/recovery-codes/").content.decode()

    def test_removing_the_app_removes_its_codes_and_the_role_waits_again(self, moderator, strict):
        give_app(moderator)
        client = came_with_factor(moderator)
        assert client.post("/accounts/2fa/totp/deactivate/").status_code == 302
        assert not Authenticator.objects.exists()
        assert b"until you have a second factor" in client.get("/").content

    def test_an_address_that_is_not_confirmed_stands_in_the_way_of_setting_up(self, person):
        person.emailaddress_set.create(email="new@example.org", verified=False)
        client = with_records(browser_of(person), person, [{"method": "password"}])
        answer = client.get("/accounts/2fa/totp/activate/", follow=True)
        assert "Confirm all of your e-mail addresses" in answer.content.decode()


class TestLostFactors:
    def test_those_who_run_the_site_remove_them_and_all_sessions_end(self, person, capsys):
        client = Client()
        client.post("/accounts/login/", {"login": "zeynep", "password": PASSWORD})
        give_app(person)
        call_command("remove_second_factor", "ZEYNEP")
        assert "2 removed" in capsys.readouterr().out
        assert not Authenticator.objects.exists()
        assert not UserSession.objects.exists()
        assert not client.get("/").context["user"].is_authenticated

    def test_nobody_of_that_handle_is_told(self):
        with pytest.raises(CommandError, match="Nobody has the handle ghost"):
            call_command("remove_second_factor", "ghost")


@pytest.mark.django_db
def test_who_is_refused_because_a_role_waits_finds_the_way_to_the_account(settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    refused = browser_of(make_person(role=Role.ADMIN)).get("/admin/")
    assert refused.status_code == 403
    assert b"Your role waits" in refused.content
    assert b'<a href="/accounts/">Your account</a>' in refused.content
    nothing = browser_of(make_person()).get("/nothing")
    assert (
        b'<a href="/accounts/">Your account</a>' not in nothing.content.partition(b"<main")[2].partition(b"</main>")[0]
    )


@pytest.mark.django_db
def test_the_second_step_asks_for_codes_of_an_app_only_where_there_is_one(person):
    give_passkey(person)
    client = Client()
    asked = client.post("/accounts/login/", {"login": person.handle, "password": PASSWORD}, follow=True)
    assert b"The second step" in asked.content
    assert b"One of your recovery codes." in asked.content
    give_app(person)
    assert b"The six digits that your authenticator app shows" in client.get("/accounts/2fa/authenticate/").content
