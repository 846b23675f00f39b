"""Arguing, as those see it who do it: with a mouse, by keyboard alone, without JavaScript, on a lost connection."""

import pytest
from playwright.sync_api import Page, expect

from debates.posts.models import Post
from tests.conftest import argue

from .test_accessibility import violations
from .test_nothing_is_lost import log_in, sign_out_behind_the_page

CLAIM, WHY = "Tea keeps the peace of the house.", "Nobody has *shouted* since."


def form_of(page: Page, motion, asked: str = "") -> Page:
    page.goto(f"{motion.get_absolute_url()}arguments/new/{asked}")
    return page


def write(page: Page, claim: str = CLAIM) -> None:
    page.locator("textarea.claim").fill(claim)
    page.locator("textarea[name=body]").fill(WHY)


def post_it(page: Page) -> None:
    page.locator(".case-form button.main").click()


def cite(page: Page, number: int, how: str) -> None:
    page.locator(f"input[name=cite_{number}][value={how}]").locator("..").click()


def name_source(page: Page, number: int, title: str) -> None:
    page.locator(f"[name=source_title_{number}]").fill(title)


def test_an_argument_with_paragraphs_and_sources_is_made_with_a_mouse(open_as, motion, person):
    page = form_of(open_as(person), motion, "?side=against&paragraph=1")
    write(page)
    expect(page.locator(".count")).to_have_text(f"{len(CLAIM)} of 160")
    page.get_by_text("Choose paragraphs of the article").click()
    cite(page, 3, "disputes")
    expect(page.get_by_text("Disputes paragraph 3")).to_be_visible()
    page.locator(".chosen-paragraphs .drop").first.click()
    expect(page.get_by_text("Rests on paragraph 1", exact=True)).to_have_count(0)
    page.get_by_text("Name sources").click()
    page.get_by_role("button", name="One more source").click()
    name_source(page, 4, "Household book")
    post_it(page)
    page.wait_for_url("**/c/*/")
    post = Post.objects.get()
    assert (post.claim, post.side, post.sources.get().title) == (CLAIM, "against", "Household book")
    assert post.revisions.get().basis["cited"] == [{"paragraph": 3, "how": "disputes"}]


