"""The fine points of reading HTML, one at a time."""

import pytest

from debates.imports.extract import engines
from debates.imports.extract.html import extract_html, visible_text, why_not

LINES = [
    "The harbour was quiet and the boats lay in two rows along the northern wall.",
    "Nobody had asked the fishermen what they thought of the new bridge, or of the old one.",
    "In the evening the lamps were lit one after another, as if somebody were counting them.",
]
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def page(body: str, head: str = "<title>On quiet harbours</title>") -> str:
    return f"<html><head>{head}</head><body><article><h1>On quiet harbours</h1>{body}</article></body></html>"


def texts(raw: str, **options: str) -> list[str]:
    return [block.text for block in extract_html(raw, **options).blocks]


def reasons(raw: str) -> dict[str, str]:
    return {part.text: part.why for part in extract_html(raw).dropped}


def markup(inside: str, address: str = "") -> str | None:
    raw = page(f"{BODY}<p>{inside} and so the day went by, as days do.</p>")
    return extract_html(raw, address=address).blocks[-1].html


def test_the_title_is_meta_and_no_block():
    proposal = extract_html(page(BODY))
    assert proposal.title == "On quiet harbours"
    assert [(part.what, part.text) for part in proposal.meta] == [("title", "On quiet harbours")]
    assert texts(page(BODY)) == LINES


def test_a_second_heading_with_the_title_is_listed_and_another_is_a_block():
    assert "On quiet harbours" in reasons(page(f"<h2>On quiet harbours</h2>{BODY}"))
    assert texts(page(f"<h2>On loud harbours</h2>{BODY}"))[0] == "On loud harbours"


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    raw = page(f"<div>{LINES[0]}<br> <br/>{LINES[1]}<br>{LINES[2]}</div>")
    assert texts(raw) == [LINES[0], f"{LINES[1]} {LINES[2]}"]


def test_a_line_break_parts_lines_as_long_as_paragraphs_unless_they_are_in_one_p():
    long = [" ".join(LINES[:2]), " ".join(LINES[1:])]
    assert texts(page(f"<div>{long[0]}<br>{long[1]}</div>")) == long
    assert texts(page(f"<p>{long[0]}<br>{long[1]}</p>")) == [" ".join(long)]


def test_text_directly_in_a_div_beside_paragraphs_is_a_paragraph():
    assert texts(page(f"{LINES[0]}<p>{LINES[1]}</p>{LINES[2]}")) == LINES


def test_inline_tags_do_not_part_a_word_or_a_sentence():
    assert texts(page(f'{BODY}<p><span class="cap">O</span>nce <b>up<i>on</i></b> a time, there was a boat.</p>'))[
        -1
    ] == ("Once upon a time, there was a boat.")


def test_soft_hyphens_and_entities_are_read_as_people_see_them():
    assert texts(page(f"{BODY}<p>The har&shy;bour&nbsp;&amp; the&#8217;s &lt;sea&gt; are one thing to us.</p>"))[
        -1
    ] == ("The harbour & the’s <sea> are one thing to us.")


def test_items_of_nested_lists_are_items_of_their_own():
    raw = page(f"{BODY}<ul><li>Boats of wood<ul><li><p>with sails,</p></li><li>with oars.</li></ul></li></ul>")
    blocks = extract_html(raw).blocks[3:]
    assert [(block.kind, block.text) for block in blocks] == [
        ("list_item", "Boats of wood"), ("list_item", "with sails,"), ("list_item", "with oars."),
    ]  # fmt: skip


def test_a_row_of_short_cells_is_one_paragraph_and_long_cells_are_several():
    rows = "<table><tr><th>Boat</th><th>Built</th></tr><tr><td>Amalia</td><td>1851</td></tr></table>"
    assert texts(page(BODY + rows))[3:] == ["Boat Built", "Amalia 1851"]
    layout = f"<table><tr><td><p>{LINES[0]}</p></td><td><p>{LINES[1]}</p></td></tr></table>"
    assert texts(page(layout)) == LINES[:2]


def test_code_keeps_its_lines():
    block = extract_html(page(f"{BODY}<pre><code>if boat:\n    sail()</code></pre>")).blocks[-1]
    assert (block.kind, block.text) == ("code", "if boat:\n    sail()")
    assert block.html == "<code>if boat:\n    sail()</code>"


def test_the_sign_beside_a_heading_is_left_out():
    raw = page(f'<h2>Boats<a class="headerlink" href="#b">¶</a></h2>{BODY}')
    assert texts(raw)[0] == "Boats"
    assert reasons(raw)["¶"] == "navigation"


