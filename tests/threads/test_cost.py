"""What the pages cost does not grow with what was said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from debates.posts.models import Post
from debates.threads.conversations import MOST_SHOWN
from debates.threads.models import Visit
from tests.conftest import browser_of, make_motion, reply, say
from tests.crowd import flood
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


class TestTheCost:
    def test_of_a_reading_page_is_the_same_for_no_and_for_thousands_of_comments(self, motion, person):
        address = motion.get_absolute_url()
        before = queries_of(address), queries_of(address, person)
        flood(motion, 400, answers_each=4)
        assert (queries_of(address), queries_of(address, person)) == before
        assert before[0] <= 8
        assert before[1] <= 10

    def test_of_a_conversation_is_the_same_for_ten_and_for_thousands_of_comments(self, motion, person):
        address = f"{motion.get_absolute_url()}p/1/"
        for root in flood(motion, 8, answers_each=1):
            reply(reply(Post.objects.filter(parent=root).first(), person), person)
        before = queries_of(address), queries_of(address, person)
        flood(motion, 400, answers_each=4)
        assert (queries_of(address), queries_of(address, person)) == before
        assert before[1] <= 10

    def test_of_a_page_read_again_after_days_is_within_ten_queries_too(self, motion, person, other):
        Visit.objects.create(person=person, motion=motion, last=timezone.now() - timedelta(days=2))
        flood(motion, 40, answers_each=4)
        for address in ("", "p/1/", "said/"):
            assert queries_of(f"{motion.get_absolute_url()}{address}", person) <= 10

    def test_of_a_post_with_many_answers_is_bounded(self, motion, person):
        root = say(motion, person)
        flood(motion, 400, parent=root, answers_each=2)
        assert queries_of(root.get_absolute_url(), person) <= 10
        assert page(root.get_absolute_url()).count('<article class="post') <= 1 + MOST_SHOWN

    def test_of_the_front_page_does_not_grow_with_the_debates(self, motion):
        before = queries_of("/")
        for _ in range(5):
            make_motion()
        assert queries_of("/") == before

    def test_of_posting_is_at_most_sixteen_queries_besides_begin_and_commit(self, motion, person, other):
        root = say(motion, other)
        client = browser_of(person)
        for address in (f"{motion.get_absolute_url()}p/1/posts/", f"/c/{root.pk}/reply/"):
            form = {"relation": "asks", "body": f"Is that so, @{other.handle}?", "client_key": ""}
            with CaptureQueriesContext(connection) as caught:
                client.post(address, form, headers={"HX-Request": "true"})
            statements = [query["sql"] for query in caught if "SAVEPOINT" not in query["sql"]]
            assert len(statements) <= 16
        assert Post.objects.filter(author=person).count() == 2
