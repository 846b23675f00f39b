"""The editor in a real browser: tools, preview, pictures, mentions; in forms that htmx brings, and without a script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from debates.articles.services import NewArticle, NewBlock, publish
from debates.motions.services import put
from debates.posts.models import Post
from tests.browser.windows import PHONE, WIDE
from tests.browser.writing import field_of, hand_over, rail
from tests.conftest import make_person, say
from tests.uploads.pictures import png


def test_the_tools_and_their_keys_write_markdown_and_undo_takes_it_back(motion, person, open_as):
    page = rail(open_as(person, **WIDE), motion)
    field, composer = field_of(page), page.locator("#rail-p1 .composer")
    field.press_sequentially("tea")
    field.press("Control+A")
    field.press("Control+b")
    expect(field).to_have_value("**tea**")
    field.press("Control+i")
    expect(field).to_have_value("***tea***")
    field.press("Control+i")
    field.press("Control+b")
    expect(field).to_have_value("tea")
    field.press("Control+z")
    expect(field).to_have_value("**tea**")
    field.fill("")
    composer.get_by_role("button", name="List").click()
    field.press_sequentially("one")
    composer.get_by_role("button", name="Quote").click()
    expect(field).to_have_value("> - one")
    field.fill("read this")
    field.press("Control+A")
    composer.get_by_role("button", name="Link").click()
    page.keyboard.type("https://a.example/x")
    expect(field).to_have_value("[read this](https://a.example/x)")
    expect(field).to_be_focused()


def test_the_tools_are_one_stop_and_the_arrows_go_along_them(motion, person, open_as):
    page = rail(open_as(person, **WIDE), motion)
    field_of(page).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Bold")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("button", name="Italic")).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Preview")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Quote words of the paragraph")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Post your comment")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Preview")).to_be_focused()


def test_the_preview_follows_the_typing_and_is_what_is_posted(motion, person, other, open_as):
    page = rail(open_as(person, **WIDE), motion)
    field_of(page).fill('**Tea**, said @oleg: "at _last_..."\n\n- a\n- b <script>')
    preview = page.locator("#rail-p1 .preview .said")
    expect(preview.locator("li")).to_have_count(2)
    seen = preview.inner_html()
    page.get_by_text("A remark", exact=True).click()
    field_of(page).press("Control+Enter")
    said = page.locator("#rail-p1 .post .said")
    expect(said).to_have_count(1)
    assert said.inner_html() == seen == Post.objects.get().html
    expect(page.locator("#rail-p1 .preview")).to_be_hidden()


def test_the_preview_can_be_put_away_and_stays_away(motion, person, open_as):
    page = rail(open_as(person, **WIDE), motion)
    button = page.get_by_role("button", name="Preview")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    field_of(page).fill("*Tea*")
    page.wait_for_timeout(700)
    expect(page.locator("#rail-p1 .preview")).to_be_hidden()
    rail(page, motion)
    expect(button).to_have_attribute("aria-pressed", "false")
    field_of(page).fill("*Tea*")
    button.click()
    expect(page.locator("#rail-p1 .preview em")).to_have_text("Tea")
    assert not Post.objects.exists()


def test_a_preview_that_cannot_be_made_says_so_and_the_words_stay(motion, person, open_as):
    page = rail(open_as(person, **WIDE), motion)
    page.context.set_offline(True)
    field_of(page).fill("*Tea*")
    expect(page.locator("#rail-p1 .preview")).to_contain_text("cannot be made just now")
    expect(field_of(page)).to_have_value("*Tea*")
    page.context.set_offline(False)
    field_of(page).fill("*More tea*")
    expect(page.locator("#rail-p1 .preview em")).to_have_text("More tea")


def test_somebody_is_mentioned_by_the_keyboard_alone_in_a_form_that_htmx_brought(motion, person, other, open_as):
    make_person("zebulon")
    root = say(motion, other)
    page = rail(open_as(person, **WIDE), motion)
    page.get_by_role("link", name="Reply").click()
    field = field_of(page, ".replies .composer")
    expect(field).to_be_focused()
    page.keyboard.type("I agree with @ze")
    people = page.locator(".replies .people")
    expect(people.locator("li")).to_have_text(["zeynep", "zebulon"])
    expect(field).to_have_attribute("aria-activedescendant", re.compile("_people_0$"))
    expect(page.locator(".replies .composer [role=status]")).to_contain_text("2 people")
    page.keyboard.press("ArrowDown")
    expect(people.locator("[aria-selected=true]")).to_have_text("zebulon")
    page.keyboard.press("Enter")
    expect(field).to_have_value("I agree with @zebulon ")
    expect(people).to_be_hidden()
    page.keyboard.type("and @oL")
    expect(people.locator("li")).to_have_text(["oleg"])
    page.keyboard.press("Escape")
    expect(people).to_be_hidden()
    expect(field).to_have_value("I agree with @zebulon and @oL")
    page.keyboard.type("e")
    expect(people.locator("li")).to_have_text(["oleg"])
    page.keyboard.press("Tab")
    expect(field).to_have_value("I agree with @zebulon and @oleg ")
    page.locator(".replies").get_by_text("A remark", exact=True).click()
    field.press("Control+Enter")
    expect(page.locator(f"#answers-c{root.pk} .said .mention")).to_have_text(["@zebulon", "@oleg"])


@pytest.mark.parametrize("address", ["x@ze", "https://a.example/@ze", "ze", "@"])
def test_elsewhere_nobody_is_offered(motion, person, open_as, address):
    page = rail(open_as(person, **WIDE), motion)
    field_of(page).press_sequentially(address)
    page.wait_for_timeout(400)
    expect(page.locator("#rail-p1 .people")).to_be_hidden()


def test_a_name_is_taken_by_touch(motion, person, open_as):
    page = open_as(person, **PHONE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    field = field_of(page, ".composer")
    field.press_sequentially("@zey")
    page.locator(".people li").tap()
    expect(field).to_have_value("@zeynep ")
    expect(field).to_be_focused()


def test_two_forms_on_a_page_do_not_disturb_each_other(motion, person, other, open_as):
    say(motion, other)
    page = rail(open_as(person, **WIDE), motion)
    page.get_by_role("link", name="Reply").click()
    answer, comment = field_of(page, ".replies .composer"), field_of(page)
    answer.fill("*answer*")
    comment.fill("*comment*")
    expect(page.locator(".replies .preview em")).to_have_text("answer")
    expect(page.locator("#rail-p1 .talk > .composer .preview em")).to_have_text("comment")
    page.locator(".replies").get_by_role("button", name="Bold").click()
    expect(comment).to_have_value("*comment*")


def test_without_a_script_the_preview_button_keeps_everything_and_then_it_is_posted(motion, person, open_as):
    page = open_as(person, java_script_enabled=False, **WIDE)
    page.goto(f"{motion.get_absolute_url()}p/1/")
    expect(page.get_by_role("button", name="Bold")).to_be_hidden()
    page.get_by_text("A remark", exact=True).click()
    page.locator(".composer textarea").fill("**Tea** for @zeynep")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview .said strong")).to_have_text("Tea")
    expect(page.locator(".composer textarea")).to_have_value("**Tea** for @zeynep")
    expect(page.get_by_role("radio", name="A remark")).to_be_checked()
    assert not Post.objects.exists()
    page.get_by_role("button", name="Post your comment").click()
    expect(page.locator(".post .said")).to_have_text("Tea for @zeynep")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("language", ["en", "ur"])
def test_axe_finds_nothing_in_an_editor_at_work_and_nothing_is_wider_than_the_page(
    person, host, open_as, scheme, size, language
):
    text = NewArticle(title="چائے", blocks=[NewBlock("paragraph", "چائے تیار ہے۔ " * 20)], raw="x", language=language)
    motion = put(sentence="یہ ایوان چائے پیتا ہے", article=publish(text=text, by=host), host=host)
    page = rail(open_as(person, color_scheme=scheme, bypass_csp=True, **size), motion)
    field = field_of(page)
    field.fill("**Tea** for @zeynep\n\n> a\n\n")
    hand_over(field, "paste", png())
    page.locator("#rail-p1 .thumb img").wait_for()
    page.locator("#rail-p1 .preview strong").wait_for()
    field.press("Control+End")
    field.press_sequentially("@ze")
    page.locator("#rail-p1 .people li").wait_for()
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
