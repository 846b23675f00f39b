"""A post from its report to the appeal that brings it back, with scripts and without."""

import pytest
from playwright.sync_api import Page, expect

from debates.moderation.models import Report
from debates.posts.models import Post
from forum.accounts.roles import Role
from tests.browser.windows import PHONE, WIDE
from tests.conftest import make_person, say
from tests.moderation.conftest import now

FACTS = "The sentence is about a group of people and not about what they say."
WORDS = "It answers the paragraph: it asks who pays."
ANSWER = "I read it again, and it is about the paragraph."
SAID = "Your sort always lets others pay."


@pytest.fixture
def post(motion, person) -> Post:
    return say(motion, person, SAID)


def report(page: Page, post: Post) -> None:
    """Two presses: that it is wrong, and what is."""
    page.goto(f"/c/{post.pk}/")
    page.locator(f"#c{post.pk}").get_by_role("link", name="Report", exact=True).click()
    page.get_by_role("button", name="Harassment").click()
    expect(page.get_by_text("Thank you. You will read")).to_be_visible()


def remove(page: Page, post: Post) -> None:
    page.goto("/desk/")
    page.locator(".pile a").first.click()
    expect(page.locator(".exhibit .said").last).to_have_text(SAID)
    page.locator("[name=action][value=remove]").check()
    page.locator("#case-reason").select_option("harassment")
    page.locator("#case-facts").fill(FACTS)
    page.get_by_role("button", name="Decide", exact=False).first.click()
    expect(page.locator(".note.done")).to_contain_text("removed, harassment")


def appeal(page: Page, post: Post) -> None:
    """From where the words stood, by the statement, to the form."""
    page.goto(f"/c/{post.pk}/")
    page.locator(f"#c{post.pk}").get_by_role("link", name="Decisions about you").click()
    page.get_by_role("link", name="What you wrote was removed").click()
    expect(page.get_by_text(FACTS)).to_be_visible()
    expect(page.locator(".letter blockquote")).to_contain_text(SAID)
    page.get_by_label("What should the second reader know?").fill(WORDS)
    page.get_by_role("button", name="Send the appeal").click()
    expect(page.locator("#words")).to_contain_text(WORDS)


def overturn(page: Page) -> None:
    page.goto("/desk/appeals/")
    page.locator(".pile a").first.click()
    page.get_by_role("link", name="Read it and decide").click()
    page.get_by_label("Your answer to who appeals").fill(ANSWER)
    page.get_by_role("button", name="Overturn the decision").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The decision was overturned")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_what_was_reported_and_removed_comes_back_on_appeal(post, person, moderator, open_as, scripts):
    options = WIDE | {"java_script_enabled": scripts}
    reader = open_as(make_person("rania", trust=2), **options)
    report(reader, post)
    assert Report.objects.get().reason == "harassment"
    remove(open_as(moderator, **options), post)
    reader.goto(f"/c/{post.pk}/")
    expect(reader.locator(f"#c{post.pk}")).to_contain_text("Removed by a moderator.")
    expect(reader.locator(f"#c{post.pk}")).not_to_contain_text("Decisions about you")
    author = open_as(person, **options)
    appeal(author, post)
    overturn(open_as(make_person("selma", role=Role.SENIOR), **options))
    author.reload()
    expect(author.locator("#words")).to_contain_text(ANSWER)
    reader.goto(f"/c/{post.pk}/")
    expect(reader.locator(f"#c{post.pk} .said")).to_have_text(SAID)
    assert now(post).state == "visible"


def test_with_a_finger_two_taps_are_enough(post, other, open_as):
    page = open_as(other, **PHONE)
    page.goto(post.get_absolute_url())
    page.locator(f"#c{post.pk}").get_by_role("link", name="Report", exact=True).tap()
    page.get_by_role("button", name="Spam", exact=True).tap()
    expect(page.get_by_text("Thank you. You will read")).to_be_visible()
    assert Report.objects.get().reason == "spam"
