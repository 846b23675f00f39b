"""The corners of the reading of pages and Markdown that an article seldom has."""

import json

import pytest

from debates.imports.extract.html import extract_html, visible_text, why_not
from debates.imports.extract.markdown import segment_markdown

from .test_extract_html import BODY, LINES, markup, page, reasons, texts

NOTICE = "<p>A notice of a few words.</p><script src=a.js></script>"
UNHEARD = "Somebody rang the bell of the chapel, and it was a week before anybody asked who."
DESCRIBED = "Three evenings by the sea, a bridge, and what nobody asked the fishermen."


def linked(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article"} | said)}</script>'


# --- pages ---


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (f'<div id="root"></div>{NOTICE}', "script"),
        (f"<app-root></app-root>{NOTICE}", "script"),
        (f'<div id="story"></div>{NOTICE}', None),
        (f'<div id="root">{LINES[0]}</div>{NOTICE}', None),
    ],
)
def test_a_page_whose_root_is_still_empty_is_made_by_script(raw, why):
    assert why_not(raw) == why


@pytest.mark.parametrize(("quoted", "surenesses"), [(3, [0.8, 0.8, 0.8, 0.55]), (1, [0.6] * 4)])
def test_where_no_engine_reads_the_body_in_the_pages_own_data_votes_if_it_is_long(quoted, surenesses):
    head = linked(headline="On quiet harbours", articleBody=" ".join(LINES[:quoted]))
    deep = f"{'<div>' * 200}{BODY}<p>Then the rain came, and it stayed for the rest of the week.</p>"
    assert [block.confidence for block in extract_html(page(deep, head)).blocks] == surenesses


def test_a_page_nested_too_deeply_keeps_its_headings_and_the_order_of_its_words():
    raw = "<div>" * 3_000 + f"<h2>Boats</h2><section>{LINES[0]}</section><p>Once <b>up</b>on a time.</p>"
    assert [(block.kind, block.text) for block in extract_html(raw).blocks][:2] == [
        ("heading", "Boats"),
        ("paragraph", LINES[0]),
    ]
    assert visible_text(raw) == f"Boats {LINES[0]} Once upon a time."


def test_a_row_of_a_table_in_a_quote_or_a_list_is_of_its_kind():
    row = "<table><tr><td>Amalia</td><td>1851</td></tr></table>"
    raw = page(f"{BODY}<blockquote>{row}</blockquote><ul><li>{row}</li></ul>{row}")
    assert [(block.kind, block.text) for block in extract_html(raw).blocks[3:]] == [
        ("quote", "Amalia 1851"), ("list_item", "Amalia 1851"), ("paragraph", "Amalia 1851"),
    ]  # fmt: skip


def test_cells_as_long_as_paragraphs_stand_apart_and_shorter_ones_together():
    long = [" ".join(LINES[:2]), " ".join(LINES[1:])]
    assert texts(page(f"<table><tr><td>{long[0]}</td><td>{long[1]}</td></tr></table>")) == long
    short = f"<table><tr><td>{LINES[0]}</td><td>{LINES[1]}</td></tr></table>"
    assert texts(page(short)) == [" ".join(LINES[:2])]


def test_emphasis_on_a_soft_hyphen_alone_alters_no_word():
    assert markup("The har<b>&shy;</b>bour") == "The har<strong></strong>bour and so the day went by, as days do."


def test_pictures_are_listed_where_they_stand_each_by_itself():
    pictures = '<img src="b.jpg" alt="Two boats"><img src="c.jpg" alt="A lamp">'
    raw = page(f'<p>Share</p>{BODY}{pictures}<p>Share</p><img src="d.jpg" alt="Outside">')
    assert [(part.text, part.why) for part in extract_html(raw).dropped if part.why == "picture"] == [
        ("Two boats", "picture"), ("A lamp", "picture"),
    ]  # fmt: skip


def test_a_rule_between_paragraphs_is_a_block_and_one_behind_the_last_leaves_nothing():
    proposal = extract_html(page(f"<p>{UNHEARD}</p><hr>{BODY}<hr>"))
    assert [block.kind for block in proposal.blocks] == ["paragraph", "rule", *["paragraph"] * 3]
    assert proposal.dropped == ()


# --- what a page says of its article ---


@pytest.mark.parametrize(
    "said", ["99999999999999999999 Jan 2024 10:00:00 GMT", "1 Jan 99999999999999999999 10:00:00 GMT"]
)
def test_a_date_with_a_number_that_no_calendar_holds_is_none(said):
    assert extract_html(page(BODY, f'<meta name="date" content="{said}">')).published_on is None
    assert segment_markdown(f"---\ndate: {said}\n---\n\nText.").published_on is None


@pytest.mark.parametrize(
    ("said", "title"),
    [(["On quiet harbours"], "On quiet harbours"), ([], None), ([{"name": "On quiet harbours"}], "On quiet harbours")],
)
def test_of_several_values_in_the_pages_data_the_first_is_read(said, title):
    head = linked(headline=said)
    assert extract_html(f"<html><head>{head}</head><body>{BODY}</body></html>").title == title


