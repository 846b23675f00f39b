"""Sources and paragraphs: what is taken as it was typed, what is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.posts.basis import MOST_CITED, MOST_SOURCES, Basis, Named, cited_of, sources_of
from debates.posts.models import MAX_ADDRESS, MAX_NOTE, MAX_TITLE, Source
from forum.web.refusal import Refusal, Refused
from tests.conftest import argue, make_article, make_motion
from tests.posts.test_arguing_refused import why


def taken(named: list[Named]) -> list[Source] | Refused:
    try:
        return sources_of(named)
    except Refusal as refusal:
        return refusal.refused


TITLED = st.builds(Named, title=st.from_regex(r"\w{1,40}", fullmatch=True), note=st.text(max_size=80))


def test_a_source_is_kept_as_it_was_typed_on_one_line():
    (source,) = sources_of([Named(" Trade\ntables ", "State Bank, 2025", "https://example.org/a?b=c#d")])
    assert (source.position, source.title, source.note) == (1, "Trade tables", "State Bank, 2025")
    assert source.address == "https://example.org/a?b=c#d"


def test_rows_left_empty_are_none_and_the_others_are_numbered():
    assert [s.position for s in sources_of([Named(""), Named("One"), Named(" ", "", "\n"), Named("Two")])] == [1, 2]


@pytest.mark.parametrize("named", [Named("", "2025"), Named("", "", "https://example.org/"), Named("\u3164", "2025")])
def test_a_source_without_a_title_is_refused_with_its_number(named):
    assert why(lambda: sources_of([Named("One"), named]), 422) == "Source 2 has no title. Say what it is called."


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org/",
        "example.org",
        "ftp://example.org/",
        "HTTPS://example.org/",
        "https://",
        "https:///path",
        "https://localhost/",
        "https://user:word@example.org/",
        "https://user@example.org/",
        "https://[::1",
        "https://example.org:99999999/",
        "https://example.org:port/",
        "https://./",
        "https://example..org/",
        "https://.example.org/",
        "https://exam ple.org/",
        "https://example.org\u3000/",
        " x",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(address):
    assert "address of source 1" in why(lambda: sources_of([Named("One", "", address)]), 422)


@pytest.mark.parametrize(
    "address", ["http://example.org", "https://пример.рф/страница", "https://a.b.c:8443/x y", "https://example.org./"]
)
def test_addresses_of_the_web_are_taken(address):
    assert sources_of([Named("One", "", address)])[0].address == address


@pytest.mark.parametrize(
    ("part", "most", "begins"),
    [("title", MAX_TITLE, ""), ("note", MAX_NOTE, ""), ("address", MAX_ADDRESS, "https://a.b/")],
)
def test_each_part_has_a_longest_length(part, most, begins):
    fits = begins + "x" * (most - len(begins))
    assert getattr(sources_of([Named(**{"title": "One"} | {part: fits})])[0], part) == fits
    assert "too long" in why(lambda: sources_of([Named(**{"title": "One"} | {part: fits + "x"})]), 422)


def test_at_most_eight_sources_are_named():
    many = [Named(f"Source {n}") for n in range(MOST_SOURCES + 1)]
    assert len(sources_of(many[1:])) == MOST_SOURCES
    assert f"at most {MOST_SOURCES} sources" in why(lambda: sources_of(many), 422)


@given(
    st.lists(st.builds(Named, title=st.text(max_size=250), note=st.text(max_size=250), address=st.text(max_size=99)))
)
def test_whatever_is_typed_is_taken_in_order_or_refused_in_words(named):
    found = taken(named)
    if isinstance(found, Refused):
        assert (found.status, bool(found.reason)) == (422, True)
        return
    assert [source.position for source in found] == list(range(1, len(found) + 1))
    assert all(source.title and len(source.title) <= MAX_TITLE for source in found)
    assert all(s.address == "" or s.address.startswith(("http://", "https://")) for s in found)


@given(st.lists(TITLED, max_size=MOST_SOURCES))
def test_what_is_taken_once_is_taken_again_as_it_is(named):
    once = [Named(s.title, s.note, s.address) for s in sources_of(named)]
    assert [Named(s.title, s.note, s.address) for s in sources_of(once)] == once


@given(st.from_regex(r"https?://[ -~]{0,60}", fullmatch=True))
def test_no_address_that_is_taken_names_a_person_or_breaks_the_table(address):
    try:
        (source,) = sources_of([Named("One", "", address)])
    except Refusal:
        return
    assert "\n" not in source.address
    assert "@" not in source.address.split("/")[2]


@pytest.mark.django_db
class TestParagraphs:
    def test_they_are_cited_as_they_stand_now_by_number(self, motion):
        found = cited_of(Basis(rests_on=(3, 1), disputes=(4,)), motion)
        assert [(version.block.public_no, how.value) for version, how in found] == [
            (1, "rests_on"),
            (3, "rests_on"),
            (4, "disputes"),
        ]

    def test_none_is_cited_without_a_query(self, motion, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert cited_of(Basis(), motion) == []

    @pytest.mark.parametrize("basis", [Basis(rests_on=(1,), disputes=(1,)), Basis(rests_on=(1, 1))])
    def test_one_named_twice_is_refused(self, motion, basis):
        assert "named twice" in why(lambda: cited_of(basis, motion), 422)

    @pytest.mark.parametrize("number", [2, 6, 0, 999_999_999])
    def test_a_heading_and_what_is_not_there_are_refused(self, motion, number):
        assert f"no paragraph {number}" in why(lambda: cited_of(Basis(rests_on=(number,)), motion), 422)

    def test_one_of_another_article_is_refused(self, motion):
        make_article("Longer", blocks=None)
        assert "no paragraph 7" in why(lambda: cited_of(Basis(disputes=(7,)), motion), 422)

    def test_at_most_twelve_are_cited(self, motion):
        many = tuple(range(1, MOST_CITED + 2))
        assert f"at most {MOST_CITED} paragraphs" in why(lambda: cited_of(Basis(rests_on=many), motion), 422)

    def test_sources_and_paragraphs_stand_with_their_argument(self, person):
        motion = make_motion("This house reads")
        post = argue(motion, person, sources=(Named("One", "2025", "https://example.org/"),), rests_on=(1,))
        assert list(Source.objects.values_list("post", "position", "title")) == [(post.pk, 1, "One")]
        assert post.revisions.get().basis["sources"] == [
            {"title": "One", "note": "2025", "address": "https://example.org/"}
        ]
