"""Pictures brought into a text: by the button, pasted, dropped, refused, waiting."""

import re

import pytest
from playwright.sync_api import expect

from debates.posts.models import Post
from forum.accounts.limits import LIMITS, Limit, Limited
from tests.browser.windows import WIDE
from tests.browser.writing import field_of, file_named, hand_over, rail
from tests.uploads.pictures import png


def test_a_picture_by_the_button_waits_for_its_description_while_one_writes_on(motion, person, other, open_as):
    page = rail(open_as(person, **WIDE), motion)
    field, composer = field_of(page), page.locator("#rail-p1 .composer")
    field.fill("Before.")
    with page.expect_file_chooser() as chooser:
        composer.get_by_role("button", name="Picture").click()
    chooser.value.set_files([file_named("cat.png", png()), file_named("dog.png", png(50, 50, "red"))])
    expect(composer.locator(".bring")).to_have_count(2)
    expect(composer.locator(".bring .thumb img")).to_have_count(2)
    expect(field).to_have_value("Before.")
    field.press("End")
    field.press_sequentially(" After.")
    first = composer.locator(".bring").first
    expect(first.locator(".put")).to_be_disabled()
    first.locator(".describe").fill("a [teal] cat")
    first.locator(".describe").press("Enter")
    composer.locator(".leave").click()
    expect(composer.locator(".bring")).to_have_count(0)
    assert re.fullmatch(
        r"Before\. After\.\n\n!\[a \\\[teal\\\] cat\]\(/pictures/[0-9a-f-]{36}\.webp\)\s*", field.input_value()
    )
    expect(composer.locator(".preview img")).to_have_attribute("alt", "a [teal] cat")
    page.get_by_text("A remark", exact=True).click()
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator("#rail-p1 .post .said img")).to_have_js_property("naturalWidth", 40)
    stranger = open_as(other, **WIDE)
    stranger.goto(Post.objects.get().get_absolute_url())
    expect(stranger.locator(".said img")).to_have_js_property("naturalWidth", 40)


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_pasted_or_dropped_waits_too_and_leaves_the_text_alone(motion, person, open_as, way):
    page = rail(open_as(person, **WIDE), motion)
    field = field_of(page)
    field.fill("Words.")
    hand_over(field, way, png())
    box = page.locator("#rail-p1 .bring")
    expect(box.locator(".thumb img")).to_have_count(1)
    expect(field).to_have_value("Words.")
    box.locator(".describe").fill("a teal field")
    box.get_by_role("button", name="Put it in").click()
    assert field.input_value().startswith("Words.\n\n![a teal field](/pictures/")
    expect(field).to_be_focused()


def test_a_picture_that_is_refused_says_why_and_the_text_stays(motion, person, open_as, monkeypatch):
    page = rail(open_as(person, **WIDE), motion)
    field = field_of(page)
    field.fill("Words.")
    hand_over(field, "drop", b"<svg/>", "drawing.svg", "image/svg+xml")
    note = page.locator("#rail-p1 .bring .note")
    expect(note).to_contain_text("SVG is not taken")
    page.get_by_role("button", name="Leave it out").click()
    hand_over(field, "drop", b"\0" * 5_300_000)
    expect(note).to_contain_text("at most 5 megabytes")
    page.get_by_role("button", name="Leave it out").click()
    page.context.set_offline(True)
    hand_over(field, "drop", png())
    expect(note).to_contain_text("did not arrive")
    page.get_by_role("button", name="Leave it out").click()
    page.context.set_offline(False)
    monkeypatch.setitem(LIMITS, Limited.UPLOADS, (Limit(0, 3_600),) * 4)
    hand_over(field, "drop", png())
    expect(note).to_contain_text("Come back in")
    expect(field).to_have_value("Words.")


def test_posting_while_a_picture_waits_is_held_back_with_the_reason(motion, person, open_as):
    page = rail(open_as(person, **WIDE), motion)
    page.get_by_text("A remark", exact=True).click()
    field_of(page).fill("Words.")
    hand_over(field_of(page), "paste", png())
    page.locator("#rail-p1 .thumb img").wait_for()
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator("#rail-p1 .bring .note")).to_contain_text("not in your text yet")
    expect(page.locator("#rail-p1 .describe")).to_be_focused()
    assert not Post.objects.exists()
    page.get_by_role("button", name="Leave it out").click()
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator("#rail-p1 .post .said")).to_have_text("Words.")
