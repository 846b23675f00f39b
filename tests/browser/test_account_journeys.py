"""One's own account in a real browser: letters, an app, recovery codes, passkeys, sessions, a role that waits."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from forum.accounts.models import User
from forum.accounts.roles import Role
from tests.accounts.conftest import elsewhere, patient_codes  # noqa: F401 - fixtures
from tests.accounts.factors import code_of, give_app
from tests.conftest import PASSWORD, make_motion, make_person

NEW_PASSWORD = "another quiet bay"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


def log_in(page: Page, login: str, password: str = PASSWORD) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Handle or e-mail address").fill(login)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()


def link_in_letter(page: Page) -> str:
    """Return the path of the last letter's link, on the server of this test."""
    return re.search(r"https?://[^/\s]+(/accounts/\S+)", mail.outbox[-1].body).group(1)


def give_authenticator(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})


def say_who(page: Page) -> None:
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """Set up an app by the secret that the page shows; return the secret and the recovery codes."""
    page.goto("/accounts/2fa/totp/activate/")
    say_who(page)
    expect(page.locator("img.square-code")).to_be_visible()
    secret = page.locator(".secret").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Use this app").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret, page.locator(".codes li").all_inner_texts()


def is_in(page: Page, handle: str) -> None:
    expect(page.get_by_role("banner").get_by_role("link", name=handle)).to_be_visible()


@SCRIPTS
def test_signing_up_confirming_and_a_forgotten_password(open_as, scripts):
    page = open_as(java_script_enabled=scripts)
    page.goto("/accounts/signup/")
    page.get_by_label("Handle").fill("newcomer")
    page.get_by_label("E-mail address").fill("newcomer@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(link_in_letter(page))
    page.get_by_role("button", name="Yes, it is mine").click()
    is_in(page, "newcomer")
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    page.goto("/accounts/login/")
    page.get_by_role("link", name="Forgotten the password?").click()
    page.get_by_label("E-mail address").fill("newcomer@example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", name="Look into your mail")).to_be_visible()
    page.goto(link_in_letter(page))
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password, once more").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Use this password").click()
    expect(page.get_by_role("heading", name="The password is changed")).to_be_visible()
    log_in(page, "newcomer", NEW_PASSWORD)
    is_in(page, "newcomer")


@SCRIPTS
def test_an_app_is_set_up_and_asked_for_and_a_recovery_code_stands_in_for_it(open_as, scripts):
    make_person("zeynep")
    page = open_as(java_script_enabled=scripts)
    log_in(page, "zeynep")
    secret, codes = set_up_app(page)
    assert len(codes) == 10
    for number, code in enumerate((code_of(secret), codes[0])):
        other = open_as(java_script_enabled=scripts)
        log_in(other, "zeynep")
        expect(other.get_by_role("heading", name="The second step")).to_be_visible()
        other.get_by_label("Code").fill(code)
        other.get_by_role("button", name="Log in", exact=True).click()
        is_in(other, "zeynep")
        other.goto("/accounts/2fa/")
        expect(other.get_by_text(f"{10 - number} codes are left")).to_be_visible()


def test_a_passkey_is_added_renamed_and_logs_in_alone(open_as):
    make_person("zeynep")
    page = open_as()
    give_authenticator(page)
    log_in(page, "zeynep")
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Add a passkey").click()
    say_who(page)
    page.get_by_label("Name").fill("On my desk")
    page.get_by_role("button", name="Make the passkey").click()
    expect(page.get_by_text("The passkey is added.")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Rename On my desk").click()
    page.get_by_label("Name").fill("In my pocket")
    page.get_by_role("button", name="Keep this name").click()
    expect(page.get_by_role("heading", name="In my pocket")).to_be_visible()
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    is_in(page, "zeynep")
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Log out").click()
    log_in(page, "zeynep")
    page.get_by_role("button", name="Use a passkey instead").click()
    is_in(page, "zeynep")
    page.goto("/accounts/2fa/webauthn/")
    page.get_by_role("link", name="Remove In my pocket").click()
    if page.get_by_role("heading", name="Is it you?").is_visible():
        say_who(page)
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_text("No passkey yet.")).to_be_visible()


