"""The picture of a debate: whatever is said, boxes stand apart, edges join them, and no word is missing."""

import unicodedata
from itertools import combinations

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debates.charts.chart import FRAMES, Node, awaits_answer
from debates.charts.lettering import is_hanging, runs_from_right, width_of, wrapped
from debates.charts.tidy import BAR_SIDE, LEAST, PAD, draw

SIGN = 14  # half of a diamond, which is wider than a disc
URDU = "توانائی کا دوسرا فراہم کنندہ پہلے کی قیمت بدل دیتا ہے"
CHINESE = "贸易不需要条约，因为两国已经互相信任多年。"
FAMILY = "👩\u200d👩\u200d👧\u200d👦"
WORDS = st.sampled_from(
    [*URDU.split(), CHINESE, "trade", "needs", "no", "treaty,", "Donaudampfschifffahrt" * 3, FAMILY, "—"]
)
CLAIMS = st.lists(WORDS, min_size=1, max_size=14).map(" ".join) | st.text(min_size=1, max_size=60).map(
    lambda text: " ".join(text.split()) or "empty"
)


def nodes(depth: int) -> st.SearchStrategy[Node]:
    return st.builds(
        Node,
        key=st.integers(1, 99),
        claim=CLAIMS,
        favours=st.sampled_from(["for", "against"]),
        relation=st.sampled_from(["supports", "opposes", "undercuts"]),
        answers=st.integers(0, 20),
        more=st.sampled_from(["", "+ 3 more", "еще тысячи и тысячи доводов, которых здесь не видно"]),
        is_open=st.booleans(),
        below=st.lists(nodes(depth - 1), max_size=3).map(tuple) if depth else st.just(()),
    )


SIDES = st.fixed_dictionaries({side: st.lists(nodes(2), max_size=4) for side in ("for", "against")})
ANY_TREE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def picture_of(sides, claim: str = "This house would rather have coffee", **fields):
    return draw(Node(0, claim, favours=""), "Motion 1", sides, **fields)


def region(box) -> tuple[int, int, int, int]:
    """A box with all that stands beneath it."""
    return box.x, box.y, box.x + box.width, box.bottom


def are_apart(one, other) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def bare(text: str) -> str:
    return "".join(text.split())


class TestAnyTree:
    @ANY_TREE
    @given(SIDES, CLAIMS, st.booleans())
    def test_no_two_boxes_overlap_and_all_lie_within_the_picture(self, sides, claim, is_mirrored):
        picture = picture_of(sides, claim, is_mirrored=is_mirrored)
        regions = [region(box) for box in [picture.middle, *picture.boxes]]
        assert all(are_apart(one, other) for one, other in combinations(regions, 2))
        assert all(x >= 0 and y >= 0 and right <= picture.frame.width for x, y, right, _ in regions)
        assert all(bottom <= picture.height for *_, bottom in regions)
        tabs = [(box.tab_x, box.tab_x + box.tab, box) for box in picture.boxes if box.tab]
        assert all(box.x <= begins and ends <= box.x + box.width for begins, ends, box in tabs)

    @ANY_TREE
    @given(SIDES, st.booleans())
    def test_every_edge_joins_an_answer_to_what_it_answers(self, sides, is_mirrored):
        picture = picture_of(sides, is_mirrored=is_mirrored)
        boxes = [picture.middle, *picture.boxes]
        assert len(picture.edges) == len(picture.boxes)
        for edge, box in zip(picture.edges, picture.boxes, strict=True):
            x, y, to_x, to_y = edge.ends
            assert to_x in {box.x, box.x + box.width}
            assert box.y < to_y < box.y + box.height
            from_box = [b for b in boxes if x in {b.x, b.x + b.width} and b.y < y < b.y + b.height]
            assert len(from_box) == 1
            assert from_box[0] is picture.middle or edge.node in from_box[0].node.below

    @ANY_TREE
    @given(SIDES, st.booleans())
    def test_no_sign_lies_on_a_box_or_on_another_sign(self, sides, is_mirrored):
        picture = picture_of(sides, is_mirrored=is_mirrored)
        signs = [(e.x - SIGN, e.y - SIGN, e.x + SIGN, e.y + SIGN) for e in picture.edges]
        assert all(are_apart(one, other) for one, other in combinations(signs, 2))
        regions = [region(box) for box in [picture.middle, *picture.boxes]]
        assert all(are_apart(sign, box) for sign in signs for box in regions)

    @ANY_TREE
    @given(SIDES, CLAIMS)
    def test_every_word_of_every_claim_is_there_in_order_and_within_its_box(self, sides, claim):
        picture = picture_of(sides, claim)
        for box in [picture.middle, *picture.boxes]:
            assert bare("".join(line.words for line in box.lines)) == bare(box.node.claim)
            assert all(box.y < line.y < box.y + box.height for line in box.lines)
            room = (box.width - PAD - BAR_SIDE) * 100 // picture.frame.size
            for line in box.lines:
                assert width_of(line.words) <= room or len(regex.findall(r"\X", line.words)) == 1

    @ANY_TREE
    @given(SIDES)
    def test_mirrored_it_is_the_same_seen_from_the_other_side(self, sides):
        plain, mirrored = picture_of(sides), picture_of(sides, is_mirrored=True)
        wide = plain.frame.width
        assert [(wide - b.x - b.width, b.y) for b in plain.boxes] == [(b.x, b.y) for b in mirrored.boxes]
        assert [wide - b.bar - b.node.weight for b in plain.boxes] == [b.bar for b in mirrored.boxes]
        assert [wide - b.label for b in plain.boxes] == [b.label for b in mirrored.boxes]