def test_a_link_is_made_absolute_and_marked():
    expected = (
        '<a href="https://x.example/b/c" rel="nofollow noopener">the boats</a> and so the day went by, as days do.'
    )
    assert markup('<a href="c" onclick="x()" style="a">the boats</a>', "https://x.example/b/a") == expected


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "data:text/html,x", "c", "//[", "mailto:a@b.example", "ftp://a.example/"]
)
def test_a_link_to_anything_but_the_web_is_its_words(target):
    assert "<a" not in (markup(f'<a href="{target}">the boats</a> <em>lay</em>') or "<a")


def test_emphasis_code_and_raised_signs_stay_and_the_rest_goes():
    made = markup(
        "<i>a</i> <b onclick=x>b</b> <code>c</code> H<sub>2</sub> <span style='x'>d</span><script>e()</script>"
    )
    assert made == ("<em>a</em> <strong>b</strong> <code>c</code> H<sub>2</sub> d and so the day went by, as days do.")


def test_plain_text_needs_no_html():
    assert markup("Plain &amp; simple words") is None


def test_a_picture_is_listed_by_its_words_and_one_without_words_is_not():
    raw = page(f'<img src="a.jpg">{BODY}<img src="b.jpg" alt="Two boats">')
    assert reasons(raw) == {"Two boats": "picture"}
    assert "Two boats" not in visible_text(raw)


def test_what_is_hidden_is_not_seen_and_its_twin_is():
    hidden = [f"<p {how}>unseen words</p>" for how in ("hidden", 'aria-hidden="true"', 'style="display: none"')]
    hidden += [f"<{tag}>unseen words</{tag}>" for tag in ("script", "style", "noscript", "template")]
    assert "unseen" not in visible_text(page(BODY + "".join(hidden)))
    assert "unseen" in visible_text(page(f'{BODY}<p aria-hidden="false" style="display:block">unseen words</p>'))


def test_a_heading_over_links_is_furniture_and_one_over_text_is_a_heading():
    raw = page(
        f'{BODY}<h2>Related</h2><ul><li><a href="/a">A boat for every day of the week</a></li></ul><p>{LINES[0]}</p>'
    )
    assert "Related" not in texts(raw)
    assert texts(page(f"{BODY}<h2>Relations</h2><p>{LINES[0]}</p>"))[3] == "Relations"


def test_a_form_around_the_whole_page_is_no_form():
    assert texts(f"<form>{page(BODY)}</form>") == LINES
    assert "Your name" not in texts(page(f"{BODY}<form><p>Your name</p></form>"))


@pytest.mark.parametrize("failing", [["_trafilatura"], ["_readability"], ["_trafilatura", "_readability"]])
def test_an_engine_that_fails_is_done_without(monkeypatch, failing):
    def fail(slim: str) -> list[str]:
        raise RuntimeError(slim[:10])

    for name in failing:
        monkeypatch.setattr(engines, name, fail)
    assert texts(page(BODY)) == LINES


def test_a_paragraph_that_all_readings_have_is_surer_than_one_that_ours_has_alone(monkeypatch):
    both = extract_html(page(BODY)).blocks[0].confidence
    monkeypatch.setattr(engines, "_trafilatura", lambda slim: [])
    monkeypatch.setattr(engines, "_readability", lambda slim: [])
    assert extract_html(page(BODY)).blocks[0].confidence < both <= 1


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        ("", "empty"),
        (" \n", "empty"),
        ("<html><body><p></p></body></html>", "empty"),
        ("<div id=root></div><script src=a.js></script>", "script"),
        ("<p>Please enable JavaScript to view this page.</p><script>a()</script>", "script"),
        ("<h1>Log in</h1><form><input type=password></form>", "login"),
        (f"<p>{LINES[0]}</p><p>Subscribe to continue reading</p>", "login"),
        (page(BODY), None),
        (f"{page(BODY * 9)}<p>Already a subscriber? Log in to read more</p>", None),
        (f"{page(BODY * 3)}<noscript>Please enable JavaScript</noscript><script>a()</script>", None),
    ],
)
def test_a_page_that_is_no_article_says_why(raw, why):
    assert why_not(raw) == why


def test_tags_that_html_5_lets_one_leave_out_change_nothing():
    words = "<article><h1>The Bell</h1><p>It rang once a year, nobody knew why.</p><p>Then it fell.</p></article>"
    whole = f"<!doctype html><html lang=en><head><title>The Bell</title></head><body>{words}</body></html>"
    short = f"<!doctype html><html lang=en><title>The Bell</title>{words}"
    assert extract_html(short) == extract_html(whole)
    assert visible_text(short) == visible_text(whole)