def test_a_browser_that_gives_no_passkey_is_told_so_and_may_try_again(open_as):
    page = open_as()
    give_authenticator(page)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.get_by_text("The browser gave no passkey")).to_be_visible(timeout=70_000)
    expect(page.get_by_role("button", name="Log in with a passkey")).to_be_enabled()


def test_without_scripts_nothing_of_passkeys_is_offered_and_the_page_says_why(open_as):
    make_person("zeynep")
    page = open_as(java_script_enabled=False)
    log_in(page, "zeynep")
    page.goto("/accounts/2fa/webauthn/add/")
    say_who(page)
    expect(page.get_by_text("Passkeys need JavaScript")).to_be_visible()
    expect(page.get_by_role("button", name="Make the passkey")).to_be_hidden()


@SCRIPTS
def test_other_sessions_are_seen_and_ended(open_as, scripts):
    make_person("zeynep")
    mine, other = (
        open_as(java_script_enabled=scripts),
        open_as(user_agent="Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"),
    )
    for page in (mine, other):
        log_in(page, "zeynep")
        is_in(page, "zeynep")
    mine.goto("/accounts/sessions/")
    expect(mine.get_by_text("Firefox on Windows")).to_be_visible()
    mine.get_by_role("button", name="End the others").click()
    expect(mine.get_by_text("All other sessions have ended.")).to_be_visible()
    expect(mine.get_by_text("Firefox on Windows")).to_have_count(0)
    other.goto("/accounts/")
    expect(other.get_by_role("heading", name="Log in")).to_be_visible()


@SCRIPTS
def test_staff_wait_for_a_second_factor_and_are_then_let_through(open_as, scripts, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    make_person("marta", role=Role.ADMIN)
    motion = make_motion()
    page = open_as(java_script_enabled=scripts)
    log_in(page, "marta")
    page.goto(motion.get_absolute_url())
    expect(page.get_by_text("Your role waits until you have a second factor")).to_be_visible()
    expect(page.get_by_role("link", name="Import an article")).to_have_count(0)
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="This is not open to you")).to_be_visible()
    page.goto("/")
    page.get_by_role("link", name="Second factor").click()
    page.get_by_role("link", name="Set up an app").click()
    set_up_app(page)
    page.goto("/admin/")
    expect(page.locator("#accounts-user").get_by_role("link", name="People")).to_be_visible()
    page.goto(motion.get_absolute_url())
    expect(page.get_by_text("Your role waits")).to_have_count(0)
    expect(page.get_by_role("link", name="Import an article").first).to_be_visible()


def test_the_tables_are_looked_at_under_the_policy_of_content(open_as):
    page = open_as(make_person("ada", role=Role.ADMIN))
    motion = make_motion()
    for address in ("/admin/", "/admin/motions/motion/", f"/admin/motions/motion/{motion.pk}/change/"):
        page.goto(address)
        expect(page.get_by_text("Rejoinder’s tables").first).to_be_visible()


def test_coming_from_elsewhere_and_choosing_a_handle(open_as, elsewhere):  # noqa: F811
    elsewhere.person = {"sub": "42", "email": "guild@example.org", "email_verified": True}
    page = open_as()
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Go on with Guildhall").click()
    page.get_by_role("link", name="Allow").click()
    page.get_by_label("Handle").fill("guildswoman")
    page.get_by_role("button", name="Sign up").click()
    is_in(page, "guildswoman")
    assert User.objects.get(handle="guildswoman").email == "guild@example.org"


def test_where_the_policy_of_content_does_not_name_it_a_form_leads_nowhere_else(open_as, elsewhere, settings):  # noqa: F811
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {**policy, "form-action": ["'self'"]}}
    page = open_as(console_is_watched=False)
    blocked = []
    page.on("console", lambda line: blocked.append(line.text) if "form-action" in line.text else None)
    page.goto("/accounts/login/")
    page.get_by_role("button", name="Go on with Guildhall").click()
    page.wait_for_timeout(500)
    assert "/accounts/login/" in page.url
    assert blocked


def test_a_confirmed_factor_in_an_old_session_lets_the_role_count(open_as, settings):
    settings.STAFF_NEED_SECOND_FACTOR = True
    person = make_person("marta", role=Role.MODERATOR)
    page = open_as(person)
    give_app(person)
    page.goto("/")
    page.get_by_role("link", name="Second factor").click()
    page.get_by_label("Code").fill(code_of())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("so your role waits")).to_have_count(0)
