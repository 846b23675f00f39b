"""What a person types as an address, and the one form in which it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.imports import addresses
from debates.imports.addresses import TRACKING, AddressRefused, canonical, check

PAGE = "https://news.example/world/tea"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("news.example", "https://news.example/"),
        ("  news.example/a?b=c#d \n", "https://news.example/a?b=c"),
        ("\ufeffhttps://news.example/\u200b", "https://news.example/"),
        ("//news.example/a", "https://news.example/a"),
        ("HTTP://NEWS.Example/A", "http://news.example/A"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:/a", "http://news.example/a"),
        ("https://news.example:80/", "https://news.example:80/"),
        ("news.example:8080/a", "https://news.example:8080/a"),
        ("https://news.example./a", "https://news.example/a"),
        ("https://news.example?a", "https://news.example/?a"),
        ("https://bücher.example/straße?q=ü", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC"),
        ("BÜCHER。example", "https://xn--bcher-kva.example/"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),  # not strasse: that is somebody else's
        ("https://اردو.example/می\u200cشود", "https://xn--mgbqf7g.example/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF"),
        ("https://８.８.８.８/", "https://8.8.8.8/"),
        ("https://[2001:DB8:0::1]:443/", "https://[2001:db8::1]/"),
        ("https://my_name.example/", "https://my_name.example/"),
        ("https://news.example/a%2fb%zz%", "https://news.example/a%2Fb%25zz%25"),
        ('https://news.example/"<a>"?{b}|', "https://news.example/%22%3Ca%3E%22?%7Bb%7D%7C"),
        ("https://news.example/@name/a;b=c,d", "https://news.example/@name/a;b=c,d"),
    ],
)
def test_an_address_is_read_as_it_was_meant(typed, meant):
    assert check(typed) == meant


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", "address"),
        (" \u200b ", "address"),
        ("tea", "address"),
        ("localhost", "address"),
        ("localhost:8000", "address"),
        ("/etc/passwd", "address"),
        ("./a", "address"),
        ("...", "address"),
        ("two words.example", "address"),
        ("https://news.example/a\u00a0b", "address"),
        ("https://news.example/\u2028a", "address"),
        ("https://news.example/\x1b[0m", "address"),
        ("https://news.example/\ud800", "address"),
        ("https://news.example\\@inside.example/", "address"),
        ("http:/news.example", "address"),
        ("http:news.example", "address"),
        ("https://", "address"),
        ("https:///a", "address"),
        ("https://:443/", "address"),
        ("https://news..example/", "address"),
        ("https://.news.example/", "address"),
        ("https://news.example../", "address"),
        ("https://news%2eexample/", "address"),
        ("https://new's.example/", "address"),
        ("https://℀.example/", "address"),
        ("https://a\u0627b.example/", "address"),
        ("https://news.example:x/", "address"),
        ("https://news.example:65536/", "address"),
        ("https://news.example:-1/", "address"),
        ("https://[::1/", "address"),
        ("https://[::1]a/", "address"),
        ("https://[fe80::1%25lo]/", "address"),
        ("https://[v1.a]/", "address"),
        ("https://[1.2.3.4]/", "address"),
        (f"https://{'a' * 64}.example/", "address"),
        (f"https://{'a.' * 124}example/", "address"),
        (f"https://{'ü' * 300}/", "address"),
        (f"https://news.example/{'a' * 2000}", "address"),
        ("javascript:alert(1)", "scheme"),
        ("data:text/html,a", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("ftp://news.example/", "scheme"),
        ("mailto:a@news.example", "scheme"),
        ("HTTPS+x://news.example/", "scheme"),
        ("https://a:b@news.example/", "credentials"),
        ("https://@news.example/", "credentials"),
        ("a@news.example", "credentials"),
    ],
)
def test_what_is_no_address_is_refused_in_words(typed, kind):
    with pytest.raises(AddressRefused, match=r"^[A-Z].+\w.*\.$") as refused:
        check(typed)
    assert (refused.value.kind, refused.value.reason) == (kind, str(refused.value))


@pytest.mark.parametrize(
    "typed", [f"https://{'a' * 63}.example/", f"https://{'a.' * 123}example/", f"https://b.example/{'a' * 1900}"]
)
def test_a_long_address_is_none_too_long(typed):
    assert check(typed) == typed


@pytest.mark.parametrize("name", [*sorted(TRACKING), "utm_source", "UTM_Medium", "FBCLID", "utm_anything", "mtm_kwd"])
def test_a_parameter_that_follows_readers_is_taken_off(name):
    assert canonical(f"{PAGE}?{name}=x") == PAGE
    assert canonical(f"{PAGE}?b=2&{name}=x&a=1") == f"{PAGE}?b=2&a=1"


@pytest.mark.parametrize(
    "query", ["id=7", "b=2&a=1", "a=1&a=1", "p", "reference=1", "my_utm_source=1", "q=utm_source", "a="]
)
def test_other_parameters_keep_their_place(query):
    assert canonical(f"{PAGE}?{query}") == f"{PAGE}?{query}"


@pytest.mark.parametrize(
    "typed",
    [
        "HTTPS://NEWS.EXAMPLE:443/world/tea#comments",
        "news.example./world/tea?utm_source=a&fbclid=b",
        "https://news.example/world/tea?",
        "https://news.example/world/tea?&",
        " //news.example/world/tea ",
    ],
)
def test_the_same_article_has_one_address(typed):
    assert canonical(typed) == PAGE


@pytest.mark.parametrize(
    "typed", ["http://news.example/world/tea", f"{PAGE}/", f"{PAGE}?p=2", "https://news.example/World/tea"]
)
def test_what_may_be_another_article_has_another(typed):
    assert canonical(typed) == typed


@pytest.mark.parametrize(
    ("says", "kept"),
    [
        ("https://news.example/tea", "https://news.example/tea"),
        (" https://News.example:443/tea?utm_source=x&id=1#top ", "https://news.example/tea?id=1"),
        ("http://news.example/tea", "http://news.example/tea"),
        ("/tea", "https://news.example/tea"),
        ("?id=1", "https://news.example/world/tea?id=1"),
        ("https://www.news.example/tea", "https://www.news.example/tea"),
        ("https://news.example/?id=1", "https://news.example/?id=1"),
    ],
)
def test_what_the_page_says_of_its_address_is_believed(says, kept):
    assert canonical(f"{PAGE}?utm_source=x", says) == kept


@pytest.mark.parametrize(
    "says",
    [
        "",
        " ",
        "https://other.example/tea",
        "https://badnews.example/tea",
        "https://news.example.org/tea",
        "https://example/tea",
        "https://news.example/",
        "https://news.example",
        "https://news.example/?",
        "/",
        "https://news.example:8080/tea",
        "https://me@news.example/tea",
        "javascript:alert(1)",
        "ftp://news.example/tea",
        "https://[/tea",
        "https://news.example/two words",
    ],
)
def test_what_the_page_cannot_say_of_its_address_is_not(says):
    assert canonical(f"{PAGE}?utm_source=x", says) == PAGE


@pytest.mark.parametrize(
    ("host", "upper", "is_believed"),
    [
        ("m.news.example", "news.example", True),
        ("news.bbc.co.uk", "bbc.co.uk", True),
        ("dawn.com.pk", "com.pk", False),
        ("bbc.co.uk", "co.uk", False),
        ("1.2.3.4", "3.4", False),
        ("2.news.example", "news.example", True),
        ("a.co.example", "co.example", True),
    ],
)
def test_a_page_may_name_a_host_above_its_own_but_no_registry(host, upper, is_believed):
    kept = canonical(f"https://{host}/a", f"https://{upper}/b")
    assert kept == (f"https://{upper}/b" if is_believed else f"https://{host}/a")


def test_a_page_at_an_ipv6_literal_names_only_that():
    assert canonical("https://[2001:db8::1]/a", "/b") == "https://[2001:db8::1]/b"
    assert canonical("https://[2001:db8::1]/a", "https://[::1]/b") == "https://[2001:db8::1]/a"


@pytest.mark.parametrize("literal", ["[1.2.3.4]", "[:::]", "[12345::]"])
def test_a_literal_that_python_passes_on_unchecked_is_checked(literal):
    with pytest.raises(AddressRefused):
        addresses._ipv6(literal)  # before 3.11.4, urlsplit does not look at it


def test_an_address_that_is_none_has_no_canonical_form():
    with pytest.raises(AddressRefused):
        canonical("ftp://news.example/", PAGE)


ANY = st.one_of(
    st.text(max_size=40), st.from_regex(r"(https?://)?[a-zé.:@\[\]%0-9。]{1,20}(/[^\s]{0,9})?(\?[^\s]{0,9})?")
)


@given(ANY, ANY)
def test_any_text_is_an_address_in_ascii_or_refused_and_a_second_reading_changes_nothing(typed, says):
    try:
        meant = check(typed)
    except AddressRefused:
        return
    kept = canonical(typed, says)
    assert meant.isascii()
    assert check(meant) == meant
    assert canonical(kept) == kept
