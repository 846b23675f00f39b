"""What is new since the last visit, and everything said in one list."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from debates.posts.models import Post
from debates.posts.services import revise
from debates.posts.states import State
from debates.threads.conversations import BENEATH
from debates.threads.models import Visit
from debates.threads.services import visit
from tests.conftest import make_person, reply, say
from tests.crowd import flood
from tests.threads.pages import every_page, page, posts_in

pytestmark = pytest.mark.django_db
LEVELS = 1 + len(BENEATH)


class TestWhatIsNew:
    @pytest.fixture
    def back(self, motion, person, other):
        """Somebody who was here two days ago; since then something was said, by others and by themselves."""
        Visit.objects.create(person=person, motion=motion, last=timezone.now() - timedelta(days=2))
        old = say(motion, other, "Old words.")
        Post.objects.filter(pk=old.pk).update(created=timezone.now() - timedelta(days=3))
        root = say(motion, other, "New words.", 3)
        reply(root, person, "My own.")
        return person

    def test_is_counted_at_its_paragraph_and_for_the_debate(self, motion, back, noise):
        shown = page(motion.get_absolute_url(), back)
        assert '<span class="turned fresh"><bdi>1 new</bdi></span>' in shown
        assert "since your last visit" in shown

    def test_is_marked_in_its_conversation_and_what_is_old_or_ones_own_is_not(self, motion, back):
        assert page(f"{motion.get_absolute_url()}p/3/", back).count('class="badge new"') == 1
        assert 'class="badge new"' not in page(f"{motion.get_absolute_url()}p/1/", back)

    def test_stays_new_during_the_visit(self, motion, back):
        page(motion.get_absolute_url(), back)
        assert page(f"{motion.get_absolute_url()}p/3/", back).count('class="badge new"') == 1

    def test_is_listed_alone(self, motion, back):
        shown = page(f"{motion.get_absolute_url()}said/?only=new", back)
        assert "New words." in shown
        assert "Old words." not in shown
        assert "My own." not in shown

    def test_is_nothing_in_a_first_visit_and_to_a_visitor(self, motion, other, person):
        say(motion, other)
        for reader in (person, None):
            assert "since your last visit" not in page(motion.get_absolute_url(), reader)
            assert "New to you" not in page(f"{motion.get_absolute_url()}said/", reader)
            assert 'class="badge new"' not in page(f"{motion.get_absolute_url()}p/1/", reader)

    def test_a_visit_ends_when_nothing_was_read_for_half_an_hour(self, motion, person):
        first = timezone.now() - timedelta(days=3)
        assert visit(person=person, motion=motion, now=first) is None
        assert visit(person=person, motion=motion, now=first + timedelta(minutes=1)) is None
        assert visit(person=person, motion=motion, now=first + timedelta(minutes=20)) is None
        later = first + timedelta(hours=5)
        assert visit(person=person, motion=motion, now=later) == first + timedelta(minutes=20)
        assert visit(person=person, motion=motion, now=later + timedelta(minutes=10)) == first + timedelta(minutes=20)

    def test_more_than_is_counted_is_said_to_be_more(self, motion, back, monkeypatch):
        monkeypatch.setattr("debates.threads.queries.NEW_CAP", 2)
        say(motion, make_person(), "More.")
        say(motion, make_person(), "And more.")
        assert "More than 2 new" in page(motion.get_absolute_url(), back)


@pytest.mark.django_db(transaction=True)
def test_two_pages_opened_at_once_are_one_visit_that_ends_once(motion, person, at_once):
    ended = timezone.now() - timedelta(days=1)
    Visit.objects.create(person=person, motion=motion, last=ended)
    results = at_once(*[lambda: visit(person=person, motion=motion, now=timezone.now())] * 6)
    assert results == [ended] * 6
    assert Visit.objects.get().before == ended


@pytest.mark.django_db(transaction=True)
def test_a_first_visit_in_six_windows_at_once_is_one_row(motion, person, at_once):
    assert at_once(*[lambda: visit(person=person, motion=motion, now=timezone.now())] * 6) == [None] * 6
    assert Visit.objects.count() == 1


class TestEverythingSaid:
    def test_is_one_list_newest_first_with_quotations_paragraphs_and_what_was_answered(
        self, motion, person, other, noise
    ):
        root = say(motion, person, "Alpha.", 3)
        answered = reply(root, other, "Beta.")
        shown = page(f"{motion.get_absolute_url()}said/")
        assert posts_in(shown) == [answered.pk, root.pk]
        assert shown.count(f'href="{motion.get_absolute_url()}p/3/">paragraph 3</a>') == 2
        assert f'<a href="/c/{root.pk}/">a comment by <bdi>{person.handle}</bdi></a>, <a href=' in shown
        assert "noise" not in shown

    def test_says_what_each_does_to_what_and_calls_a_heading_a_heading(self, motion, person, other):
        root = say(motion, person, "Alpha.", 2, "opposes")
        asked = reply(root, other, "Beta?", "asks")
        heading = f'<a href="{motion.get_absolute_url()}p/2/">heading 2</a>'
        shown = page(f"{motion.get_absolute_url()}said/")
        assert f"<span>opposes {heading}</span>" in shown
        theirs = f'<a href="/c/{root.pk}/">a comment by <bdi>{person.handle}</bdi></a>'
        assert f"<span>asks about {theirs}, {heading}</span>" in shown
        for state, author in ((State.WITHDRAWN, person), (State.VISIBLE, None)):
            Post.objects.filter(pk=root.pk).update(state=state, author=author)
            assert f'asks about <a href="/c/{root.pk}/">a comment</a>, ' in page(f"{motion.get_absolute_url()}said/")
        assert "The conversation on heading 2" in page(f"/c/{asked.pk}/")

    def test_says_what_was_revised_with_the_way_to_its_history(self, motion, person, noise):
        post = say(motion, person, "At first.")
        assert "/history/" not in page(f"{motion.get_absolute_url()}said/")
        revise(post=post, by=person, body="At last.", seen=1)
        assert f'<a class="revised" href="/c/{post.pk}/history/">' in page(f"{motion.get_absolute_url()}said/")

    def test_questions_and_ones_own_are_listed_alone(self, motion, person, other, noise):
        asked, own = say(motion, other, "Why?", relation="asks"), say(motion, person, "Because.")
        assert posts_in(page(f"{motion.get_absolute_url()}said/?only=questions")) == [asked.pk]
        assert posts_in(page(f"{motion.get_absolute_url()}said/?only=yours", person)) == [own.pk]
        assert posts_in(page(f"{motion.get_absolute_url()}said/?only=yours")) == []
        assert posts_in(page(f"{motion.get_absolute_url()}said/?only=nonsense")) == [own.pk, asked.pk]

    def test_leaves_out_what_may_not_be_read_and_shows_ones_own_that_is_held(self, motion, person, other):
        for state in State:
            Post.objects.filter(pk=say(motion, person, f"It is {state.value}.").pk).update(state=state)
        said = {
            reader: set(re.findall(r"It is (\w+)\.", page(f"{motion.get_absolute_url()}said/", reader)))
            for reader in (None, other, person)
        }
        assert said == {
            None: {"visible", "collapsed"}, other: {"visible", "collapsed"}, person: {"visible", "collapsed", "held"},
        }  # fmt: skip

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_its_pages_lead_to_every_post_once(self, motion, person, order):
        flood(motion, 25, answers_each=1)
        seen = every_page(f"{motion.get_absolute_url()}said/?order={order}")
        assert len(seen) == len(set(seen)) == 50

    def test_the_next_page_comes_in_its_place(self, motion):
        flood(motion, 25, answers_each=0)
        link = re.search(r'hx-get="(\?only=[^"]+)"', page(f"{motion.get_absolute_url()}said/")).group(1)
        address = f"{motion.get_absolute_url()}said/{link.replace('&amp;', '&')}"
        part = Client().get(address, headers={"HX-Request": "true"}).content.decode()
        assert len(posts_in(part)) == 5
        assert "<!doctype html>" not in part
