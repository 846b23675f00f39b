"""What Markdown becomes."""

import pytest

from forum.text.markdown import MAX_EMPHASIS, MAX_HTML, MAX_SOURCE, TooLong, render
from forum.text.parser import MAX_COLUMNS, MAX_DEPTH

from .fragment import Fragment, count, faults, links

LINK = '<a href="https://a.example/x" rel="nofollow ugc noopener">{}</a>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("", ""),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>\n"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'),
        ("---", "<hr>\n"),
        ("```py\n1 < 2\n```", "<pre><code>1 &lt; 2\n</code></pre>\n"),
        ("[a](https://a.example/x)", f"<p>{LINK.format('a')}</p>\n"),
        ("<https://a.example/x>", f"<p>{LINK.format('https://a.example/x')}</p>\n"),
        ("see https://a.example/x.", f"<p>see {LINK.format('https://a.example/x')}.</p>\n"),
        ("[a]\n\n[a]: https://a.example/x", f"<p>{LINK.format('a')}</p>\n"),
        ("&copy; &amp; &lt;", "<p>© &amp; &lt;</p>\n"),
    ],
)
def test_markdown_becomes_html(source: str, html: str) -> None:
    assert render(source) == html


def test_headings_become_strong_paragraphs_that_leave_the_outline_alone() -> None:
    assert render("# a *b*\n\nc\n===") == ("<p><strong>a <em>b</em></strong></p>\n<p><strong>c</strong></p>\n")


def test_a_picture_becomes_a_link_to_it() -> None:
    assert render("![a cat](https://a.example/x)") == f"<p>{LINK.format('a cat')}</p>\n"


def test_a_picture_in_a_link_gives_the_link_its_words() -> None:
    assert (
        render("[![a cat](https://b.example/y) here](https://a.example/x)") == f"<p>{LINK.format('a cat here')}</p>\n"
    )


@pytest.mark.parametrize("words", ["", " ", "![](https://a.example/z)", "&#x200B;", "**&nbsp;**"])
def test_a_link_without_words_shows_its_address(words: str) -> None:
    assert "https://a.example/x</a>" in render(f"[{words}](https://a.example/x)")


def test_quotation_marks_dashes_and_dots_are_set_well() -> None:
    assert render('"It\'s" -- so...') == "<p>“It’s” – so…</p>\n"


def test_the_third_point_of_three_is_no_copyright_sign() -> None:
    assert render("(a) x (b) y (c) z") == "<p>(a) x (b) y (c) z</p>\n"


@pytest.mark.parametrize("source", ["It is done.In the end", "Node.js", "a@b.example", "www.a.example", "//a.example"])
def test_only_full_addresses_are_made_links(source: str) -> None:
    assert links(render(source)) == []


def test_an_address_of_2000_characters_is_linked_but_not_a_longer_one() -> None:
    address = "https://a.example/".ljust(2_000, "x")
    assert links(render(f"[a]({address})")) == [address]
    assert links(render(address)) == [address]
    assert links(render(f"[a]({address}x)")) == []
    assert links(render(f"{address}x")) == []


def test_a_table_stands_in_a_box_that_scrolls() -> None:
    html = render("| a | b |\n|:--|--:|\n| 1 | 2 |")
    assert html.startswith('<div class="wide" tabindex="0" role="group" aria-label="Table">\n<table>')
    assert html.endswith("</table>\n</div>\n")
    assert (count(html, "th"), count(html, "td"), faults(html)) == (2, 2, [])


def test_a_table_may_follow_a_line_of_text() -> None:
    assert count(render("words\n| a |\n|---|\n| 1 |"), "table") == 1


def table(columns: int, rows: int) -> str:
    return "a|" * columns + "\n" + "-|" * columns + "\n" + "b\n" * rows


def test_a_table_wider_than_20_columns_is_text() -> None:
    assert count(render(table(MAX_COLUMNS, 1)), "td") == MAX_COLUMNS
    assert count(render(table(MAX_COLUMNS + 1, 1)), "table") == 0
    assert count(render(table(200, 40)), "table") == 0


