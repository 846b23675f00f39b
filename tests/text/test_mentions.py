"""Who is spoken of, and where an "@" is only an "@"."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from forum.accounts.handles import validate_handle
from forum.text import mentions
from forum.text.markdown import House, mentioned, render

from .fragment import Fragment, count, faults

MARK = '<span class="mention"><bdi>@{}</bdi></span>'
KNOWN = {"zeynep", "олег", "a-b.c", "ضياء", "anna_k"}


def known(handles):
    return [handle for handle in handles if handle.lower() in KNOWN]


HOUSE = House(people=known)


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Ask @zeynep.", f"Ask {MARK.format('zeynep')}."),
        ("@Zeynep, please", f"{MARK.format('Zeynep')}, please"),
        ("(@zeynep)", f"({MARK.format('zeynep')})"),
        ("@zeynep's view", f"{MARK.format('zeynep')}’s view"),
        ("как @Олег сказал", f"как {MARK.format('Олег')} сказал"),
        ("قال @ضياء", f"قال {MARK.format('ضياء')}"),
        ("@a-b.c-", f"{MARK.format('a-b.c')}-"),
        (r"@anna\_k", MARK.format("anna_k")),
        ("**@zeynep**", f"<strong>{MARK.format('zeynep')}</strong>"),
        ("*so* @zeynep and @zeynep", f"<em>so</em> {MARK.format('zeynep')} and {MARK.format('zeynep')}"),
        ("`x` @zeynep", f"<code>x</code> {MARK.format('zeynep')}"),
    ],
)
def test_who_exists_is_marked_in_any_case_and_script(source: str, html: str) -> None:
    assert render(source, HOUSE) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    "source",
    [
        "@nobody",
        "x@zeynep",
        "mail x@zeynep.org",
        "@zeynep@example.org",
        "`@zeynep`",
        "```\n@zeynep\n```",
        "[@zeynep](https://a.example)",
        "https://a.example/@zeynep",
        "/@zeynep",
        "@@zeynep",
        "@ zeynep",
        "`x`@zeynep",
        "@zeynepa",
        "@ab",
        "@" + "a" * 31,
        "@" + "a" * 500,
    ],
)
def test_elsewhere_an_at_is_only_an_at(source: str) -> None:
    html = render(source, HOUSE)
    assert count(html, "span") == 0
    assert "@" in Fragment(html).text or "@" in html


def test_without_a_house_nobody_is_marked() -> None:
    assert render("@zeynep") == "<p>@zeynep</p>\n"


def test_whoever_is_spoken_of_is_named_once_in_the_order_of_the_text() -> None:
    assert mentioned("@oleg and @Zeynep, `@not` @OLEG, x@y.example") == ["oleg", "Zeynep"]


def test_after_ten_people_the_rest_stay_plain() -> None:
    html = render(" ".join(f"@person{n}" for n in range(12)), House(people=lambda handles: handles))
    assert [f"@person{n}</bdi>" in html for n in range(12)] == [True] * 10 + [False] * 2


def test_names_that_nobody_has_take_no_place_among_the_ten() -> None:
    text = " ".join(f"@nobody{n}" for n in range(20)) + " @zeynep"
    assert MARK.format("zeynep") in render(text, HOUSE)


def test_fifty_handles_of_a_text_are_asked_for_and_no_more() -> None:
    asked: list[str] = []
    render(" ".join(f"@person{n}" for n in range(200)), House(people=lambda handles: asked.extend(handles) or []))
    assert len(asked) == mentions.MAX_ASKED
    assert len(mentioned(" ".join(f"@person{n}" for n in range(200)))) == mentions.MAX_ASKED


def test_a_hundred_mentions_are_marked_and_the_rest_is_as_typed() -> None:
    html = render("@zeynep " * 150, HOUSE)
    assert count(html, "span") == mentions.MAX_MARKS
    assert Fragment(html).text.count("@zeynep") == 150


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.characters(categories=["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"]) | st.sampled_from("_.-"),
        min_size=3,
        max_size=30,
    )
)
def test_every_handle_that_may_be_made_can_be_spoken_of(handle: str) -> None:
    try:
        validate_handle(handle)
    except ValidationError:
        assume(False)
    assume("__" not in handle)  # Markdown may read it as its own
    assert mentioned(f"So says `x` @{handle}, rightly") == [handle]


@pytest.mark.parametrize("handle", ["a__b", "x_y_z", "a--b", "a..b"])
def test_a_handle_that_markdown_could_read_as_its_own_can_be_spoken_of(handle: str) -> None:
    html = render(f"So says @{handle}.", House(people=lambda handles: handles))
    assert html == f"<p>So says {MARK.format(handle)}.</p>\n"
    assert faults(html) == []