def test_a_counterargument_is_made_by_keyboard_alone(open_as, motion, person, other):
    top = argue(motion, other)
    page = open_as(person)
    page.goto(f"/c/{top.pk}/counter/")
    page.locator("input[name=relation]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name=relation][value=undercuts]")).to_be_checked()
    for name, words in (("claim", CLAIM), ("body", WHY)):
        while page.evaluate("document.activeElement.name") != name:
            page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/c/*/")
    assert Post.objects.get(parent=top).relation == "undercuts"


def test_without_javascript_everything_is_written_looked_at_and_posted(open_as, motion, person, other):
    argue(motion, other, "Tea keeps peace in the house.")
    page = form_of(open_as(person, java_script_enabled=False), motion, "?side=for")
    write(page)
    page.get_by_text("Choose paragraphs of the article").click()
    cite(page, 3, "rests_on")
    page.get_by_text("Name sources").click()
    name_source(page, 1, "Household book")
    page.get_by_role("button", name="One more source").click()
    expect(page.locator("[name=source_title_4]")).to_be_visible()
    expect(page.get_by_text("Rests on paragraph 3")).to_be_visible()
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview em")).to_have_text("shouted")
    expect(page.get_by_role("link", name="Tea keeps peace in the house.")).to_be_visible()
    page.get_by_role("button", name="Take it out").click()
    expect(page.get_by_text("Rests on paragraph 3")).to_have_count(0)
    post_it(page)
    page.wait_for_url("**/c/*/")
    post = Post.objects.get(author=person)
    assert (post.claim, post.sources.get().title, post.citations.count()) == (CLAIM, "Household book", 0)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_argues_first_and_signs_in_after(open_as, motion, person, javascript):
    page = form_of(open_as(java_script_enabled=javascript), motion, "?side=for&paragraph=3")
    write(page)
    post_it(page)
    expect(page.get_by_role("heading", name="One more step: who are you?")).to_be_visible()
    page.get_by_role("link", name="Log in and post it").click()
    log_in(page, person)
    expect(page.get_by_text("What you wrote before was posted.")).to_be_visible()
    assert (Post.objects.get().author, Post.objects.get().citations.count()) == (person, 1)


def test_a_session_that_ended_while_somebody_typed_costs_a_log_in_and_nothing_else(open_as, motion, person):
    page = form_of(open_as(person), motion, "?side=for")
    write(page)
    sign_out_behind_the_page(page)
    post_it(page)
    page.get_by_role("link", name="Log in and post it").click()
    log_in(page, person)
    expect(page.get_by_text("What you wrote before was posted.")).to_be_visible()
    assert Post.objects.get().claim == CLAIM


def test_a_lost_connection_keeps_the_words_and_the_next_press_posts_them_once(open_as, motion, person):
    page = form_of(open_as(person), motion, "?side=for")
    write(page)
    page.context.set_offline(True)
    post_it(page)
    expect(page.get_by_text("The connection was lost. Your words are still here")).to_be_visible()
    page.context.set_offline(False)
    post_it(page)
    page.wait_for_url("**/c/*/")
    assert Post.objects.count() == 1


def test_a_closed_tab_keeps_words_side_sources_and_paragraphs(open_as, motion, person):
    page = form_of(open_as(person), motion)
    page.locator("main").get_by_text("Against", exact=True).click()
    write(page)
    page.get_by_text("Name sources").click()
    page.get_by_role("button", name="One more source").click()
    name_source(page, 4, "Household book")
    page.get_by_text("Choose paragraphs of the article").click()
    cite(page, 3, "disputes")
    expect(page.get_by_text("Draft kept in this browser at")).to_be_visible()
    page.goto("about:blank")
    form_of(page, motion)
    expect(page.get_by_text("What you typed here before was kept")).to_be_visible()
    expect(page.locator("textarea.claim")).to_have_value(CLAIM)
    expect(page.locator("[name=side][value=against]")).to_be_checked()
    expect(page.locator("[name=source_title_4]")).to_have_value("Household book")
    expect(page.get_by_text("Disputes paragraph 3")).to_be_visible()
    expect(page.locator(".count")).to_have_text(f"{len(CLAIM)} of 160")
    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("textarea.claim")).to_have_value("")
    expect(page.get_by_text("Disputes paragraph 3")).to_have_count(0)


def test_sources_and_paragraphs_alone_are_kept_too(open_as, motion, person):
    page = form_of(open_as(person), motion)
    page.get_by_text("Name sources").click()
    name_source(page, 1, "Household book")
    expect(page.get_by_text("Draft kept in this browser at")).to_be_visible()
    form_of(page, motion)
    expect(page.locator("[name=source_title_1]")).to_have_value("Household book")


def test_what_was_argued_already_is_offered_while_the_claim_is_typed_and_moves_nothing_after(
    open_as, motion, person, other
):
    top = argue(motion, other, "Tea keeps peace in the house.")
    page = form_of(open_as(person), motion)
    page.locator("textarea.claim").press_sequentially(CLAIM)
    offered = page.get_by_role("link", name=str(top.claim))
    expect(offered).to_be_visible()
    expect(page.locator("[data-similar]")).to_have_attribute("aria-live", "polite")
    page.locator("textarea.claim").fill("Sugar is dear.")
    expect(offered).to_have_count(0)
    page.locator("textarea.claim").fill(CLAIM)
    page.locator("textarea[name=body]").focus()
    place = page.locator("textarea[name=body]").bounding_box()
    expect(page.get_by_text("Already argued? Answer or support it")).to_be_visible()
    assert page.locator("textarea[name=body]").bounding_box() == place
    page.get_by_text("Already argued? Answer or support it").click()
    page.get_by_role("link", name="Support it").click()
    expect(page.locator("[name=relation][value=supports]")).to_be_checked()


def test_a_refusal_is_said_in_the_form_and_nothing_is_lost(open_as, motion, person):
    page = form_of(open_as(person), motion, "?side=for&paragraph=3")
    write(page, "x" * 161)
    page.get_by_text("Name sources").click()
    page.locator("[name=source_note_1]").fill("2025")
    post_it(page)
    expect(page.get_by_text("Your claim has 161 characters")).to_be_visible()
    expect(page.get_by_text("Source 1 has no title")).to_be_visible()
    expect(page.locator("[name=source_note_1]")).to_have_value("2025")
    expect(page.locator("input[name=cite_3][value=rests_on]")).to_be_checked()
    write(page)
    name_source(page, 1, "Household book")
    post_it(page)
    page.wait_for_url("**/c/*/")
    assert Post.objects.get().claim == CLAIM


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_forms(open_as, motion, person, other, scheme, width):
    top = argue(motion, other, "Tea keeps peace in the house.")
    own = argue(motion, person, "Coffee is dear.", rests_on=(1,))
    page = open_as(person, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    found = []
    form_of(page, motion, "?side=for&paragraph=3")
    page.locator("textarea.claim").press_sequentially(CLAIM)
    page.locator(".similar").wait_for()
    for address in ("", f"/c/{top.pk}/counter/", f"/c/{own.pk}/rewrite/"):
        if address:
            page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach((folded) => { folded.open = true; })")
        found += violations(page)
    form_of(page, motion, "?side=for")
    write(page, "x" * 161)
    post_it(page)
    expect(page.get_by_text("Your claim has 161 characters")).to_be_visible()
    assert found + violations(page) == []
