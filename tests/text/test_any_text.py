"""Whatever is typed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from forum.text.markdown import MAX_HTML, MAX_SOURCE, TooLong, plain, render
from forum.text.normalise import clean, fold, single_line

from .bombs import EVERYBODY, PICTURE
from .fragment import faults

PIECES = st.sampled_from(
    [
        *(
            "[",
            "]",
            "(",
            ")",
            "![",
            "<",
            ">",
            "*",
            "_",
            "**",
            "~~",
            "`",
            "```\n",
            "\\",
            "|",
            "-|-",
            "> ",
            "- ",
            "1. ",
        ),
        *(
            "\n",
            "\n\n",
            "    ",
            "\t",
            "http://",
            "https://a.example/",
            "mailto:",
            "javascript:",
            "data:",
            "//",
            ":",
            "@",
        ),
        *(
            "&#x202E;",
            "&#0;",
            "&lt;",
            "&",
            "#",
            "'",
            '"',
            "[a]: ",
            "[a]",
            "](",
            "<script>",
            "<!--",
            "]]>",
            "on",
            "=",
            "@abc",
            "@\u0634\u0634\u0634",
            PICTURE,
            "/pictures/",
        ),
        *(
            "\u202e",
            "\u2067",
            "\u2069",
            "\u202c",
            "\u0301",
            "\u0958",
            "\x00",
            "\ud800",
            "a",
            "b c",
            "é",
            "ش",
            "😀",
            "%41",
        ),
    ]
)
ANY_TEXT = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=300),
    st.lists(PIECES, max_size=60).map("".join),
    st.tuples(st.lists(PIECES, min_size=1, max_size=4).map("".join), st.integers(1, 300)).map(
        lambda pair: (pair[0] * pair[1])[:MAX_SOURCE]
    ),
)


@settings(max_examples=250, deadline=None)
@given(ANY_TEXT)
def test_rendering_gives_only_what_is_allowed(source: str) -> None:
    html = render(source, EVERYBODY)
    assert faults(html) == []
    assert len(html) <= MAX_HTML
    html.encode()


@settings(max_examples=250, deadline=None)
@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing(source: str) -> None:
    kept = clean(source)
    assert clean(kept) == kept
    assert "\x00" not in kept.encode().decode()


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT)
def test_rendering_the_cleaned_text_gives_the_same(source: str) -> None:
    assert render(clean(source)) == render(source)


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT, st.integers(-2, 100))
def test_a_glimpse_is_one_line_within_its_limit(source: str, limit: int) -> None:
    glimpse = plain(source, limit)
    assert len(glimpse) <= max(limit, 0)
    assert len(glimpse.splitlines()) <= 1
    glimpse.encode()


@settings(max_examples=120, deadline=None)
@given(ANY_TEXT)
def test_folding_twice_changes_nothing(source: str) -> None:
    assert fold(fold(source)) == fold(source)
    assert single_line(single_line(source)) == single_line(source)


@settings(max_examples=20, deadline=None)
@given(st.text("ab[<*", min_size=1, max_size=9))
def test_the_length_alone_is_refused(unit: str) -> None:
    source = unit * (MAX_SOURCE + 1)
    assert render(source[:MAX_SOURCE]) or not clean(source)
    try:
        render(source[: MAX_SOURCE + 1])
    except TooLong:
        return
    raise AssertionError("the text was too long")
