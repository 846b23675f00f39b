"""One walk of a report: made in two taps, decided, stated, appealed and overturned, as each person sees it."""

import pytest
from playwright.sync_api import expect

from debates.appeals.models import Appeal
from debates.moderation.models import Case
from debates.posts.models import Post
from debates.posts.states import State
from forum.accounts.roles import Role
from tests.browser.windows import PHONE, WIDE
from tests.conftest import make_person, say
from tests.moderation.conftest import decided


@pytest.mark.parametrize("scripted", [True, False])
def test_a_report_is_decided_stated_appealed_and_overturned(motion, person, other, moderator, open_as, scripted):
    post = say(motion, person, "Your sort always does.")
    senior = make_person("selma", role=Role.SENIOR)
    options = WIDE | {"java_script_enabled": scripted}

    reader = open_as(other, **options)
    reader.goto(f"{motion.get_absolute_url()}p/1/")
    reader.locator(f"#c{post.pk}").get_by_role("link", name="Report", exact=True).click()
    reader.get_by_role("button", name="harassment", exact=True).click()
    expect(reader.get_by_text("what comes of it").first).to_be_visible()
    case = Case.objects.get(post=post)
    decided(case, moderator)

    author = open_as(person, **options)
    author.goto("/decisions/")
    author.locator("main a[href^='/decisions/']").first.click()
    expect(author.locator("h1")).to_contain_text("removed")
    expect(author.locator("main")).to_contain_text("Your sort always does.")
    expect(author.locator("main")).not_to_contain_text(other.handle)
    author.locator("main textarea").first.fill("I meant the kettle and its kind.")
    author.locator("main button.main").first.click()
    expect(author.locator("main")).to_contain_text("I meant the kettle and its kind.")

    second = open_as(senior, **options)
    second.goto(f"/appeals/{Appeal.objects.get().pk}/")
    expect(second.locator("main")).to_contain_text("I meant the kettle and its kind.")
    expect(second.locator("main")).to_contain_text("Your sort always does.")
    second.locator("[name=answer]").fill("It is about kettles.")
    second.get_by_role("button", name="Overturn the decision").click()
    expect(second.locator("main")).to_contain_text("overturned")

    assert Post.objects.get(pk=post.pk).state == State.VISIBLE
    reader.goto(post.get_absolute_url())
    expect(reader.locator(f"#c{post.pk}")).to_contain_text("Your sort always does.")
    author.goto("/decisions/")
    expect(author.locator("main")).to_contain_text("taken back")
    reader.goto("/log/")
    expect(reader.locator("main")).to_contain_text("The decision was overturned")


def test_with_a_finger_two_taps_are_enough(motion, person, other, open_as):
    post = say(motion, person)
    page = open_as(other, **PHONE)
    page.goto(post.get_absolute_url())
    page.locator(f"#c{post.pk}").get_by_role("link", name="Report", exact=True).tap()
    page.get_by_role("button", name="spam", exact=True).tap()
    expect(page.get_by_text("what comes of it").first).to_be_visible()
    assert Case.objects.filter(post=post, reports__reason="spam").exists()
