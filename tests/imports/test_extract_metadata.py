"""What a page says of its article: title, authors, date, language, standfirst, however it says it."""

import pytest

from debates.imports.extract.html import extract_html

from .test_extract_html import BODY, LINES, page


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("On quiet harbours | The Guardian", "The Guardian"),
        ("On quiet harbours - The Quay", "The Quay"),
        ("The Quay: On quiet harbours", "The Quay"),
        ("On quiet harbours | News | The Quay", "The Quay"),
    ],
)
def test_the_name_of_the_site_is_taken_off_the_title(title, site):
    head = f'<title>{title}</title><meta property="og:site_name" content="{site}">'
    assert extract_html(f"<html><head>{head}</head><body>{BODY}</body></html>").title == "On quiet harbours"


def test_a_dash_within_the_title_stays():
    head = '<title>Boats - a life with them, told late</title><meta property="og:site_name" content="The Quay">'
    raw = f"<html><head>{head}</head><body>{BODY}</body></html>"
    assert extract_html(raw).title == "Boats - a life with them, told late"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="By Ada Marsh">',
        '<meta property="article:author" content="Ada Marsh">',
        '<script type="application/ld+json">{"@type":"BlogPosting","headline":"x","author":["Ada Marsh"]}</script>',
        '<script type="application/ld+json">[{"@type":"Article","name":"x","author":{"name":"Ada Marsh"}}]</script>',
    ],
)
def test_the_author_is_read_however_the_page_says_it(head):
    assert extract_html(page(BODY, head)).author == "Ada Marsh"


def test_an_address_is_no_author():
    assert extract_html(page(BODY, '<meta property="article:author" content="https://x.example/ada">')).author is None


def test_several_authors_are_joined():
    head = '<meta name="citation_author" content="Ada Marsh"><meta name="citation_author" content="Bo Lund">'
    assert extract_html(page(BODY, head)).author == "Ada Marsh, Bo Lund"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-02-03T23:59:00-08:00", "2024-02-03"), ("20240203", "2024-02-03"), ("February 3, 2024", "2024-02-03"),
        ("3 Feb 2024", "2024-02-03"), ("Sat, 03 Feb 2024 10:00:00 GMT", "2024-02-03"), ("2024/2/3", "2024-02-03"),
        ("2024-02-31", None), ("yesterday", None), ("", None),
    ],
)  # fmt: skip
def test_a_date_is_read_if_there_is_such_a_day(said, day):
    head = f'<meta property="article:published_time" content="{said}">'
    assert extract_html(page(BODY, head)).published_on == day


def test_the_address_may_tell_the_date():
    assert extract_html(page(BODY), address="https://x.example/2019/07/04/boats").published_on == "2019-07-04"
    assert extract_html(page(BODY), address="https://x.example/boats").published_on is None


@pytest.mark.parametrize(
    ("said", "tag"), [("en_gb", "en-GB"), ("ur", "ur"), ("zh-hans-cn", "zh-Hans-CN"), ("??", "en")]
)
def test_the_language_is_a_tag_or_guessed(said, tag):
    assert extract_html(page(BODY, f'<meta property="og:locale" content="{said}">')).language == tag


def test_a_description_that_only_repeats_the_first_paragraph_is_no_standfirst():
    head = f'<title>On quiet harbours</title><meta name="description" content="{LINES[0]}">'
    proposal = extract_html(page(BODY, head))
    assert proposal.standfirst is None
    assert [block.text for block in proposal.blocks] == LINES


def test_a_line_named_a_standfirst_is_one():
    proposal = extract_html(page(f'<p class="dek">Three evenings by the sea, and a bridge.</p>{BODY}'))
    assert proposal.standfirst == "Three evenings by the sea, and a bridge."
    assert [block.text for block in proposal.blocks] == LINES


def test_a_byline_is_parted_between_words_and_never_within_one():
    head = '<meta name="author" content="Ada Marsh">'
    apart = extract_html(page(f'<div class="byline">By Ada Marsh, 3 March 2020</div>{BODY}', head))
    assert [(part.what, part.text) for part in apart.meta[1:]] == [
        ("author", "Ada Marsh,"),
        ("published_on", "3 March 2020"),
    ]
    glued = extract_html(page(f'<div class="byline"><b>Ada Marsh</b><i>3 March 2020</i></div>{BODY}', head))
    assert [part.text for part in glued.meta[1:]] == []
    assert [part.text for part in glued.dropped] == ["Ada Marsh3 March 2020"]
