"""axe finds nothing on any page, light and dark, wide and narrow, in each language of the site."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from debates.moderation.reasons import Reason
from debates.moderation.reporting import report
from debates.moderation.things import thing_of
from debates.posts.basis import Named
from debates.posts.models import Post
from debates.posts.services import revise, withdraw
from forum.accounts.models import User
from forum.accounts.roles import Role
from tests.appeals.conftest import appealed, statement_of
from tests.conftest import argue, counter, make_motion, make_person, reply, say
from tests.corrections.places import proposed
from tests.imports.drafts import TEXT
from tests.moderation.conftest import decided, now, reported
from tests.notices.given import noticed

PAGES = (
    "/",
    "{motion}",
    "{motion}p/1/",
    "{motion}p/2/",
    "{motion}said/",
    "{motion}said/?only=questions&order=answered",
    "/c/{post}/",
    "/c/{post}/reply/",
    "/c/{post}/withdraw/",
    "/c/{post}/revise/",
    "/c/{post}/history/",
    "/c/{post}/history/?at=2",
    "/c/{post}/history/?from=1&to=3",
    "{motion}arguments/",
    "/c/{argument}/",
    "/c/{counter}/",
    "/c/{remark}/",
    "/c/{argument}/history/",
    "{motion}arguments/new/?side=for&paragraph=1",
    "/c/{argument}/counter/?relation=opposes",
    "{motion}p/1/arguments/",
    "{motion}map/",
    "{motion}map/{argument}/",
    "{motion}unanswered/",
    "/unanswered/",
    "/c/{argument}/correct/",
    "{motion}corrections/",
    "{motion}corrections/?only=decided",
    "/corrections/{correction}/",
    "/c/{post}/promote/",
    "{article}",
    "{article}debate/",
    "{article}debate/?sentence=Tea&format=structured&do=next",
    "{article}debate/?sentence=Tea%3F&format=open&do=next",
    "/debates/?q=tea&part=closed",
    "{motion}people/",
    "{motion}settings/",
    "{motion}rule/close/",
    "/log/",
    "/log/numbers/",
    "/illegal/",
    "/illegal/{receipt}/",
    "/standing/",
    "/rules/",
    "/reports/",
    "/c/{foreign}/report/",
    "{motion}report/",
    "/people/umut/report/",
    "/decisions/",
    "/decisions/{statement}/",
    "/decisions/{appealable}/",
    "/appeals/{appeal}/",
    "/c/{removed}/",
    "/c/{collapsed}/",
    "/zone/",
    "/a/new/",
    "/accounts/",
    "/accounts/email/",
    "/c/{remark}/report/",
    *("/rules/", "/reports/", "/decisions/", "/standing/", "/log/numbers/"),
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/webauthn/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
    "/nothing",
)
DOORS = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/confirm-email/",
    "/accounts/confirm-email/none/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/password/reset/key/none-none/",
    "/accounts/password/reset/key/done/",
    "/accounts/inactive/",
)

ADDRESS = "https://example.org/ledger"


def violations(page, **options) -> list[str]:
    page.wait_for_load_state()  # a page half loaded has not all of its style sheets yet
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{page.url}: {v['id']}: {v['nodes'][0]['html'][:160]}" for v in found]


def violations_by_day_and_night(page) -> list[str]:
    """All that axe finds, and in the other scheme, which changes nothing but colours, what it finds about those."""
    found = violations(page)
    page.emulate_media(color_scheme="dark")
    found += violations(page, runOnly={"type": "rule", "values": ["color-contrast", "link-in-text-block"]})
    page.emulate_media(color_scheme="light")
    return found


def arguments_on(motion, author) -> list[Post]:
    """An argument with a tree beneath it, one of the tree, a remark; another that was taken back."""
    argued = argue(motion, author, rests_on=(1,), disputes=(3,), sources=(Named("A ledger", "1902", ADDRESS),))
    argue(motion, author, "چائے گھر کو سکون دیتی ہے اور سب کو جگاتی ہے۔", "against")
    gone = argue(motion, author, "Taken back.")
    deep = counter(argued, author, relation="undercuts")
    for _ in range(3):
        deep = counter(deep, author)
    withdraw(post=counter(gone, author).parent, by=author)
    return [argued, deep, reply(argued, author, "Which cup?", "asks")]


def moderated(motion, author) -> dict[str, object]:
    """What moderators decided on the author, one of it appealed; a notice; a post of somebody else."""
    keeper, foreign = make_person("marek", role=Role.MODERATOR), say(motion, make_person("oleg", trust=1), "Not so.")
    removed, collapsed = say(motion, author, "Your sort says so."), say(motion, author, "It rains in Ankara.")
    taken = statement_of(decided(reported(removed), keeper, sanction="warn"))
    folded = statement_of(decided(reported(collapsed, reason="off_topic"), keeper, "collapse", "off_topic"))
    report(by=author, thing=thing_of(now(foreign)), reason=Reason.HARASSMENT, note="It is about me.")
    return {
        "foreign": foreign.pk,
        "removed": removed.pk,
        "collapsed": collapsed.pk,
        "statement": taken.pk,
        "appealable": folded.pk,
        "appeal": appealed(taken.decision).pk,
        "receipt": noticed(foreign).receipt,
    }


@pytest.fixture
def addresses(db) -> tuple[User, list[str]]:
    author = make_person("zeynep", trust=1)
    motion = make_motion(host=author)
    post = say(motion, author, "Tea, [here](https://example.org), is\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    for answered in range(3):
        reply(post, author, f"Answer {answered}.")
    say(motion, author, "On a heading.", 2)
    for seen in (1, 2):
        revise(post=post, by=author, body=f"Tea, [there](https://example.org), is\n\n> quoted {seen}", seen=seen)
    argued, countered, remarked = arguments_on(motion, author)
    places = {
        "argument": argued.pk,
        "counter": countered.pk,
        "remark": remarked.pk,
        **moderated(motion, author),
        "correction": proposed(countered, make_person("umut", trust=1)).pk,
        "motion": motion.get_absolute_url(),
        "post": post.pk,
        "article": motion.article.get_absolute_url(),
    }
    return author, [page.format(**places) for page in PAGES]


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_axe_finds_nothing(addresses, open_as, width, language):
    author, pages = addresses
    options = {
        "viewport": {"width": width, "height": 900},
        "color_scheme": "light",
        "locale": language,
        "bypass_csp": True,
    }
    member, visitor = open_as(author, **options), open_as(None, **options)
    found = []
    for page, shown in ((member, pages), (visitor, [*pages[:6], *DOORS])):
        for address in shown:
            page.goto(address)
            found += violations_by_day_and_night(page)
    visitor.goto(pages[2])
    visitor.locator(".composer label").nth(1).click()
    visitor.locator(".composer textarea").fill("Tea *first*.")
    visitor.locator(".composer button.main").click()
    visitor.wait_for_url("**/unsent/**")
    found += violations_by_day_and_night(visitor)
    visitor.locator("main summary").first.click()
    found += violations_by_day_and_night(visitor)
    member.goto(pages[1])
    member.locator("#chip-p1").click()
    member.locator("#rail-p1 .composer").wait_for()
    found += violations_by_day_and_night(member)
    member.goto("/a/new/")
    member.locator("#id_text").fill(TEXT)
    member.locator("form.paste button.main").click()
    member.locator("#draft").wait_for()
    found += violations_by_day_and_night(member)
    member.get_by_role("button", name="Split").first.click()
    member.locator("#words").wait_for()
    found += violations_by_day_and_night(member)
    assert not found, "\n".join(found)
