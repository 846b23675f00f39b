"""The map in a real browser: words within their boxes, the keyboard, a phone, no script, axe, paper."""

import pytest

from tests.arguments.map_crowd import flood
from tests.browser.test_accessibility import violations
from tests.conftest import argue, counter, make_motion, make_person

URDU = "توانائی کا دوسرا فراہم کنندہ پہلے کی مانگی ہوئی قیمت بدل دیتا ہے، چاہے وہ خود بہت کم فراہم کرے۔"
RUSSIAN = "Стратегическое партнёрство требует договоров, а статья говорит только о торговле двух стран."
WIDE = "WWWWW MMMMM HHHHH WOULD NOT SAY SO IN CAPITALS, WHATEVER THE MAP MAKES OF THEM, OR ANYBODY"
CLAIMS = (URDU, RUSSIAN, WIDE, "A second supplier of energy changes the price the first one asks.", "Tea" * 40)

# how far words stand out of their box, in the viewBox's units: the most of any line
STANDS_OUT = """() => Math.max(...[...document.querySelectorAll("svg.picture a")].flatMap(link => {
  const box = link.querySelector("rect").getBBox();
  return [...link.querySelectorAll(".say")].flatMap(line => {
    const words = line.getBBox(), right = box.x + box.width, bottom = box.y + box.height;
    return [box.x - words.x, words.x + words.width - right, words.y + words.height - bottom]; });
}))"""


@pytest.fixture
def motion(db):
    motion, people = make_motion(), [make_person(), make_person()]
    for claim in CLAIMS:
        top = argue(motion, people[0], claim)
        for answer in CLAIMS[:2]:
            counter(counter(top, people[1], answer, insists=True), people[0], claim, "undercuts", insists=True)
    argue(motion, people[0], URDU, "against", insists=True)
    return motion


def map_of(motion) -> str:
    return f"{motion.get_absolute_url()}map/"


def test_words_stay_within_their_boxes_in_every_script(motion, open_as):
    page = open_as()
    page.goto(map_of(motion))
    page.evaluate("document.fonts.ready")
    assert page.evaluate(STANDS_OUT) <= 0


def test_the_keyboard_steps_from_box_to_box_and_shows_where_it_is(motion, open_as):
    page = open_as()
    page.goto(map_of(motion))
    page.locator(".drawn > .skip").focus()
    assert page.locator(".drawn > .skip").bounding_box()["y"] > 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "mapscroll"
    seen = []
    for _ in range(3):
        page.keyboard.press("Tab")
        focused = page.locator("svg.picture a:focus")
        seen.append(focused.get_attribute("aria-label"))
        assert focused.locator("rect").first.evaluate("box => getComputedStyle(box).strokeWidth") == "5px"
    assert len(set(seen)) == 3
    page.keyboard.press("Enter")
    page.wait_for_url("**/c/*/")


def test_who_listens_can_pass_by_the_picture(motion, open_as):
    page = open_as()
    page.goto(map_of(motion))
    page.locator(".drawn > .skip").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('#in-words')")


def test_a_phone_begins_at_the_motion_without_any_script_and_scrolls_both_ways(motion, open_as):
    page = open_as(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(map_of(motion))
    middle = page.locator("svg.picture .house").first.bounding_box()
    assert middle["x"] > 0
    assert middle["x"] + middle["width"] < 390
    assert page.locator("body").bounding_box()["width"] <= 390
    page.locator(".mapscroll").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(600)  # the scrolling is smooth
    assert page.locator("svg.picture .house").first.bounding_box()["x"] > middle["x"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing(motion, open_as, scheme, width):
    person = motion.posts.first().author
    page = open_as(person, viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    empty = make_motion("This house would say nothing")
    top = motion.posts.first()
    addresses = [map_of(motion), f"{map_of(motion)}{top.pk}/", map_of(empty), f"{motion.get_absolute_url()}unanswered/"]
    found = []
    for address in [*addresses, "/unanswered/", "/unanswered/?part=uncountered"]:
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("count", [6, 40])
def test_the_whole_picture_fits_on_one_page_of_paper(db, open_as, count):
    motion = make_motion()
    flood(motion, count, each=(3, 2), claim="A claim that is neither long nor short, and is made again and again." * 2)
    page = open_as(viewport={"width": 1047, "height": 718})  # A4 lying, less its margins
    page.goto(map_of(motion))
    page.emulate_media(media="print")
    is_upright = page.locator(".drawn.tall").count() == 1
    if is_upright:
        page.set_viewport_size({"width": 718, "height": 1047})
    box = page.locator("svg.picture").bounding_box()
    assert box["y"] + box["height"] <= (1047 if is_upright else 718)
    assert box["width"] <= (718 if is_upright else 1047)
    assert not page.locator(".masthead").first.is_visible()
