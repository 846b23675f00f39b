"""The results in a real browser: axe, a phone, no script, paper, and who reads from the right."""

import pytest
from django.utils import timezone

from debates.motions.clock import Stage
from debates.results.figures import Sided
from tests.browser.test_accessibility import violations
from tests.browser.windows import PHONE, WIDE
from tests.conftest import argue, block, counter, make_motion, make_person, say
from tests.motions.phases import in_phase
from tests.results.told import (
    CLEAR,
    FEW,
    HIDDEN,
    PLAIN,
    SMALL,
    WORKED,
    credited,
    decided,
    figures_of,
    reason,
    steps,
)

URDU = "چائے کا ایک پیالہ دلیل سے پہلے رکھا جائے تو بحث نرم پڑ جاتی ہے۔"
WORDS = "The floor agreed on more than the count shows.\n\nWhat divided them was time."


def full(motion, cells=PLAIN, **fields):
    """A debate that is over with everything that its page can show."""
    people = [make_person(), make_person()]
    top = argue(motion, people[0], "A judge who must explain a ruling to the loser writes a better one.")
    under = counter(argue(motion, people[1], URDU, "against"), people[0], "Tea" * 40)
    remark, paragraph = say(motion, people[1], "The kettle sang. " * 30), block(motion, 3).block
    named = (
        credited(4.5, 6, *[reason(motion, post=top) for _ in range(3)], post=top),
        credited(3, 4, reason(motion, post=under), post=under),
        credited(2.5, 4, reason(motion, block=paragraph), block=paragraph),
    )
    figures = figures_of(
        cells, late=3, reasons=23, credited=named, course=steps(motion, (10, 5, 20), (20, 9, 30), (44, 13, 51)),
        agreed=(Sided(top.pk, 80, (30, 40), (20, 31)),),
        dividing=(Sided(remark.pk, 12), Sided(under.pk, 1_234, (600, 617), (3, 617))), **fields,
    )  # fmt: skip
    return decided(motion, figures, conclusion=WORDS, concluded=timezone.now(), concluded_by=people[0])


def results(motion) -> str:
    return f"{motion.get_absolute_url()}results/"


@pytest.fixture
def over(db):
    structured = in_phase(make_motion(), Stage.FLOOR)
    return full(structured, CLEAR, has_winner=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [WIDE, PHONE])
def test_axe_finds_nothing(over, open_as, scheme, window):
    host = make_person("marta", role="moderator")
    page = open_as(host, **window, color_scheme=scheme, bypass_csp=True)
    others = [make_motion(f"This house would keep {n} goats") for n in range(5)]
    for motion, cells in zip(others[:4], (FEW, HIDDEN, SMALL, WORKED), strict=True):
        decided(motion, figures_of(cells))
    addresses = [results(over), over.get_absolute_url(), f"{results(over)}conclusion/", *map(results, others)]
    found = []
    for address in [*addresses, "/", "/debates/?part=closed"]:
        page.goto(address)
        found += violations(page)
    assert not found, "\n".join(found)


def test_a_phone_shows_all_of_it_without_any_script_and_scrolls_down_alone(over, open_as):
    page = open_as(**PHONE, java_script_enabled=False)
    page.goto(results(over))
    assert page.locator("svg.picture").count() == 3
    assert page.get_by_role("heading", level=1).inner_text() == "For won over more"
    for picture in page.locator("svg.picture").all():
        box = picture.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    assert page.locator("main").bounding_box()["width"] <= 390
    page.get_by_text("The same in figures").click()
    assert page.locator("#course table").is_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_stands_out_of_the_window(over, open_as, width):
    page = open_as(viewport={"width": width, "height": 900})
    for address in (results(over), over.get_absolute_url(), f"{over.get_absolute_url()}people/", "/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_hash_leads_to_how_it_is_checked_and_the_headline_to_the_results(over, open_as):
    page = open_as()
    page.goto(over.get_absolute_url())
    page.get_by_role("link", name="For won over more").click()
    page.wait_for_url("**/results/")
    page.locator(".verdict .by a").click()
    assert page.url.endswith("#check")
    assert page.locator("#check").get_by_text("manage.py recount").is_visible()


def test_on_paper_pictures_and_figures_stay_and_controls_go(over, open_as):
    page = open_as(viewport={"width": 718, "height": 1047})
    page.goto(results(over))
    page.emulate_media(media="print")
    assert all(picture.is_visible() for picture in page.locator("svg.picture").all())
    assert page.locator("table.cells").is_visible()
    assert not page.locator(".masthead nav").first.is_visible()


def test_a_host_writes_the_conclusion_with_the_keyboard_alone(db, open_as):
    host = make_person("marta", role="moderator")
    motion = decided(make_motion(), figures_of(PLAIN))
    page = open_as(host)
    page.goto(results(motion))
    page.get_by_role("link", name="Write the host’s words").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/conclusion/")
    page.locator("textarea").focus()
    page.keyboard.type("Nobody defended secrecy.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/results/#words")
    assert page.locator("#words").get_by_text("Nobody defended secrecy.").is_visible()
