"""What is said of figures, and that every number is said with its base, its sign and what it means."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.motions.models import Motion
from debates.results.figures import Bounds, Figures
from debates.results.meaning import words
from debates.results.wording import headline, percent, probability, sentence, signed
from tests.results.told import CLEAR, FEW, HIDDEN, LOST, NOBODY, PLAIN, SMALL, WORKED, figures_of

OPEN = Motion(sentence="This house would rather have coffee", state="closed")
SITTING = Motion(sentence="This house would rather have coffee")
STRUCTURED = Motion(sentence="This house would rather have coffee", format="structured", state="closed")
VOTING = Motion(sentence="This house would rather have coffee", format="structured")

COUNTS = st.integers(0, 30)
TABLES = st.tuples(*[st.tuples(COUNTS, COUNTS, COUNTS)] * 3)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (CLEAR, "For won over more"),
        (LOST, "Against won over more"),
        (PLAIN, "No clear winner"),
        (FEW, "Too few to say"),
        (NOBODY, "Nobody said where they stand"),
    ],
)
def test_a_structured_debate_has_a_winner_or_none_in_these_words(cells, told):
    assert headline(figures_of(cells, has_winner=True), STRUCTURED) == told


def test_one_that_sits_has_none_yet():
    assert headline(figures_of(CLEAR, has_winner=True), VOTING) == "Not decided yet"


def test_a_debate_without_an_outcome_names_no_winner():
    assert headline(figures_of(CLEAR), STRUCTURED) == "Too few to say"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (((40, 0, 0), (10, 10, 0), (10, 0, 30)), "30 points towards For"),
        (((30, 0, 10), (0, 10, 10), (0, 0, 40)), "30 points towards Against"),
        (((50, 0, 0), (6, 20, 5), (0, 0, 19)), "1 point towards For"),
        (((50, 0, 0), (5, 20, 6), (0, 0, 19)), "1 point towards Against"),
        (((40, 0, 6), (0, 8, 0), (6, 0, 40)), "Neither side gained"),
        (((60, 0, 0), (4, 20, 0), (0, 0, 60)), "Hardly anybody moved"),
        (((60, 0, 0), (0, 20, 0), (0, 0, 60)), "Nobody changed their mind"),
        (HIDDEN, "Not told"),
        (FEW, "Too few to say"),
        (NOBODY, "Nobody said where they stand"),
    ],
)
def test_an_open_debate_says_what_moved(cells, told):
    assert headline(figures_of(cells), OPEN) == told
    assert headline(figures_of(cells), SITTING) == told


def test_where_all_who_spoke_are_left_out_it_is_not_said_that_nobody_did():
    assert headline(figures_of(NOBODY, late=4), OPEN) == "Too few to say"
    assert headline(figures_of(NOBODY, once=4, has_winner=True), STRUCTURED) == "Too few to say"


def test_the_example_of_the_rules_reads_as_they_have_it():
    bounds = Bounds(0.168, 0.1, 0.25), Bounds(0.128, 0.05, 0.2)
    told = replace(
        figures_of(WORKED, has_winner=True), conversions=bounds, difference=Bounds(0.04, -0.09, 0.16),
        switchers=(4, 2, 0.6875), outcome="none", swing=6.0, changed=26,
    )  # fmt: skip
    assert plain(sentence(told, STRUCTURED)) == (
        "For won over 16.8 % of those who stood elsewhere and Against 12.8 %; "
        "with 100 voters the difference could well be chance."
    )
    said = words(told, STRUCTURED)
    assert said.swing == "Net swing to For: +6 points, n = 100. Of 100 people, the lead of For over Against grew by 6."
    assert said.difference.startswith("The difference is +4 points, from −9 to +16 in 95 of 100 resamplings")
    assert said.difference.endswith("that contains 0, so it could well be chance.")
    assert said.switchers.startswith("Straight changes of side: 4 to For, 2 to Against, p = .69.")
    assert said.counted == "n = 100 who voted before and after"
    assert said.changed == "26 changed their minds"


def test_what_can_hardly_be_chance_says_so():
    told = figures_of(CLEAR, has_winner=True)
    assert sentence(told, STRUCTURED).endswith("with 453 voters so large a difference is hardly chance.")
    assert words(told, STRUCTURED).difference.endswith("that leaves out 0, so it is hardly chance.")


def test_what_was_merged_is_said_to_be_untold_in_place_of_its_share():
    told = figures_of(WORKED, has_winner=True)
    assert "rests on numbers that are not told" in sentence(told, STRUCTURED)
    assert words(told, STRUCTURED).difference == words(told, STRUCTURED).switchers == ""
    assert "not told apart" in words(told, STRUCTURED).merged
    assert words(figures_of(PLAIN), OPEN).merged == ""


def test_an_open_debate_tells_where_people_went():
    assert sentence(figures_of(PLAIN), OPEN) == (
        "Of 108 people For had 35 before and 44 after, Against 48 and 51; 25 were undecided before and 13 after."
    )


def test_totals_that_would_tell_of_one_are_not_said():
    assert sentence(figures_of(HIDDEN), OPEN).startswith("18 people stood somewhere before and after.")
    assert words(figures_of(HIDDEN), OPEN).swing == ""


@pytest.mark.parametrize(("motion", "told"), [(OPEN, "people said where"), (STRUCTURED, "people voted both before")])
def test_of_fewer_than_ten_neither_number_nor_position_is_said(motion, told):
    said = words(figures_of(FEW, has_winner=motion.is_structured), motion)
    assert said.sentence.startswith(f"Fewer than ten {told}")
    assert not any((said.counted, said.small, said.swing, said.changed, said.difference, said.switchers))
    assert not any("9" in str(part) for part in (said.headline, said.sentence))


def test_few_people_are_said_to_be_few():
    assert words(figures_of(SMALL), OPEN).small.startswith("These are few people: with 20 of them, one is 5.0 points.")
    assert words(figures_of(PLAIN), OPEN).small == ""
    assert words(figures_of(HIDDEN), OPEN).small == ""


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (((20, 0, 5), (0, 0, 0), (5, 0, 20)), "Nobody was undecided before"),
        (((20, 0, 5), (5, 5, 5), (0, 0, 0)), "Nobody stood against it before"),
        (((0, 0, 0), (5, 5, 5), (5, 0, 20)), "Nobody stood for it before"),
    ],
)
def test_an_empty_position_is_said_to_be_empty(cells, told):
    assert [line for line in words(figures_of(cells), OPEN).empty if line.startswith(told)]


def test_nobody_who_went_straight_over_is_said_as_such():
    assert words(figures_of(((20, 0, 0), (5, 5, 5), (0, 0, 20))), OPEN).switchers.startswith("Nobody went straight")


def test_a_lead_that_stayed_and_one_that_shrank_are_told_apart():
    assert "what it was" in words(figures_of(((40, 0, 6), (0, 8, 0), (6, 0, 40))), OPEN).swing
    assert (
        "the lead of Against over For grew by 30."
        in words(figures_of(((30, 0, 10), (0, 10, 10), (0, 0, 40))), OPEN).swing
    )


def test_who_is_left_out_is_counted_and_said_why():
    said = words(figures_of(PLAIN, late=3, once=1_200), STRUCTURED).left_out
    assert said == (
        "3 more could see totals before they first said where they stand.",
        "1,200 more voted only before or only after.",
    )
    assert words(figures_of(PLAIN), STRUCTURED).left_out == ()


def test_reasons_are_told_with_their_number():
    assert words(figures_of(PLAIN, reasons=23), OPEN).reasons.startswith("23 of those who changed their mind said why")
    assert words(figures_of(PLAIN), OPEN).reasons == ""


@pytest.mark.parametrize(
    ("p", "told"),
    [
        (0.6875, "p = .69"),
        (1.0, "p = 1"),
        (0.999, "p = 1"),
        (0.0042, "p = .004"),
        (0.0099, "p = .010"),
        (1e-9, "p < .001"),
    ],
)
def test_probabilities_read_as_in_reports(p, told):
    assert probability(p) == told


@pytest.mark.parametrize(("points", "told"), [(6.0, "+6"), (-9.14, "−9.1"), (0.0, "0"), (-0.04, "0"), (4.0001, "+4")])
def test_points_carry_their_sign(points, told):
    assert signed(points) == told


def test_shares_have_one_place_and_a_space_at_which_no_line_breaks():
    assert percent(0.1678) == "16.8\u00a0%"


@settings(deadline=None)  # an interval is drawn for each table
@given(TABLES, st.booleans(), st.booleans())
def test_whatever_was_counted_can_be_said(cells, is_structured, is_over):
    motion = Motion(format="structured" if is_structured else "open", state="closed" if is_over else "open")
    found: Figures = figures_of(cells, has_winner=is_structured)
    said = words(found, motion)
    assert said.headline
    assert said.sentence.endswith(".")
    assert not any("%(" in str(part) or "None" in str(part) for part in (said.headline, said.sentence, said.swing))
