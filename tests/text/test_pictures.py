"""Pictures of this site, and nothing else, are shown."""

import pytest

from forum.text.markdown import House, pictures_in, plain, render
from forum.text.pictures import MAX_DESCRIPTION, Shown, Size

from .fragment import Fragment, count, faults, links

KEY = "12345678-1234-1234-1234-123456789abc"
OTHER = "87654321-1234-1234-1234-123456789abc"
ADDRESS = f"/pictures/{KEY}.webp"
HOUSE = House(pictures=lambda keys: {key: Size(300, 200) for key in keys if key == KEY})


def image(alt: str) -> str:
    return f'<img src="{ADDRESS}" width="300" height="200" alt="{alt}" loading="lazy">'


@pytest.mark.parametrize(
    ("typed", "alt"),
    [
        ("a cat", "a cat"),
        ("", ""),
        ('a "cat" & <b>dog</b>', "a &quot;cat&quot; &amp; &lt;b&gt;dog&lt;/b&gt;"),
        (r"\[a\] \\ cat", r"[a] \ cat"),
        ("*a*\n cat", "*a* cat"),
        ('" onerror="x', "&quot; onerror=&quot;x"),
        ("`code`", "`code`"),
    ],
)
def test_a_picture_of_this_site_is_shown_with_its_description_escaped(typed: str, alt: str) -> None:
    html = render(f"![{typed}]({ADDRESS})", HOUSE)
    assert html == f"<p>{image(alt)}</p>\n"
    assert faults(html) == []


def test_a_picture_may_stand_in_a_link_and_gives_it_its_name() -> None:
    html = render(f"[![a cat]({ADDRESS})](https://a.example/x)", HOUSE)
    assert html == f'<p><a href="https://a.example/x" rel="nofollow ugc noopener">{image("a cat")}</a></p>\n'


@pytest.mark.parametrize(
    "address",
    [
        f"//evil.example{ADDRESS}",
        f"/pictures/{KEY}.svg",
        f"/pictures/../{KEY}.webp",
        f"/pictures/{KEY}.webp?x",
        f"/pictures/{KEY.upper()}.webp",
        f"{ADDRESS} 'title'",
        "/pictures/1.webp",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
    ],
)
def test_any_other_address_shows_no_picture_and_is_no_link(address: str) -> None:
    html = render(f"![a cat]({address})", HOUSE)
    assert (count(html, "img"), links(html), faults(html)) == (0, [], [])


def test_a_picture_of_another_site_is_a_link_to_it() -> None:
    html = render(f"![a cat](https://a.example{ADDRESS})", HOUSE)
    assert (count(html, "img"), links(html)) == (0, [f"https://a.example{ADDRESS}"])


def test_a_picture_that_is_not_there_leaves_its_description() -> None:
    assert render(f"Look: ![a cat](/pictures/{OTHER}.webp)", HOUSE) == "<p>Look: a cat</p>\n"


def test_a_link_to_a_picture_is_as_typed() -> None:
    assert links(render(f"[a cat]({ADDRESS})", HOUSE)) == []


@pytest.mark.parametrize("source", [f"`![a]({ADDRESS})`", f"    ![a]({ADDRESS})", f"\\![a]({ADDRESS})"])
def test_in_code_and_after_a_backslash_it_is_text(source: str) -> None:
    assert pictures_in(source) == []
    assert count(render(source, HOUSE), "img") == 0


def test_the_pictures_of_a_text_are_listed_in_order() -> None:
    text = f"![a]({ADDRESS})\n\n> ![](/pictures/{OTHER}.png)\n\n![b]({ADDRESS})"
    assert pictures_in(text) == [Shown(KEY, "a"), Shown(OTHER, ""), Shown(KEY, "b")]


def test_a_description_that_is_far_too_long_makes_no_picture() -> None:
    assert pictures_in(f"![{'a' * MAX_DESCRIPTION}]({ADDRESS})")
    assert not pictures_in(f"![{'a' * (MAX_DESCRIPTION + 1)}]({ADDRESS})")


def test_a_glimpse_reads_the_description() -> None:
    assert plain(f"Look: ![a cat]({ADDRESS}) here", 50) == "Look: a cat here"


def test_a_text_full_of_pictures_is_shown_whole() -> None:
    html = render(f"![a]({ADDRESS})" * 300, HOUSE)
    assert Fragment(html).faults == []
    assert count(html, "img") == 300
