"""Revising through its page, with htmx and without it; and the history: who reads it, what it shows, in what bounds."""

import re

import pytest

from debates.articles.services import take_down
from debates.posts.models import Post, PostRevision
from debates.posts.states import State
from debates.threads import history
from tests.conftest import browser_of, reply, say
from tests.threads.histories import page_of, put_into, revised

pytestmark = pytest.mark.django_db


class TestHistory:
    def test_it_lists_every_text_newest_first_with_what_changed(self, motion, person, other):
        noise = revised(motion, other, "Noise one.", "Noise two.")
        post = revised(motion, person, "Tea at six.", "Tea at seven.", "Coffee at seven.")
        shown = page_of(None, f"/c/{post.pk}/history/")
        places = [shown.index(f'id="r{number}"') for number in (3, 2, 1)]
        assert places == sorted(places)
        assert re.findall(r"<(?:del|ins)><span[^>]*>(removed|added): </span>(\w+)</(?:del|ins)>", shown) == [
            ("removed", "Tea"), ("added", "Coffee"), ("removed", "six"), ("added", "seven"),
        ]  # fmt: skip
        assert "<p>Tea at six.</p>" in shown
        assert "Noise" not in shown
        assert "Noise" in page_of(None, f"/c/{noise.pk}/history/")

    def test_a_post_never_revised_has_one_text_and_no_link_to_it(self, motion, person):
        post = say(motion, person)
        shown = page_of(None, f"/c/{post.pk}/history/")
        assert shown.count('id="r') == 1
        assert "Compare" not in shown
        assert f"/c/{post.pk}/history/" not in page_of(None, post.get_absolute_url())

    def test_each_revision_has_an_address_of_its_own(self, motion, person):
        post = revised(motion, person, "*One*.", "*Two*.", "*Three*.")
        second = page_of(None, f"/c/{post.pk}/history/?at=2")
        assert "<p><em>Two</em>.</p>" in second
        assert ">removed: </span>One</del>" in second
        assert "Three" not in second
        assert f"/c/{post.pk}/history/?from=2&amp;to=3" in second
        first, third = (page_of(None, f"/c/{post.pk}/history/?at={number}") for number in (1, 3))
        assert "<del>" not in first
        assert "revised after this" not in third

    @pytest.mark.parametrize("asked", ["from=1&to=3", "from=3&to=1"])
    def test_any_two_are_compared_the_older_first(self, motion, person, asked):
        post = revised(motion, person, "One tea.", "Two teas.", "Three tea.")
        shown = page_of(None, f"/c/{post.pk}/history/?{asked}")
        assert "From revision 1 to revision 3" in shown
        assert ">removed: </span>One</del>" in shown
        assert ">added: </span>Three</ins>" in shown
        assert "Two" not in shown

    def test_two_that_say_the_same_say_so(self, motion, person):
        post = revised(motion, person, "One.", "Two.", "One.")
        for asked in ("from=1&to=3", "from=2&to=2"):
            assert "The two say the same." in page_of(None, f"/c/{post.pk}/history/?{asked}")
        assert "The two say the same." not in page_of(None, f"/c/{post.pk}/history/?from=1&to=2")

    @pytest.mark.parametrize(
        "asked",
        ["at=0", "at=4", "at=x", "at=", "at=²", "at=-1", "at=" + "9" * 300, "from=1", "to=2", "from=1&to=4",
         "from=0&to=1", "from=a&to=b", "from=1.5&to=2", "at=99999999999999999999"],
    )  # fmt: skip
    def test_a_number_that_is_none_is_not_found_in_words(self, motion, person, asked):
        post = revised(motion, person, "One.", "Two.", "Three.")
        answer = browser_of(None).get(f"/c/{post.pk}/history/?{asked}")
        assert answer.status_code == 404
        assert "numbered from 1 to 3" in answer.content.decode()

    @pytest.mark.parametrize("before", ["x", "-1", "0", "9" * 400, "²"])
    def test_a_strange_place_in_the_list_is_its_beginning(self, motion, person, before):
        post = revised(motion, person, "One.", "Two.")
        assert 'id="r2"' in page_of(None, f"/c/{post.pk}/history/?before={before}")

    def test_hundreds_are_shown_by_pages_each_at_the_same_cost(self, motion, person, django_assert_num_queries):
        post = say(motion, person)
        rows = [PostRevision(post=post, number=n, body=f"Body {n}.", html=f"<p>Body {n}.</p>") for n in range(2, 246)]
        PostRevision.objects.bulk_create(rows)
        Post.objects.update(revision_number=245)
        address, numbers = f"/c/{post.pk}/history/", []
        while address:
            with django_assert_num_queries(2):
                shown = page_of(None, address)
            found = [int(number) for number in re.findall(r'id="r(\d+)"', shown)]
            assert 0 < len(found) <= history.PAGE
            numbers += found
            older = re.search(r'rel="next" href="([^"]+)"', shown)
            address = older and older[1]
        assert numbers == list(range(245, 0, -1))
        assert "There is no earlier revision." in page_of(None, f"/c/{post.pk}/history/?before=1")

    def test_a_long_same_stretch_is_shortened_in_the_list_and_whole_on_its_page(self, motion, person):
        same = " ".join(f"word{number}" for number in range(400))
        post = revised(motion, person, f"One {same}", f"Two {same}")
        assert "word399" not in page_of(None, f"/c/{post.pk}/history/").partition('id="r1"')[0]
        assert page_of(None, f"/c/{post.pk}/history/?at=2").count("word399") == 2

    def test_what_changed_too_much_or_comes_after_much_is_shown_apart(self, motion, person, monkeypatch):
        post = revised(motion, person, "a b c d e f", "a x c y e z", "a x c y e z.")
        address = f"/c/{post.pk}/history/"
        assert "shown apart" not in page_of(None, address)
        monkeypatch.setattr(history, "MANY", 4)
        assert page_of(None, address).count("shown apart") == 1
        monkeypatch.setattr(history, "COMPARED", 5)
        assert page_of(None, address).count("shown apart") == 2
        assert "<del>" in page_of(None, f"{address}?at=2")

    def test_nothing_that_was_typed_becomes_markup(self, motion, person):
        post = revised(motion, person, "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "<b>three")
        for asked in ("", "?at=2", "?from=1&to=3"):
            shown = page_of(None, f"/c/{post.pk}/history/{asked}")
            assert "<script>alert" not in shown
            assert "<img" not in shown
            assert "<b>three" not in shown


SURFACES = ("", "?at=1", "?at=2", "?from=1&to=2", "?before=2")


class TestWhoReadsIt:
    @pytest.fixture
    def post(self, motion, person) -> Post:
        return revised(motion, person, "An earlier secret.", "A later secret.")

    @pytest.fixture
    def everybody(self, person, other, moderator, admin):
        return {"owner": person, "other": other, "moderator": moderator, "admin": admin, "visitor": None}

    @pytest.mark.parametrize("state", [State.VISIBLE, State.COLLAPSED])
    def test_of_public_words_everybody(self, post, everybody, state):
        put_into(post, state)
        for viewer in everybody.values():
            for asked in SURFACES:
                answer = browser_of(viewer).get(f"/c/{post.pk}/history/{asked}")
                assert answer.status_code == 200
                assert "earlier" in answer.content.decode()

    def test_of_held_words_their_author_alone_and_for_others_it_is_not_there(self, post, everybody):
        put_into(post, State.HELD)
        for name, viewer in everybody.items():
            for asked in SURFACES:
                answer = browser_of(viewer).get(f"/c/{post.pk}/history/{asked}")
                assert answer.status_code == (200 if name == "owner" else 404)
                assert ("secret" in answer.content.decode()) == (name == "owner")

    @pytest.mark.parametrize(
        ("state", "status", "told"),
        [
            (State.HIDDEN, 200, "Hidden until a moderator"),
            (State.REMOVED, 200, "Removed by a moderator."),
            (State.WITHDRAWN, 200, "Withdrawn by its author."),
            (State.PURGED, 410, "for good"),
        ],
    )
    def test_of_other_words_nobody_and_the_reason_stands_in_their_place(self, post, everybody, state, status, told):
        put_into(post, state)
        for viewer in everybody.values():
            for asked in (*SURFACES, "?at=99"):
                answer = browser_of(viewer).get(f"/c/{post.pk}/history/{asked}")
                shown = answer.content.decode()
                assert (answer.status_code, told in shown) == (status, True)
                assert "secret" not in shown
                assert "zeynep" not in shown or viewer == everybody["owner"]

    @pytest.mark.parametrize("state", [State.HIDDEN, State.REMOVED, State.WITHDRAWN, State.PURGED])
    def test_what_is_not_read_does_not_even_say_that_it_was_revised(self, motion, post, other, state):
        reply(post, other)
        put_into(post, state)
        for address in (post.get_absolute_url(), f"{motion.get_absolute_url()}p/1/"):
            assert "/history/" not in page_of(None, address)

    def test_under_an_article_that_was_taken_down_nobody_and_the_reason_is_told(self, motion, post, moderator, other):
        take_down(article=motion.article, by=moderator, reason="The author asked.")
        for asked in SURFACES:
            assert "secret" not in page_of(other, f"/c/{post.pk}/history/{asked}")

    def test_a_post_that_is_not_there_has_none(self, motion):
        assert browser_of(None).get("/c/987654/history/").status_code == 404
