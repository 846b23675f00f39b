"""Looking through a text: words, patterns, habits, and what comes of them. No database."""

from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debates.screening import Does, Kind, Rule, Text, Verdict, What, screen
from debates.screening.habits import ALIKE, FASTEST, LONG_ENOUGH, MOST_LINKS, SAME_LINES, TYPED_LONG
from debates.screening.looking import ALL_PATTERNS

HOSTILE = "(a+)+$"
LONG = "The kettle was put on at six, and nobody spoke a word before it sang to the whole of the house."


def rule(pattern: str, does: Does = Does.HOLD, kind: Kind = Kind.WORD, number: int = 1, told: str = "") -> Rule:
    return Rule(number, kind, pattern, does, told)


def seen(body: str, *rules: Rule, claim: str = "", recent=(), typed_for=None, trust: int = 3) -> Verdict:
    return screen(Text(body, claim), rules, recent, typed_for, trust)


def found(body: str, word: str) -> list[str]:
    return [finding.words for finding in seen(body, rule(word)).findings]


class TestWords:
    @pytest.mark.parametrize(
        ("body", "word", "words"),
        [
            ("Visit the CASINO!", "casino", ["CASINO"]),
            ("Le café crème.", "cafe", ["café"]),
            ("Le cafe\u0301 crème.", "CAFÉ", ["cafe\u0301"]),
            ("Die Straße.", "strasse", ["Straße"]),
            ("full \n width", "FULL width", ["full \n width"]),
            ("the ｃａｓｉｎｏ", "casino", ["ｃａｓｉｎｏ"]),
            ("cas\u00adino", "casino", ["cas\u00adino"]),
            ("casino's", "casino", ["casino"]),
            ("大赌场开了", "赌场", ["赌场"]),
            ("casinos and casino", "casino", ["casino"]),
            ("हिन्दी में", "हिन्दी", ["हिन्दी"]),
        ],
    )
    def test_are_found_whole_in_any_case_with_any_accents(self, body, word, words):
        assert found(body, word) == words

    @pytest.mark.parametrize(
        ("body", "word"),
        [("occasino", "casino"), ("casinos", "casino"), ("as_casino", "casino"), ("की", "क"), ("anything", "\u0301")],
    )
    def test_are_not_found_in_others(self, body, word):
        assert found(body, word) == []

    def test_say_where_they_stand_and_what_is_told(self):
        verdict = seen("No 🍵, a Casino.", rule("casino", told="No advertising."), claim="Casino first")
        assert [(one.part, one.start, one.end, one.told, one.rule) for one in verdict.findings] == [
            ("claim", 0, 6, "No advertising.", 1),
            ("body", 8, 14, "No advertising.", 1),
        ]
        assert (verdict.does, verdict.findings[0].what) == (Does.HOLD, What.WORD)


class TestPatterns:
    def test_are_found_in_any_case(self):
        verdict = seen("Please BUY  now!", rule(r"buy\s+now", Does.FLAG, Kind.PATTERN))
        assert [(one.what, one.words, one.start, one.end) for one in verdict.findings] == [
            (What.PATTERN, "BUY  now", 7, 15)
        ]

    def test_that_find_no_characters_find_nothing(self):
        assert seen("anything", rule("x*", kind=Kind.PATTERN)) == Verdict()

    def test_that_run_out_of_time_find_nothing_and_are_reported(self):
        rules = [rule(HOSTILE, kind=Kind.PATTERN, number=n) for n in range(20)]
        begun = monotonic()
        verdict = seen("a" * 20_000 + "!", *rules, rule("!", kind=Kind.PATTERN, number=99))
        assert monotonic() - begun < ALL_PATTERNS + 2
        assert (verdict.does, verdict.findings, len(verdict.ran_out)) == (Does.PASS, (), 21)

    @pytest.mark.parametrize("broken", ["(", "x" * 201, r"\p{Nothing}"])
    def test_that_are_broken_are_reported_and_others_go_on(self, broken):
        verdict = seen("a", rule(broken, kind=Kind.PATTERN, number=5), rule("a", kind=Kind.PATTERN, number=6))
        assert (verdict.ran_out, [one.rule for one in verdict.findings]) == ((5,), [6])


