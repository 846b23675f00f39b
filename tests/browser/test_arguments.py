"""Benches and arguments in a real browser: columns and turns, more without and with JavaScript, by keyboard alone."""

from playwright.sync_api import expect

from debates.arguments.queries import PAGE
from debates.posts.models import Post
from tests.arguments.crowd import chain, flood_arguments
from tests.browser.windows import PHONE, WIDE
from tests.conftest import argue, counter, reply


def benches(motion) -> str:
    return f"{motion.get_absolute_url()}arguments/"


def boxes(page) -> list[dict[str, float]]:
    """Where the arguments stand: all at once, since a page scrolls to what has the focus."""
    return page.locator(".case").evaluate_all("all => all.map((one) => one.getBoundingClientRect().toJSON())")


def is_within_the_window(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_pair_shares_a_row_on_a_wide_window_and_takes_turns_on_a_phone(motion, person, open_as):
    for n in range(2):
        argue(motion, person, f"For it, {n}. {'It is so. ' * (1 + 9 * n)}")
        argue(motion, person, f"Against it, {n}.", "against")
    argue(motion, person, "One more for it.")
    page = open_as(None, **WIDE)
    page.goto(f"{benches(motion)}?order=oldest")
    pro, con, second, other, third = boxes(page)
    assert pro["y"] == con["y"] < second["y"] == other["y"] < third["y"]
    assert pro["height"] == con["height"]
    assert pro["x"] == second["x"] == third["x"] < con["x"] == other["x"]
    expect(page.locator(".bench")).to_have_count(2)
    expect(page.locator(".case .side").first).to_be_hidden()

    phone = open_as(None, **PHONE)
    phone.goto(f"{benches(motion)}?order=oldest")
    assert len({box["x"] for box in boxes(phone)}) == 1
    assert [box["y"] for box in boxes(phone)] == sorted({box["y"] for box in boxes(phone)})
    assert [side.inner_text() for side in phone.locator(".case .side").all()] == [
        *("For", "Against", "For", "Against", "For")
    ]


def test_an_empty_bench_moves_nothing_in_the_other(motion, person, open_as):
    argue(motion, person)
    page = open_as(person, **WIDE)
    page.goto(benches(motion))
    empty, case = page.locator(".empty").bounding_box(), page.locator(".case").bounding_box()
    assert (empty["y"], empty["x"] > case["x"]) == (case["y"], True)


def test_more_arguments_join_the_benches_and_the_first_of_them_has_the_focus(motion, person, open_as):
    flood_arguments(motion, PAGE + 3)
    flood_arguments(motion, PAGE + 1, side="against")
    page = open_as(None, **WIDE)
    page.goto(benches(motion))
    expect(page.locator(".case")).to_have_count(2 * PAGE)
    page.get_by_role("link", name="More arguments").press("Enter")
    expect(page.locator(".case")).to_have_count(2 * PAGE + 4)
    expect(page.locator(".case").nth(2 * PAGE)).to_be_focused()
    expect(page.get_by_role("link", name="More arguments")).to_have_count(0)
    pro, con = boxes(page)[2 * PAGE : 2 * PAGE + 2]
    assert pro["y"] == con["y"]


def test_everything_is_reached_without_javascript(motion, person, open_as):
    top = argue(motion, person, "Coffee wakes us.")
    flood_arguments(motion, PAGE + 1)
    deep = chain(top, 5)
    reply(top, person, "Which cup?", "asks")
    page = open_as(None, java_script_enabled=False, **PHONE)
    page.goto(benches(motion))
    page.get_by_role("link", name="More arguments").click()
    expect(page.locator(".case")).to_have_count(2)
    page.get_by_role("link", name="From the beginning").click()
    page.get_by_role("link", name="Coffee wakes us.").click()
    expect(page.locator("h1")).to_have_text("Coffee wakes us.")
    expect(page.locator("#remarks")).to_contain_text("Which cup?")
    page.get_by_role("link", name="Continue, 1 answer").click()
    expect(page.locator(".crumbs")).to_contain_text("3 steps beneath")
    expect(page.locator(f"#c{deep.pk}")).to_be_visible()
    page.locator(".crumbs").get_by_role("link", name="Coffee wakes us.").click()
    expect(page.locator("#answer li a")).to_have_count(3)


def test_more_answers_to_one_join_the_tree_by_keyboard(motion, person, open_as):
    top = argue(motion, person)
    middle = counter(top, person, "The middle.")
    for n in range(5):
        counter(middle, person, f"Number {n}.")
    page = open_as(person, **WIDE)
    page.goto(top.get_absolute_url())
    expect(page.locator(".answer")).to_have_count(4)
    page.get_by_role("link", name="2 more answers").press("Enter")
    expect(page.locator(".answer")).to_have_count(6)
    expect(page.locator(".answer", has_text="Number 3.")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".answer", has_text="Number 3.").get_by_role("link", name="Number 3.")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Number 3.")


def test_nothing_that_somebody_typed_is_wider_than_a_phone(motion, person, open_as):
    wide = argue(motion, person, "W" * 160, body=f"{'x' * 2_000} `{'y' * 400}`")
    deep = chain(wide, 4)
    Post.objects.filter(motion=motion).update(claim="W" * 160)
    argue(motion, person, "چائے گھر کو سکون دیتی ہے اور سب کو جگاتی ہے۔", "against")
    page = open_as(person, **PHONE)
    for address in (benches(motion), wide.get_absolute_url(), deep.get_absolute_url()):
        page.goto(address)
        assert is_within_the_window(page), address


def test_the_focus_goes_into_the_form_that_came_and_to_what_is_wrong_in_it(motion, person, open_as):
    page = open_as(person, **WIDE)
    page.goto(argue(motion, person).get_absolute_url())
    page.locator("#answer").get_by_role("link", name="Undercuts").press("Enter")
    expect(page.get_by_role("heading", name="Answer this")).to_be_visible()
    expect(page.locator("#answer [name=claim]")).to_be_focused()
    page.locator("#answer [name=body]").fill("So it is.")
    page.locator("#answer [name=claim]").fill("x" * 161)
    page.get_by_role("button", name="Post your answer").click()
    expect(page.locator("#answer .field.wrong")).to_have_count(1)
    expect(page.locator("#answer [name=claim]")).to_be_focused()


def test_the_tab_that_is_open_is_in_sight_on_a_phone_and_the_page_does_not_move(motion, open_as):
    page = open_as(None, **PHONE)
    for name, address in (("People", "people/"), ("Everything said", "said/"), ("Article", "")):
        page.goto(f"{motion.get_absolute_url()}{address}")
        tab = page.locator(".rooms").get_by_role("link", name=name)
        expect(tab).to_have_attribute("aria-current", "page")
        expect(tab).to_be_in_viewport(ratio=0.95)
        assert page.evaluate("scrollY") == 0