class TestThePlaces:
    def test_for_is_on_the_left_and_against_on_the_right_and_answers_stand_outside(self):
        answer = Node(3, "It does not.", "against", "opposes")
        sides = {"for": [Node(1, "It wakes.", "for", below=(answer,))], "against": [Node(2, "It stains.", "against")]}
        one, below, other = picture_of(sides).boxes
        middle = picture_of(sides).middle
        assert below.x < one.x < middle.x < other.x
        assert (one.bar, below.bar) == (one.x + one.width - one.node.weight, below.x)

    @pytest.mark.parametrize(("answers", "weight"), [(0, 4), (1, 6), (2, 6), (3, 8), (9, 8), (10, 10), (5_000, 10)])
    def test_the_bar_is_the_wider_the_more_arguments_answer(self, answers, weight):
        assert Node(1, "It wakes.", "for", answers=answers).weight == weight

    def test_what_is_longer_has_a_higher_box(self):
        short, long = (
            picture_of({"for": [Node(1, claim, "for")], "against": []}).boxes[0] for claim in ("a", "a " * 90)
        )
        assert long.height >= short.height + 2 * FRAMES[1].lead

    def test_words_begin_where_their_script_begins_and_clear_of_the_bar(self):
        sides = {"for": [Node(1, URDU, "for"), Node(2, "It wakes.", "for")], "against": [Node(3, URDU, "against")]}
        urdu, english, other = picture_of(sides).boxes
        assert (urdu.is_from_right, english.is_from_right) == (True, False)
        assert (urdu.x + urdu.width - urdu.text, english.text - english.x) == (BAR_SIDE, PAD)
        assert other.x + other.width - other.text == PAD

    def test_nothing_beside_the_middle_is_a_picture_of_the_middle(self):
        picture = draw(Node(1, "Alone", "for"), "", {"for": [], "against": []})
        assert (picture.boxes, picture.edges, picture.middle.height) == ([], [], LEAST)
        assert picture.frame == FRAMES[1]

    def test_one_that_is_higher_than_wide_stands_upright_on_paper(self):
        many = [Node(n, "a " * 150, "for") for n in range(9)]
        assert picture_of({"for": many, "against": []}).is_tall
        assert not picture_of({"for": many[:1], "against": []}).is_tall

    def test_a_path_runs_from_end_to_end_and_the_sign_sits_in_its_midst(self):
        edge = picture_of({"for": [], "against": [Node(2, "It stains.", "against")]}).edges[0]
        x, y, to_x, to_y = edge.ends
        assert edge.path.startswith(f"M{x} {y}C")
        assert edge.path.endswith(f" {to_x} {to_y}")
        assert (edge.x, edge.y) == ((x + to_x) // 2, (y + to_y) // 2)

    def test_the_motion_has_two_lines_round_it(self):
        middle = picture_of({"for": [], "against": []}).middle
        assert (middle.inner.x, middle.inner.width) == (middle.x + 4, middle.width - 8)
        assert picture_of({"for": [], "against": []}).frame.outer == middle.x * 2 + middle.width + 4


class TestWhatIsStrong:
    @pytest.mark.parametrize(
        ("depth", "supports", "counters", "is_strong"),
        [(0, 0, 0, True), (0, 3, 0, True), (0, 3, 1, False), (2, 0, 0, False), (2, 1, 0, True), (2, 1, 1, False)],
    )
    def test_it_stands_at_the_top_or_is_supported_and_nobody_countered_it(self, depth, supports, counters, is_strong):
        assert awaits_answer(depth=depth, supports=supports, counters=counters) is is_strong


class TestLettering:
    @given(st.text(max_size=80), st.integers(200, 2_000))
    def test_lines_hold_every_sign_in_order(self, text, most):
        assert bare("".join(wrapped(text, most))) == bare(text)

    def test_a_word_is_divided_only_where_it_is_longer_than_a_line(self):
        assert wrapped("a kettle of tea", 400) == ["a kettle", "of tea"]
        assert wrapped("teapotteapot", 300) == ["teapo", "tteap", "ot"]

    def test_chinese_divides_anywhere_but_before_what_closes_a_clause(self):
        lines = wrapped(CHINESE, 700)
        assert len(lines) > 2
        assert not any(line.startswith(("，", "。")) for line in lines)

    def test_no_sign_that_is_seen_as_one_is_divided(self):
        lines = wrapped(FAMILY * 6, 500)
        assert set(lines) == {FAMILY}
        assert not any(unicodedata.combining(line[0]) for line in wrapped("e\u0301" * 90, 500))

    @pytest.mark.parametrize(
        ("text", "is_so"), [("tea", False), (URDU, True), ("12 שלום", True), ("12", False), ("", False)]
    )
    def test_the_first_letter_with_a_direction_says_where_a_text_begins(self, text, is_so):
        assert runs_from_right(text) is is_so

    def test_arabic_letters_hang_and_others_do_not(self):
        assert (is_hanging(f"tea {URDU}"), is_hanging("чай שלום 茶")) == (True, False)

    def test_wide_signs_are_wider_than_narrow_ones_and_marks_take_nothing(self):
        assert width_of("茶") > width_of("W") > width_of("i") > width_of("\u0301") == 0
        assert width_of("Ѫ") > width_of("ѫ")
        assert width_of("😀") > width_of("क")
