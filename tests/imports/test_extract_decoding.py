"""From bytes to text: pages of any charset, files that are texts, and files that are none."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.imports.extract import NotText, decode_html, decode_text

RUSSIAN = "<p>В нашем доме девять этажей и один лифт, и говорим мы только во дворе.</p>"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_outranks_what_is_declared(codec):
    assert decode_html("<p>é</p>".encode(codec), charset="koi8-r") == "<p>é</p>"


def test_the_charset_of_the_answer_outranks_the_page():
    content = b'<meta charset="koi8-r">' + RUSSIAN.encode("cp1251")
    assert RUSSIAN in decode_html(content, charset="windows-1251")
    assert RUSSIAN not in decode_html(content)


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
)
def test_the_page_declares_its_charset(declaration):
    assert decode_html(declaration.encode() + RUSSIAN.encode("cp1251")) == declaration + RUSSIAN


def test_latin_1_means_what_browsers_take_it_for():
    assert decode_html(b"\x93quoted\x94", charset="iso-8859-1") == "“quoted”"


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "", "utf-16", "\x00", "base64", "idna", "x" * 500])
def test_a_charset_that_does_not_fit_is_passed_over(charset):
    assert decode_html("naïve “café”".encode("cp1252"), charset=charset).startswith("na")
    assert decode_html("ہے".encode(), charset="ascii" if charset == "utf-8" else charset)


def test_an_undeclared_page_is_utf_8_if_it_can_be():
    assert decode_html("<p>ہے é</p>".encode()) == "<p>ہے é</p>"


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_any_bytes_are_decoded(content, charset):
    assert isinstance(decode_html(content, charset=charset), str)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04x", "ZIP"),
        (b"\x89PNG\r\n\x1a\nx", "PNG"),
        (b"a\x00b", "NUL"),
        (b"GIF89a", "GIF"),
    ],
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(content, word):
    with pytest.raises(NotText, match=word) as caught:
        decode_text(content)
    assert str(caught.value).endswith(".")
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    "content", [b"", b"plain", "ہے\r\n".encode(), "\ufeffmarked".encode(), "wide".encode("utf-16")]
)
def test_a_text_is_not_refused(content):
    assert decode_text(content).strip() in {"", "plain", "ہے", "marked", "wide"}


def test_line_ends_are_left_as_they_are():
    assert decode_text(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("module", "is_heavy"), [("extract", False), ("extract.markdown", False), ("extract.html", True)]
)
def test_only_the_reading_of_html_loads_the_heavy_libraries(module, is_heavy):
    code = (
        f"import sys, debates.imports.{module}; heavy = {{'lxml', 'trafilatura', 'readability'}};"
        "print(not heavy.isdisjoint(sys.modules), 'django' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == [str(is_heavy), "False"]
