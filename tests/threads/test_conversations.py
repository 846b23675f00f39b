"""The pages of a conversation: what they show, in which order, to whom; what is new; and everything said."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone

from debates.posts.models import Post
from debates.posts.services import revise
from debates.posts.states import State
from debates.threads import queries
from debates.threads.conversations import ANSWERS, BENEATH, MOST_SHOWN, PAGE, Reader, conversation
from debates.threads.models import Visit
from debates.threads.services import visit
from forum.web.paging import read_place
from tests.conftest import browser_of, make_person, reply, say
from tests.crowd import flood

pytestmark = pytest.mark.django_db
LEVELS = 1 + len(BENEATH)
MOST_POSTS = 200  # that a test here makes


def page(address: str, person=None, status: int = 200) -> str:
    answer = browser_of(person).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def posts_in(shown: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'<article class="post [^>]*id="c(\d+)"', shown)]


def every_page(address: str, person=None) -> list[int]:
    """The posts of all pages of a list, following its links."""
    base, seen = address.split("?", maxsplit=1)[0], []
    while address:
        assert len(seen) <= MOST_POSTS, "the pages go round in a circle"
        shown = page(address, person)
        seen += posts_in(shown)
        further = re.search(r'rel="next" href="([^"]+after=[^"]+)"', shown)
        address = base + "?" + further.group(1).split("?")[1].replace("&amp;", "&") if further else None
    return seen


class TestConversations:
    def test_comments_stand_in_order_with_their_answers_beneath(self, motion, person, other, noise):
        first, second = say(motion, person, "Alpha."), say(motion, other, "Beta.")
        answered = reply(first, other, "Gamma.")
        reply(answered, person, "Delta.")
        talk = conversation(queries.roots_on(motion, first.block_id, AnonymousUser()), Reader(AnonymousUser()))
        assert [branch.post for branch in talk.branches] == [first, second]
        assert talk.branches[0].answers[0].post == answered
        assert talk.branches[0].answers[0].answers[0].post.body == "Delta."
        shown = page(f"{motion.get_absolute_url()}p/1/")
        assert [shown.index(w) for w in ("Alpha", "Gamma", "Delta", "Beta")] == sorted(
            shown.index(w) for w in ("Alpha", "Gamma", "Delta", "Beta")
        )

    def test_what_is_deeper_or_more_is_continued_elsewhere(self, motion, person):
        root = say(motion, person)
        deep = root
        for _ in range(LEVELS):
            deep = reply(deep, person)
        for _ in range(ANSWERS):
            reply(root, make_person())
        talk = conversation(queries.roots_on(motion, root.block_id, person), Reader(person))
        branch = talk.branches[0]
        assert (len(branch.answers), branch.has_more) == (ANSWERS, True)
        for _ in range(LEVELS - 1):
            branch = branch.answers[0]
        assert (branch.answers, branch.has_more) == ([], True)
        assert page(deep.parent.get_absolute_url()).count('class="post visible"') == 2

    def test_a_long_conversation_has_pages_that_lead_to_every_comment_once(self, motion, person):
        flood(motion, 2 * PAGE + 3, answers_each=0)
        seen = every_page(f"{motion.get_absolute_url()}p/1/")
        assert len(seen) == len(set(seen)) == 2 * PAGE + 3

    def test_a_page_can_begin_at_a_comment(self, motion, person):
        flood(motion, PAGE + 5, answers_each=0)
        last = say(motion, person, "The newest.")
        assert "The newest." not in page(f"{motion.get_absolute_url()}p/1/")
        shown = page(f"{motion.get_absolute_url()}p/1/?at={last.pk}")
        assert "The newest." in shown
        assert "From the beginning" in shown

    def test_a_place_of_another_debate_is_no_place_here(self, motion, person, noise):
        say(motion, person, "Here.")
        far = Post.objects.filter(motion=noise).first()
        assert "Here." in page(f"{motion.get_absolute_url()}p/1/?at={far.pk}")

    @pytest.mark.parametrize(
        ("state", "why"),
        [
            ("withdrawn", "Withdrawn by its author."),
            ("hidden", "Hidden until"),
            ("removed", "Removed by a moderator"),
            ("purged", "for good"),
        ],
    )
    def test_a_place_is_kept_and_says_why_the_words_are_not_shown(self, motion, person, other, state, why):
        root = say(motion, person, "The secret words.")
        reply(root, other, "An answer stays.")
        Post.objects.filter(pk=root.pk).update(state=state)
        for address, status in (
            (f"{motion.get_absolute_url()}p/1/", 200),
            (root.get_absolute_url(), 410 if state == "purged" else 200),
        ):
            shown = page(address, status=status)
            assert why in shown
            assert "An answer stays." in shown
            assert "The secret words." not in shown
            assert f'href="/c/{root.pk}/reply/"' not in shown
        assert "The secret words." not in page(motion.get_absolute_url())

    def test_a_held_comment_is_seen_by_its_author_alone(self, motion, person, other):
        post = say(motion, person, "Not yet.")
        Post.objects.filter(pk=post.pk).update(state=State.HELD)
        assert "held: a moderator reads it first" in page(f"{motion.get_absolute_url()}p/1/", person)
        page(post.get_absolute_url(), person)
        for somebody in (None, other):
            assert "Not yet." not in page(f"{motion.get_absolute_url()}p/1/", somebody)
            page(post.get_absolute_url(), somebody, status=404)

    def test_words_of_a_removed_parent_do_not_stand_above_its_answer(self, motion, person, other):
        root = say(motion, person, "The secret words.")
        answered = reply(root, other)
        Post.objects.filter(pk=root.pk).update(state=State.REMOVED)
        shown = page(answered.get_absolute_url())
        assert "The secret words." not in shown
        assert person.handle not in shown

    def test_somebody_who_left_is_not_named(self, motion, person):
        post = say(motion, person, "I was here.")
        Post.objects.filter(pk=post.pk).update(author=None)
        assert "somebody who left" in page(post.get_absolute_url())

    def test_a_locked_debate_offers_no_form_and_says_why(self, motion, host, person):
        from debates.motions.services import lock

        post = say(motion, person)
        lock(motion=motion, by=host)
        for address in (f"{motion.get_absolute_url()}p/1/", post.get_absolute_url()):
            shown = page(address, person)
            assert "<textarea" not in shown
            assert "/reply/" not in shown
        assert "This debate is locked" in page(f"{motion.get_absolute_url()}p/1/", person)


class TestOrders:
    @pytest.fixture
    def three(self, motion, person, other):
        first, second, third = (say(motion, person, body) for body in ("Alpha.", "Beta.", "Gamma."))
        reply(second, other)
        return first, second, third

    @pytest.mark.parametrize(
        ("order", "expected"),
        [("oldest", (0, 1, 2)), ("newest", (2, 1, 0)), ("answered", (1, 2, 0)), ("", (0, 1, 2)), ("x", (0, 1, 2))],
    )
    def test_comments_stand_oldest_newest_or_most_answered_first(self, motion, three, noise, order, expected):
        shown = posts_in(page(f"{motion.get_absolute_url()}p/1/?order={order}"))
        tops = {post.pk for post in three}
        assert [pk for pk in shown if pk in tops] == [three[n].pk for n in expected]

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_the_pages_of_every_order_lead_to_every_comment_once(self, motion, person, order):
        tops = flood(motion, 2 * PAGE + 3, answers_each=0)
        for top in tops[::7]:
            reply(top, person)
        seen = every_page(f"{motion.get_absolute_url()}p/1/?order={order}")
        assert len(seen) == len(set(seen)) == len(tops) + len(tops[::7])

    @pytest.mark.parametrize("order", ["oldest", "newest"])
    def test_the_answers_to_a_post_have_orders_and_pages_too(self, motion, person, order):
        root = say(motion, person)
        answers = [post.pk for post in flood(motion, PAGE + 3, answers_each=0, parent=root)]
        seen = [pk for pk in every_page(f"{root.get_absolute_url()}?order={order}") if pk != root.pk]
        assert seen == (answers if order == "oldest" else answers[::-1])

    @pytest.mark.parametrize("order", ["oldest", "newest", "answered"])
    def test_a_page_in_any_order_can_begin_at_a_comment(self, motion, order):
        tops = flood(motion, PAGE + 5, answers_each=0)
        address = f"{motion.get_absolute_url()}p/1/?order={order}&at={tops[4].pk}"
        assert posts_in(page(address))[0] == tops[4].pk


class TestBounds:
    def test_a_page_shows_no_more_posts_however_many_there_are(self, motion):
        flood(motion, 3 * PAGE, answers_each=ANSWERS + 2)
        assert len(posts_in(page(f"{motion.get_absolute_url()}p/1/"))) <= MOST_SHOWN

    def test_every_first_answer_is_shown_before_any_second_one(self, motion):
        tops = flood(motion, PAGE, answers_each=ANSWERS)
        talk = conversation(queries.roots_on(motion, tops[0].block_id, AnonymousUser()), Reader(AnonymousUser()))
        assert [len(branch.answers) for branch in talk.branches] == [BENEATH[0] // PAGE] * PAGE

    def test_more_answers_are_counted_and_fetched_in_their_place(self, motion, person):
        root = say(motion, person)
        answers = flood(motion, ANSWERS + 4, answers_each=0, parent=root)
        shown = page(f"{motion.get_absolute_url()}p/1/")
        assert "4 more answers" in shown
        address = re.search(r'hx-get="(/c/\d+/\?after=[^"]+)"', shown).group(1).replace("&amp;", "&")
        part = Client().get(address, headers={"HX-Request": "true"}).content.decode()
        assert posts_in(part) == [post.pk for post in answers[ANSWERS:]]
        assert "<!doctype html>" not in part

    def test_more_answers_of_a_deep_level_show_no_deeper_ones_than_the_page(self, motion, person):
        root = say(motion, person)
        answers = [reply(root, person) for _ in range(ANSWERS + 1)]
        reply(answers[-1], person, "Deeper.")
        after = f"{root.get_absolute_url()}?after={read_place('0-0')}"
        for level, is_there in (("1", True), ("2", True), ("3", False), ("x", True)):
            part = Client().get(f"{after}&level={level}", headers={"HX-Request": "true"}).content.decode()
            assert ("Deeper." in part) is is_there

    @pytest.mark.parametrize("place", ["x", "1-2-3-4", "-", "9" * 70, "1-x", "1-2-x", "\u0661-2", f"{10**25}-1"])
    def test_a_place_that_is_none_is_the_beginning(self, motion, person, place):
        say(motion, person, "Alpha.")
        assert read_place(place) is None
        assert "Alpha." in page(f"{motion.get_absolute_url()}p/1/?after={place}")

    @pytest.mark.parametrize("place", [f"0-{10**30}", f"0-1-{10**20}"])
    def test_a_place_beyond_what_the_database_counts_is_a_place_all_the_same(self, motion, person, place):
        say(motion, person, "Alpha.")
        for order in ("oldest", "newest", "answered"):
            page(f"{motion.get_absolute_url()}p/1/?order={order}&after={place}")


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