class TestHabits:
    def links(self, count: int) -> str:
        return "Read " + " ".join(f"https://example.org/{n}" for n in range(count))

    def test_many_links_are_found_of_newcomers_alone(self):
        verdict = seen(self.links(MOST_LINKS + 1), trust=0)
        assert (verdict.does, verdict.findings[0].words) == (Does.HOLD, "https://example.org/3")
        assert seen(self.links(MOST_LINKS), trust=0) == seen(self.links(9), trust=1) == Verdict()

    def test_nearly_the_same_again_is_found(self):
        before = ["Something else", LONG]
        again = seen(LONG.replace("six", "seven") + "\n", recent=before)
        assert (again.does, again.findings[0].what) == (Does.FLAG, What.REPETITION)
        assert seen(LONG[::-1], recent=before) == Verdict()
        assert len(LONG) >= LONG_ENOUGH
        assert ALIKE < 100

    def test_short_words_may_be_said_again(self):
        assert seen("I agree.", recent=["I agree."]) == Verdict()

    def test_one_line_many_times_is_found(self):
        verdict = seen("\n".join(["Buy my tea now."] * SAME_LINES))
        assert (verdict.findings[0].words, verdict.findings[0].start) == ("Buy my tea now.", 0)
        assert seen("\n".join(["Buy my tea now."] * (SAME_LINES - 1))) == Verdict()
        assert seen("\n".join(["tea"] * SAME_LINES)) == Verdict()
        assert seen("\n".join(f"Verse {n}\nand the refrain" for n in range(9)) + "\nx" * 10) == Verdict()

    def test_a_long_text_faster_than_typed_is_found_of_newcomers_alone(self):
        text = "tea " * (TYPED_LONG // 4)
        enough = len(text) / FASTEST
        assert seen(text, typed_for=enough / 2, trust=0).findings[0].what == What.SPEED
        slow = [seen(text, typed_for=enough, trust=0), seen(text, typed_for=None, trust=0)]
        assert [*slow, seen(text, typed_for=0.1, trust=1), seen(text[:-4], typed_for=0.1, trust=0)] == [Verdict()] * 4


class TestVerdicts:
    def test_the_strongest_of_what_was_found_counts(self):
        rules = [rule("tea", Does.WARN), rule("milk", Does.HOLD, number=2), rule("sugar", Does.FLAG, number=3)]
        for body, does in [("tea", "warn"), ("tea, sugar", "flag"), ("tea, milk, sugar", "hold"), ("water", "pass")]:
            assert seen(body, *rules).does == does

    @pytest.mark.parametrize(
        ("does", "warns", "then"), [(Does.WARN, True, "flag"), (Does.FLAG, False, "flag"), (Does.HOLD, False, "hold")]
    )
    def test_rules_that_warn_ask_first_and_flag_what_is_insisted_on(self, does, warns, then):
        verdict = seen("tea", rule("tea", does))
        assert (verdict.warns, verdict.insisted.does) == (warns, then)

    def test_habits_ask_first_whatever_they_do_then(self):
        assert seen("https://a.b " * 9, trust=0).warns

    def test_what_passes_asks_nothing(self):
        assert (Verdict().warns, Verdict().insisted) == (False, Verdict())


ANY = st.text(max_size=300)
RULES = st.lists(
    st.builds(Rule, st.integers(1, 9), st.sampled_from(Kind), ANY, st.sampled_from([Does.WARN, Does.FLAG, Does.HOLD])),
    max_size=4,
)


@settings(deadline=None)
@given(ANY, ANY, RULES, st.lists(ANY, max_size=5), st.none() | st.floats(), st.integers(-1, 4))
def test_nothing_raises_and_every_place_is_in_the_text(body, claim, rules, recent, typed_for, trust):
    verdict = screen(Text(body, claim), rules, recent, typed_for, trust)
    parts = dict(Text(body, claim).parts())
    for finding in verdict.findings:
        words = parts[finding.part][finding.start : finding.end]
        assert words.startswith(finding.words)


@settings(deadline=None, max_examples=25)
@given(st.text("ab!é \n", max_size=4_000), st.sampled_from([HOSTILE, "(x+x+)+y", "(?:a|aa)+$", r"(\w+\s?)*$", "(?R)"]))
def test_time_is_bounded_on_hostile_patterns(body, pattern):
    begun = monotonic()
    seen(body, *[rule(pattern, kind=Kind.PATTERN, number=n) for n in range(8)])
    assert monotonic() - begun < ALL_PATTERNS + 2
