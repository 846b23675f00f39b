"""A block's text is what its HTML shows, to the character."""

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.articles.markup import INLINE, block_html, pieces, text_of
from debates.articles.queries import current_blocks
from debates.articles.services import NewBlock
from tests.conftest import make_article

FRAGMENTS = st.sampled_from(
    ["a", " ", "  ", "\n", "<em>", "</em>", "<b>", "</b>", "<br>", '<a href="https://e.org/?a=1&amp;b=>">', "</a>",
     "&amp;", "&lt;", "&nbsp;", "&#xe000;", "\ue001", "<p>", "<script>x</script>", "<!-- -->", "😀", "e\u0301",
     "\u0338", "چائے", "\u2067", "\u2069", "\r\n", "\x00", "<", ">", '"', "<mark>", "</mark>", "<svg>", "<br/>"],
)  # fmt: skip
SOURCES = st.lists(FRAGMENTS | st.text(max_size=4), max_size=25).map("".join)


@given(SOURCES, st.booleans())
def test_html_made_safe_twice_is_the_same_and_nothing_but_safe(source, keeps_lines):
    made = block_html("", source, keeps_lines=keeps_lines)
    assert block_html("", made, keeps_lines=keeps_lines) == made
    assert "".join(pieces(made)) == made
    safe = nh3.clean(made, tags=INLINE, attributes={"a": {"href"}}, link_rel="nofollow noopener")
    assert safe.replace("&nbsp;", "\xa0") == made.replace("&nbsp;", "\xa0")
    if not keeps_lines:
        assert "  " not in text_of(made)
        assert not text_of(made).startswith(" ")
        assert not text_of(made).endswith(" ")


@given(st.text())
def test_the_text_of_escaped_words_is_the_words(text):
    assert text_of(block_html(text)) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("one <em> two </em> <b> three</b> ", "one two three"),
        ("one <br> two<br>three", "one\ntwo\nthree"),
        ('<a href="https://e.org/?q=&gt;1">a &gt; b</a>', "a > b"),
        ("cafe\u0301 &amp; tea", "café & tea"),
        ("of \u0338<em>\u0338x</em>", "of \u0338\u0338x"),
        ("fish&nbsp;&amp;&nbsp;chips", "fish\xa0&\xa0chips"),
        ("<p>one</p><p>two</p>", "onetwo"),
    ],
)
@pytest.mark.django_db
def test_a_published_block_has_the_text_that_its_html_shows(source, text):
    made = make_article(blocks=[NewBlock("paragraph", "what the reader made of it", html=source)])
    version = current_blocks(made)[0]
    assert version.text == text_of(version.html) == text


@pytest.mark.django_db
def test_code_keeps_its_lines_and_html_without_words_is_the_text():
    blocks = [NewBlock("code", "", html="if <b>x</b>:\n    y"), NewBlock("paragraph", "Words", html="<em> </em>")]
    made = current_blocks(make_article(blocks=blocks))
    assert [(v.text, v.html) for v in made] == [("if x:\n    y", "if <b>x</b>:\n    y"), ("Words", "Words")]