def test_all_tables_together_have_4000_cells_and_what_is_over_stays_as_text() -> None:
    html = render((table(20, 120) + "\n") * 3 + "the end")
    assert 3_900 < count(html, "td") + count(html, "th") <= 4_000
    assert "the end" in html


@pytest.mark.parametrize("marker", ["> ", "- ", "1. ", "> - "])
def test_deep_nesting_is_flattened_without_losing_words(marker: str) -> None:
    fragment = Fragment(render(marker * 500 + "the words"))
    assert fragment.faults == []
    assert fragment.deepest <= 2 * MAX_DEPTH + 1
    assert "the words" in fragment.text


def test_nesting_up_to_the_limit_is_kept() -> None:
    assert count(render("> " * MAX_DEPTH + "a"), "blockquote") == MAX_DEPTH
    assert count(render("> " * (MAX_DEPTH + 1) + "a"), "blockquote") == MAX_DEPTH


def test_a_list_at_the_limit_keeps_its_items() -> None:
    assert count(render("> " * (MAX_DEPTH - 1) + "- a\n" + "> " * (MAX_DEPTH - 1) + "- b"), "li") == 2


def test_an_answer_right_below_a_quotation_is_not_quoted() -> None:
    assert render("> a\n> b\nc") == "<blockquote>\n<p>a\nb</p>\n</blockquote>\n<p>c</p>\n"


def test_a_quotation_in_a_list_ends_with_its_item() -> None:
    assert render("1. > a\n2. b").count("<li>") == 2
    assert count(render("1. > a\n> b"), "blockquote") == 2


def test_towers_of_emphasis_are_flattened_without_losing_words() -> None:
    fragment = Fragment(render("*a " * 50 + "b" + "*" * 50))
    assert fragment.deepest == 1 + MAX_EMPHASIS
    assert fragment.text == "a " * 50 + "b\n"


def test_a_text_of_the_full_length_is_rendered_and_a_longer_one_refused() -> None:
    assert render("a" * MAX_SOURCE)
    with pytest.raises(TooLong):
        render("a" * (MAX_SOURCE + 1))


def test_what_cleaning_takes_away_does_not_count_and_what_it_adds_does() -> None:
    assert render("a\r\n" * (MAX_SOURCE // 2 - 1))
    with pytest.raises(TooLong):
        render("\u0958" * MAX_SOURCE)


def test_far_too_long_text_is_refused_before_it_is_cleaned() -> None:
    with pytest.raises(TooLong):
        render(" " * (2 * MAX_SOURCE + 1))


@pytest.mark.parametrize(
    "source",
    [
        "&" * MAX_SOURCE,
        "&\n" * (MAX_SOURCE // 2),
        "\u00a0." * (MAX_SOURCE // 2),
        "[a]: http://" + "b" * 1_900 + "\n\n" + "[a]" * 6_000,
    ],
)
def test_html_is_never_longer_than_the_cap(source: str) -> None:
    html = render(source[:MAX_SOURCE])
    assert 0 < len(html) <= MAX_HTML
    assert faults(html) == []


def test_a_text_that_would_be_too_long_as_html_is_shown_as_typed() -> None:
    html = render("[a]: https://a.example/" + "b" * 1_900 + "\n\n" + "[a]" * 5_000 + "\n<")
    assert html.startswith("<p>[a]: https://a.example/bbb")
    assert html.endswith("[a][a]<br>&lt;</p>\n")


def test_a_text_of_nothing_but_definitions_is_shown_as_typed() -> None:
    assert render("[a]: https://a.example") == "<p>[a]: https://a.example</p>\n"


@pytest.mark.parametrize("control", ["\u202e", "&#x202E;", "&#8238;", "\u2067", "&#x2067;"])
def test_directions_do_not_leak_out_of_a_post(control: str) -> None:
    assert render(f"a {control}b") == "<p>a b</p>\n"


def test_a_non_breaking_space_may_be_written_as_an_entity() -> None:
    assert render("10&nbsp;km") == "<p>10&nbsp;km</p>\n"


def test_tabs_in_code_are_kept() -> None:
    assert render("```\n\tx\n```") == "<pre><code>\tx\n</code></pre>\n"
