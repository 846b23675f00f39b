"""Markdown as an article: front matter, title, kinds, spans, and the safe HTML of a paragraph."""

import pytest

from debates.imports.extract.markdown import segment_markdown


def kinds(raw: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in segment_markdown(raw).blocks]


def dropped(raw: str) -> list[tuple[str, str]]:
    return [(part.text, part.why) for part in segment_markdown(raw).dropped]


def markup(source: str) -> str | None:
    return segment_markdown(source).blocks[0].html


def test_front_matter_is_read_and_dropped_around_its_values():
    raw = '---\ntitle: "A walk"\nauthor: Ada Marsh\ndate: 2024-05-01\nlang: en-GB\ntags: [a]\n---\n\nText.\n'
    proposal = segment_markdown(raw)
    assert (proposal.title, proposal.author, proposal.published_on, proposal.language) == (
        "A walk", "Ada Marsh", "2024-05-01", "en-GB",
    )  # fmt: skip
    assert [part.what for part in proposal.meta] == ["title", "author", "published_on"]
    assert {part.why for part in proposal.dropped} == {"front matter"}
    assert kinds(raw) == [("paragraph", "Text.")]


def test_a_rule_at_the_head_is_no_front_matter():
    assert kinds("---\n\nText that goes on.\n\n---\n") == [
        ("rule", "---"),
        ("paragraph", "Text that goes on."),
        ("rule", "---"),
    ]


def test_an_impossible_date_is_not_taken():
    assert segment_markdown("---\ndate: 2024-02-31\n---\n").published_on is None


def test_the_first_heading_of_level_one_is_the_title_and_a_byline_and_date_follow():
    proposal = segment_markdown("# A walk\n\n*By Ada Marsh*\n\n1 May 2024\n\nText.\n")
    assert (proposal.title, proposal.author, proposal.published_on) == ("A walk", "Ada Marsh", "2024-05-01")
    assert [block.text for block in proposal.blocks] == ["Text."]


def test_a_second_heading_of_level_one_and_a_first_of_level_two_are_blocks():
    assert kinds("# A\n\n# B\n\nText.") == [("heading", "B"), ("paragraph", "Text.")]
    assert segment_markdown("## A\n\nText.").title is None


def test_a_paragraph_that_only_begins_like_a_byline_stays():
    assert kinds("# A\n\nBy noon the boats were gone, and nobody had seen them go.")[0][0] == "paragraph"


@pytest.mark.parametrize(
    ("raw", "kind", "text", "mark"),
    [
        ("## Head ##", "heading", "Head", "heading mark"),
        ("Head\n----", "heading", "Head", "heading mark"),
        ("> said", "quote", "said", "quote mark"),
        ("- item", "list_item", "item", "list mark"),
        ("12. item", "list_item", "item", "list mark"),
        ("1. 1", "list_item", "1", "list mark"),
        ("```py\n  x = 1\n\ny\n```", "code", "  x = 1\n\ny", "code mark"),
    ],
)
def test_marks_are_dropped_with_their_reason(raw, kind, text, mark):
    assert kinds(raw) == [(kind, text)]
    assert {why for _, why in dropped(raw)} == {mark}


def test_levels_are_those_of_the_marks():
    assert [block.level for block in segment_markdown("## A\n\n#### B\n\nText.").blocks] == [2, 4, None]


def test_comments_and_link_definitions_are_dropped_and_their_twins_are_not():
    raw = "<!-- note\nfor me -->\n\n[x]: https://a.example\n\n`<!-- code -->` and [y] stay."
    assert dropped(raw) == [("<!-- note\nfor me -->", "comment"), ("[x]: https://a.example", "link definition")]
    assert kinds(raw) == [("paragraph", "`<!-- code -->` and [y] stay.")]


def test_the_rows_of_a_table_are_paragraphs():
    assert kinds("|a|b|\n|-|-|\n|c|d|\n") == [("paragraph", "|a|b|"), ("paragraph", "|c|d|")]


def test_text_without_marks_needs_no_html():
    assert markup('Plain & "quoted" words.') is None


def test_links_are_full_addresses_and_marked():
    assert markup("See [the boats](https://x.example/a).") == (
        'See <a href="https://x.example/a" rel="nofollow noopener">the boats</a>.'
    )
    assert markup("See [the boats][b].\n\n[b]: https://x.example/a") == markup("See [the boats](https://x.example/a).")


@pytest.mark.parametrize("target", ["javascript:alert(1)", "/relative", "data:text/html,x", "mailto:a@b.example"])
def test_other_links_lead_nowhere(target):
    assert "href" not in (markup(f"*See* [the boats]({target}).") or "href")


def test_pictures_are_their_words():
    assert markup("*A* ![dark loaf](https://x.example/l.png) bread") == "<em>A</em> dark loaf bread"


def test_html_is_text():
    assert markup("*a* <img src=x onerror=alert(1)><b>b</b>") == (
        "<em>a</em> &lt;img src=x onerror=alert(1)&gt;&lt;b&gt;b&lt;/b&gt;"
    )