def author_behind(filling: str) -> str | None:
    head = (
        f'<script type="application/ld+json">[{filling}{{"@type":"Article","name":"x","author":"Ada Marsh"}}]</script>'
    )
    return extract_html(page(BODY, head)).author


def test_data_too_large_to_read_says_nothing():
    assert author_behind(" " * 400_000) == "Ada Marsh"
    assert author_behind(" " * 500_000) is None


def test_of_data_in_too_many_parts_the_last_say_nothing():
    lists = f"[{'0,' * 150}0],"
    late = f'[{{"@type":"Article","name":"x","author":"Ada Marsh"}}],[{"0," * 150}0]'
    for count, author in ((3, "Ada Marsh"), (15, None)):
        head = f'<script type="application/ld+json">[{lists * count}{late}]</script>'
        assert extract_html(page(BODY, head)).author == author


def test_the_first_byline_names_the_author_and_a_second_is_listed():
    raw = page(f'<p class="byline">By Ada Marsh</p><p class="byline">By Bo Lund</p>{BODY}')
    proposal = extract_html(raw)
    assert proposal.author == "Ada Marsh"
    assert [part.text for part in proposal.meta if part.what == "author"] == ["Ada Marsh"]
    assert reasons(raw)["By Bo Lund"] == "header"


def test_a_heading_that_is_the_description_is_the_standfirst_and_another_is_none():
    head = f'<meta name="description" content="{DESCRIBED}">'
    assert extract_html(page(f"<h2>{DESCRIBED}</h2>{BODY}", head)).standfirst == DESCRIBED
    other = extract_html(page(f"<h2>{LINES[2]}</h2>{BODY}", head))
    assert (other.standfirst, other.blocks[0].text) == (None, LINES[2])


def test_a_line_above_the_article_that_begins_as_the_description_is_the_standfirst_and_another_is_none():
    head = f'<meta name="description" content="{DESCRIBED[:60]}">'
    for line, standfirst in ((DESCRIBED, DESCRIBED), (UNHEARD, None)):
        top = f"<header><h1>On quiet harbours</h1><p>{line}</p></header>"
        raw = f"<html><head>{head}</head><body>{top}<article>{BODY}</article></body></html>"
        assert extract_html(raw).standfirst == standfirst


def test_a_title_without_a_letter_is_like_no_heading():
    raw = f"<title>***</title><h2>Boats</h2>{BODY}"
    assert extract_html(raw).title == "***"
    assert extract_html(raw.replace("***", "Boats")).title == "Boats"


# --- Markdown ---


def test_a_heading_that_repeats_the_title_is_dropped_and_another_is_a_block():
    head = "---\ntitle: A walk\n---\n\n"
    same, other = segment_markdown(f"{head}# A walk\n\nText."), segment_markdown(f"{head}# A swim\n\nText.")
    assert ("A walk", "repeated title") in [(part.text, part.why) for part in same.dropped]
    assert [block.text for block in same.blocks] == ["Text."]
    assert [block.text for block in other.blocks] == ["A swim", "Text."]


def test_of_two_authors_lines_in_front_matter_the_first_counts_and_an_empty_one_is_none():
    assert segment_markdown("---\nauthor: Ada Marsh\nby: Bo Lund\n---\n").author == "Ada Marsh"
    assert segment_markdown("---\nauthor:\nby: Bo Lund\n---\n").author == "Bo Lund"


@pytest.mark.parametrize(("said", "language"), [("ur", "ur"), ("British English", "en")])
def test_a_language_that_is_no_tag_is_guessed(said, language):
    assert segment_markdown(f"---\nlang: {said}\n---\n\n{' '.join(LINES)}\n").language == language


@pytest.mark.parametrize(("byline", "publication"), [("By Ada Marsh | The Quay", "The Quay"), ("By Ada Marsh", None)])
def test_a_byline_may_name_the_publication(byline, publication):
    proposal = segment_markdown(f"# A walk\n\n{byline}\n\nText.")
    assert (proposal.author, proposal.publication) == ("Ada Marsh", publication)
    assert [block.text for block in proposal.blocks] == ["Text."]


def test_marks_on_both_sides_of_an_empty_line_are_dropped_each_by_itself():
    raw = "Text.\n\n[a]: https://a.example\n\n[b]: https://b.example\n"
    proposal = segment_markdown(raw)
    assert [(part.text, part.why) for part in proposal.dropped] == [
        ("[a]: https://a.example", "link definition"), ("[b]: https://b.example", "link definition"),
    ]  # fmt: skip
    assert [raw[part.start : part.end] for part in proposal.dropped] == [part.text for part in proposal.dropped]


@pytest.mark.parametrize(
    ("code", "blocks"),
    [
        ("      x = 1\n", [("code", "  x = 1")]),  # four spaces are the mark
        ("```\n  x = 1\n```\n", [("code", "  x = 1")]),
        ("```\n\n```\n", []),
    ],
)
def test_code_keeps_its_own_indent_and_a_fence_around_nothing_is_no_block(code, blocks):
    proposal = segment_markdown(f"Text.\n\n{code}")
    assert [(block.kind, block.text) for block in proposal.blocks] == [("paragraph", "Text."), *blocks]
