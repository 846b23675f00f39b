"""The index of debates and the order paper: what stands where by dates and rulings, searching, the cost."""

import re

import pytest
from django.utils import timezone

from debates.articles.services import take_down
from debates.motions import queries
from debates.motions.clock import Stage, planned
from debates.motions.queries import Place
from debates.motions.services import close, lock
from debates.posts.models import Post
from debates.posts.states import State
from tests.conftest import argue, browser_of, counter, make_motion, make_person, reply, say
from tests.crowd import flood
from tests.motions.phases import DAY, in_phase, with_terms
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def sentences(shown: str) -> list[str]:
    return re.findall(r'<h2 lang="[^"]*" dir="[^"]*"><a href="/d/[^"]*">([^<]*)</a>', shown)


@pytest.fixture
def house(host):
    """One debate of each kind: by its dates, or by what was ruled."""
    now = timezone.now()
    with_terms(make_motion("Runs for ever"))
    with_terms(make_motion("Closes tomorrow"), closes=now + DAY)
    in_phase(make_motion("On the floor"), Stage.FLOOR)
    with_terms(
        make_motion("Rests"), spans=(*planned(now - 4 * DAY, [Stage.STATEMENTS]), *planned(now + DAY, [Stage.FLOOR]))
    )
    lock(motion=make_motion("Locked", host=host), by=host, reason="x")
    with_terms(make_motion("Opens tomorrow"), opens=now + DAY)
    with_terms(make_motion("Votes in a week"), spans=planned(now + 7 * DAY))
    with_terms(make_motion("Time is over"), opens=now - 3 * DAY, closes=now - DAY)
    with_terms(make_motion("Phases are over"), spans=planned(now - 99 * DAY))
    close(motion=make_motion("Closed by a host", host=host), by=host, reason="x")
    with_terms(close(motion=make_motion("Closed before it opened", host=host), by=host, reason="x"), opens=now + DAY)
    hidden = make_motion("Taken down")
    take_down(article=hidden.article, by=make_person(role="admin"), reason="x")


PARTS = {
    "open": {"Runs for ever", "Closes tomorrow", "On the floor", "Rests", "Locked"},
    "coming": {"Opens tomorrow", "Votes in a week"},
    "closed": {"Time is over", "Phases are over", "Closed by a host", "Closed before it opened"},
}


@pytest.mark.parametrize("part", PARTS)
def test_every_debate_stands_in_one_part_by_its_dates_and_what_was_ruled(house, part):
    found = sentences(page(f"/debates/?part={part}"))
    assert set(found) == PARTS[part]
    assert queries.numbers()[Place(part)] == len(found) == len(PARTS[part])


def test_the_order_paper_shows_what_sits_and_beside_it_what_comes_and_what_is_over(house):
    shown = page("/")
    assert set(sentences(shown)) == PARTS["open"]
    assert "5 debates sitting, 2 to come" in shown
    aside = shown[shown.index("<aside>") :]
    assert aside.index("Opens tomorrow") < aside.index("Votes in a week") < aside.index("Closed by a host")
    assert "Taken down" not in shown


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Runs for ever", "no closing date"),
        ("Closes tomorrow", "closes in 23 h 59 min"),
        ("On the floor", "closes in 6 days 22 h"),
        ("Rests", "next: Floor, in 23 h 59 min"),
        ("Locked", "nothing more can be said"),
    ],
)
def test_the_clock_of_each_is_told_in_words(house, sentence, told):
    shown = page("/debates/")
    card = shown[shown.index(f">{sentence}</a>") :]
    assert told in card[: card.index("</li>")]


def test_an_unknown_part_is_the_open_one(house):
    assert set(sentences(page("/debates/?part=nonsense"))) == PARTS["open"]


class TestSearching:
    def test_finds_every_word_in_motion_or_title_in_any_case_and_says_how_many(self, motion, noise):
        for typed in ("coffee", "COFFEE rather", "kettles coffee"):
            shown = page(f"/debates/?q={typed}")
            assert sentences(shown) == [motion.sentence]
            assert f"1 open debate with “<bdi>{typed}</bdi>”" in shown
        assert len(sentences(page("/debates/?q=house"))) == 2

    def test_takes_every_character_for_itself(self, motion):
        make_motion("This house would give 100%_\\ to charity")
        for typed, count in (("%25", 1), ("_", 1), ("%5C", 1), ("%3Cb%3E", 0), ("%27%22", 0)):
            assert len(sentences(page(f"/debates/?q={typed}"))) == count

    def test_where_nothing_is_found_it_says_so_and_shows_the_way_back(self, motion):
        shown = page("/debates/?q=cocoa%20&part=coming")
        assert "No debate here holds all these words." in shown
        assert 'href="?part=coming"' in shown

    def test_something_very_long_is_cut_and_never_fails(self, motion):
        assert browser_of(None).get("/debates/", {"q": "x " * 5_000}).status_code == 200


def test_debates_on_further_pages_are_there_once_each(monkeypatch, motion, noise):
    monkeypatch.setattr("debates.motions.views.index.PAGE", 2)
    made = [make_motion(f"Number {n} of these").sentence for n in range(5)]
    address, seen = "/debates/?q=of+these", []
    while address:
        shown = page(address)
        assert "5 open debates" in shown
        seen += sentences(shown)
        further = re.search(r'rel="next" href="(\?[^"]+)"', shown)
        address = f"/debates/{further.group(1)}".replace("&amp;", "&") if further else None
    assert seen == made[::-1]


def test_a_card_tells_how_much_was_said_and_by_how_many(motion, person, other, noise):
    reply(say(motion, person), other)
    counter(argue(motion, person), other)
    gone = argue(motion, make_person(), "Gone again.")
    Post.objects.filter(pk=gone.pk).update(state=State.REMOVED)
    shown = page("/debates/?q=coffee")
    card = re.sub(r"<[^>]+>", "", shown[shown.index(motion.sentence) :])
    for told in ("2 arguments", "2 comments", "last said just now"):
        assert told in card


def test_the_lead_debate_shows_the_most_answered_argument_of_each_side(noise, motion, person, other):
    argue(motion, person, "Coffee is quiet.")
    loud = argue(motion, person, "Coffee is loud.")
    counter(loud, other)
    argue(motion, other, "Tea was first.", "against")
    shown = page("/")
    glance = shown[shown.index('class="glance"') :]
    assert glance.index("Coffee is loud.") < glance.index("Tea was first.")
    assert "Coffee is quiet." not in shown


@pytest.mark.parametrize("address", ["/", "/debates/", "/debates/?part=closed", "/debates/?q=house"])
def test_the_cost_is_the_same_for_two_debates_and_for_many_full_of_posts(address, motion, noise, host):
    in_phase(make_motion(), Stage.FLOOR)
    with_terms(make_motion(), spans=planned(timezone.now() - 99 * DAY))
    with_terms(make_motion(), opens=timezone.now() + DAY)
    before = queries_of(address)
    flood(motion, 60, answers_each=2)
    for _ in range(4):
        argue(in_phase(make_motion(), Stage.FLOOR), make_person())
        with_terms(make_motion(), spans=planned(timezone.now() - 99 * DAY))
        with_terms(make_motion(), spans=planned(timezone.now() + DAY))
    assert queries_of(address) == before
    assert before <= 12
