"""What changed between two texts: nothing is lost or made up, it reads well, and no text makes it slow."""

import random
from difflib import SequenceMatcher
from itertools import pairwise

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forum.text.differences import AROUND, EXACT, GAP, Part, differences, shortened

from .test_any_text import ANY_TEXT


def told(old: str, new: str) -> str:
    """The parts as [-gone-] and {+new+}."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[part.kind].format(part.text) for part in differences(old, new))


def joined(parts: list[Part], *kinds: str) -> str:
    return "".join(part.text for part in parts if part.kind in kinds)


def boundaries(text: str) -> set[int]:
    return {0} | {match.end() for match in regex.finditer(r"\X", text)}


WORDS = st.lists(
    st.sampled_from(["a", "b", "tea", " ", " ", ", ", "\n", "\n\n", "چائے", "茶", "é", "👨‍👩‍👧", "🇩🇪"]), max_size=80
)
REVISED = st.tuples(WORDS, WORDS, WORDS, WORDS).map(
    lambda four: ("".join(four[0] + four[1] + four[3]), "".join(four[0] + four[2] + four[3]))
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(REVISED, st.tuples(ANY_TEXT, ANY_TEXT)))
@example(("a\n" * 300, "b\na\n" * 300))
@example(("x y z " * 200, "y x z " * 200))
def test_same_and_gone_is_the_old_text_and_same_and_new_is_the_new_one(texts):
    old, new = texts
    parts = differences(old, new)
    assert joined(parts, "same", "gone") == old
    assert joined(parts, "same", "new") == new
    assert all(part.text for part in parts)
    assert all(one.kind != other.kind for one, other in pairwise(parts))
    assert all((one.kind, other.kind) != ("new", "gone") for one, other in pairwise(parts))


@settings(max_examples=200, deadline=None)
@given(REVISED)
@example(("👨‍👩‍👧", "👨‍👩‍👦"))
@example(("cafe\u0301", "cafe"))
@example(("🇩🇪🇫🇷🇩", "🇩🇪🇫🇷"))
def test_no_cluster_is_divided(texts):
    old, new = texts
    parts = differences(old, new)
    for text, kinds in ((old, {"same", "gone"}), (new, {"same", "new"})):
        at, ends = 0, boundaries(text)
        for part in parts:
            at += len(part.text) if part.kind in kinds else 0
            assert at in ends


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert [part.kind for part in differences(text, text)] == ["same"] * bool(text)


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", ""),
        ("", "tea", "{+tea+}"),
        ("tea", "", "[-tea-]"),
        ("I like tea.", "I like coffee.", "I like [-tea-]{+coffee+}."),
        ("The quick brown fox", "The slow red fox", "The [-quick brown-]{+slow red+} fox"),
        ("one, two", "uno, due", "[-one, two-]{+uno, due+}"),
        ("Its time", "It’s time", "[-Its-]{+It’s+} time"),
        ("don't go", "do not go", "[-don't-]{+do not+} go"),
        ("by 1992.", "by 1993.", "by [-1992-]{+1993+}."),
        ("One.", "One.\n\nTwo.", "One.{+\n\nTwo.+}"),
        ("One.\n\nTwo.\n\nThree.", "One.\n\nThree.", "One.\n\n[-Two.\n\n-]Three."),
        ("a b", "a\nb", "a[- -]{+\n+}b"),
        ("چائے تیار ہے۔", "چائے گرم ہے۔", "چائے [-تیار-]{+گرم+} ہے۔"),
        ("یہ تیار\u200cشدہ ہے", "یہ تیار شدہ ہے", "یہ [-تیار\u200cشدہ-]{+تیار شدہ+} ہے"),
        ("我喜欢喝茶。", "我喜欢咖啡。", "我喜欢[-喝茶-]{+咖啡+}。"),
        ("ดื่มชา", "ดื่มน้ำชา", "ดื่ม{+น้ำ+}ชา"),
        ("Hi 👨‍👩‍👧!", "Hi 👨‍👩‍👦!", "Hi [-👨‍👩‍👧-]{+👨‍👩‍👦+}!"),
    ],
)
def test_it_reads_as_a_person_would_mark_it(old, new, seen):
    assert told(old, new) == seen


def test_a_comma_between_changes_is_an_island_but_a_word_and_a_line_end_are_none():
    assert told("one, two", "uno, due").count("{+") == 1
    assert told("one and two", "uno and due").count("{+") == 2
    assert told("one\n\ntwo", "uno\n\ndue") == "[-one-]{+uno+}\n\n[-two-]{+due+}"


def test_a_long_text_is_compared_word_by_word_where_it_can_be():
    words = [f"word{number}" for number in range(2_000)]
    changed = [*words[:700], "here", *words[701:1_500], *words[1_505:]]
    assert told(" ".join(words), " ".join(changed)).count("[-") == 2


def test_a_moved_paragraph_is_found_by_its_unique_lines():
    lines = [f"Line {number} of many, and then the same words again." for number in range(60)]
    parts = differences("\n".join(lines), "\n".join([*lines[:10], *lines[11:], lines[10]]))
    assert joined(parts, "gone").strip() == joined(parts, "new").strip() == lines[10]


def test_what_repeats_itself_and_is_large_is_shown_as_replaced_whole():
    size = EXACT
    parts = differences("tea milk " * size, "milk tea " * size)
    assert [part.kind for part in parts if len(part.text) > 9] == ["gone", "new"]


def test_a_part_of_white_space_alone_says_so():
    assert [(part.is_blank, part.is_break) for part in (Part("new", " \n"), Part("new", " "), Part("new", "a\n"))] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_a_long_same_stretch_is_shortened_between_words_and_the_changes_stay():
    same = "word " * 200
    parts = shortened(differences(f"{same}tea {same}", f"{same}coffee {same}"))
    assert [part.kind for part in parts] == ["same", "gone", "new", "same"]
    assert parts[0].text.startswith(f"{GAP}word ")
    assert parts[0].text.endswith("word ")
    assert parts[3].text.endswith(GAP)
    assert all(len(part.text) <= AROUND + 1 for part in parts)


def test_a_stretch_between_two_changes_keeps_both_its_ends_and_a_short_one_is_left_alone():
    middle = " ".join(str(number) for number in range(300))
    parts = shortened(differences(f"a {middle} b", f"x {middle} y"))
    assert parts[2].text.startswith(" 0 1 2")
    assert parts[2].text.endswith("298 299 ")
    assert GAP in parts[2].text
    short = differences("a 1 2 3 b", "x 1 2 3 y")
    assert shortened(short) == short


def test_only_one_long_word_beside_a_change_is_left_out_whole():
    parts = shortened([Part("new", "a"), Part("same", "x" * 500)])
    assert parts[1].text == GAP


def bombs() -> dict[str, tuple[str, str]]:
    chance = random.Random(1)  # noqa: S311 - the same chance each time
    flat = lambda alphabet: "".join(chance.choice(alphabet) for _ in range(20_000))
    return {
        "one word, thousands of times": ("a " * 10_000, "a " * 9_999 + "b "),
        "two words changed about": ("a b " * 5_000, "b a " * 5_000),
        "punctuation": (".," * 10_000, ",." * 10_000),
        "two letters by chance": (flat("a "), flat("a ")),
        "ideographs by chance": (flat("天地玄黃宇宙洪荒"), flat("天地玄黃宇宙洪荒")),
        "lines": ("a\n" * 10_000, "b\na\n" * 5_000),
        "lines in another order": ("\n".join(map(str, range(3_500))), "\n".join(sorted(map(str, range(3_500))))),
        "reversed": (" ".join(map(str, range(4_000))), " ".join(map(str, range(4_000, 0, -1)))),
        "every other word": (
            " ".join(f"w{n}" for n in range(3_300)),
            " ".join(f"w{n}" if n % 2 else f"x{n}" for n in range(3_300)),
        ),
        "one cluster of marks": ("a" + "\u0301" * 19_999, "a" + "\u0302" * 19_999),
        "joined families": ("👨\u200d" * 10_000, "👩\u200d" * 10_000),
        "flags": ("🇩🇪" * 10_000, "🇫🇷" * 9_999 + "🇫"),
        "anchors between repetitions": (
            "".join(f"{n} " + "a " * 30 for n in range(300)),
            "".join(f"{n} " + "b a " * 15 for n in range(300)),
        ),
        "anchors between short repetitions": (
            "".join(f"{n} " + "a " * 20 for n in range(450)),
            "".join(f"{n} " + "b a " * 10 for n in range(450)),
        ),
        "apostrophes": ("a'" * 10_000, "'a" * 10_000),
        "spaces": (" " * 20_000, "\t" * 20_000),
        "one word": ("x" * 20_000, "y" * 20_000),
    }


PAIRS = 1_000_000  # of words that are compared exactly; the worst takes a fifth of a second


@pytest.mark.parametrize(("old", "new"), bombs().values(), ids=bombs())
def test_no_pair_of_texts_is_more_than_bounded_work(monkeypatch, old, new):
    compared: list[int] = []

    def counting(junk, mine, theirs, **options):
        compared.append(len(mine) * len(theirs))
        return SequenceMatcher(junk, mine, theirs, **options)

    monkeypatch.setattr("forum.text.differences.SequenceMatcher", counting)
    parts = differences(old[:20_000], new[:20_000])
    assert joined(parts, "same", "gone") == old[:20_000]
    assert joined(parts, "same", "new") == new[:20_000]
    assert max(compared, default=0) <= EXACT
    assert sum(compared) <= PAIRS
