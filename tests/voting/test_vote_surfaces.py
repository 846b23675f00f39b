"""Where votes are shown: wherever a post is read, and nothing of their totals before one may see them."""

import pytest

from debates.corrections.changes import Change
from debates.corrections.models import What
from debates.corrections.services import correct
from debates.motions.clock import Stage
from debates.motions.services import close
from debates.motions.states import Shown
from debates.posts.models import Post
from debates.posts.services import revise
from debates.voting.models import Tally
from tests.conftest import argue, browser_of, counter, make_person, reply, say, stand, vote
from tests.motions.phases import in_phase
from tests.threads.pages import page
from tests.voting.pages import HTMX, buttons, control, press


class House:
    """A debate with an argument, an answer to it, a remark and a conversation, each with votes of others."""

    def __init__(self, motion, author):
        self.motion = motion
        self.argument = argue(motion, author)
        self.answer = counter(self.argument, author)
        self.remark = reply(self.argument, author, relation="asks")
        self.comment = say(motion, author)
        self.reply = reply(self.comment, author)
        for post in self.posts:
            vote(post, make_person(), "yes")
            vote(post, make_person(), "disagree", "agree")

    @property
    def posts(self) -> list[Post]:
        return [self.argument, self.answer, self.remark, self.comment, self.reply]

    def surfaces(self) -> list[tuple[str, list[Post]]]:
        place, top = self.motion.get_absolute_url(), self.argument.get_absolute_url()
        return [
            (f"{place}arguments/", [self.argument]),
            (top, [self.argument, self.answer, self.remark]),
            (self.answer.get_absolute_url(), [self.answer]),
            (self.remark.get_absolute_url(), [self.remark]),
            (f"{place}p/1/", [self.comment, self.reply]),
            (self.comment.get_absolute_url(), [self.comment, self.reply]),
            (f"{place}said/", self.posts),
            *((f"/c/{post.pk}/vote/", [post]) for post in self.posts),
        ]


def joining(house: House) -> list[tuple[str, list[Post]]]:
    """What joins a page by htmx."""
    place, top = house.motion.get_absolute_url(), house.argument.get_absolute_url()
    return [
        (f"{place}arguments/?order=oldest", [house.argument]),
        (top, [house.answer]),
        (f"{top}?remarks=", [house.remark]),
        (f"{place}p/1/", [house.comment, house.reply]),
        (house.comment.get_absolute_url(), [house.reply]),
        (f"{place}said/", house.posts),
    ]


@pytest.fixture
def house(motion, person):
    return House(motion, person)


def part(address: str, person) -> str:
    return browser_of(person).get(address, headers=HTMX).content.decode()


@pytest.mark.parametrize("reader", ["member", "visitor"])
def test_whoever_reads_a_post_can_vote_on_it_on_every_surface_and_sees_no_totals_before(house, other, reader):
    reader = other if reader == "member" else None
    shown = [(page(address, reader), posts) for address, posts in house.surfaces()]
    shown += [(part(address, reader), posts) for address, posts in joining(house)]
    for text, posts in shown:
        assert all(len(buttons(text, post)) == 5 for post in posts)
        assert not any(word in text for word in ("1 of 1", "1 disagree", "waiting for readers"))


def test_who_stands_sees_the_totals_on_every_surface(house, motion, other):
    stand(motion, other)
    shown = [(page(address, other), posts) for address, posts in house.surfaces()]
    shown += [(part(address, other), posts) for address, posts in joining(house)]
    for text, posts in shown:
        for post in posts:
            assert "1 of 1 says yes" in control(text, post)
            assert "0 agree, 1 disagrees" in control(text, post)


def test_the_viewers_own_answers_are_pressed_on_every_surface(house, other):
    for post in house.posts:
        vote(post, other, "no")
        vote(post, other, "pass", "agree")
    for address, posts in house.surfaces():
        text = page(address, other)
        for post in posts:
            assert [label for label, (_, pressed) in buttons(text, post).items() if pressed] == ["No", "Pass"]


def test_on_ones_own_posts_there_are_totals_and_no_buttons(house, motion, person):
    for address, posts in house.surfaces():
        assert not any(buttons(page(address, person), post) for post in posts)
        assert "1 of 1" not in page(address, person)
    stand(motion, person)
    for address, posts in house.surfaces():
        text = page(address, person)
        assert all("1 of 1 says yes" in control(text, post) and not buttons(text, post) for post in posts)


@pytest.mark.parametrize("state", ["hidden", "removed", "withdrawn", "held", "purged"])
def test_there_is_no_vote_on_what_is_not_read(house, motion, other, state):
    stand(motion, other)
    Post.objects.filter(pk__in=[house.argument.pk, house.comment.pk]).update(state=state)
    client = browser_of(other)
    for address, _ in house.surfaces():
        text = client.get(address).content.decode()
        assert not control(text, house.argument)
        assert not control(text, house.comment)


def test_there_is_no_vote_on_the_map_and_none_in_a_draft(house, motion, other):
    stand(motion, other)
    text = page(f"{motion.get_absolute_url()}map/", other)
    assert "<button name=vote" not in text
    assert "1 of 1" not in text


def test_where_results_come_at_the_close_nobody_sees_totals_before_not_even_its_host(house, motion, other, host, admin):
    type(motion).objects.filter(pk=motion.pk).update(results=Shown.CLOSE)
    for viewer in (other, host, admin):
        stand(motion, viewer)
        for address, _ in house.surfaces():
            assert "1 of 1" not in page(address, viewer)
    assert "Shown when the debate is over" in page(house.argument.get_absolute_url(), other)
    close(motion=motion, by=host, reason="It is late.")
    for address, posts in house.surfaces():
        text = page(address, None)
        assert all("1 of 1 says yes" in control(text, post) and not buttons(text, post) for post in posts)


def test_in_an_opening_vote_nobody_sees_totals(house, motion, other):
    stand(motion, other)
    in_phase(motion, Stage.OPENING_VOTE)
    for address, _ in house.surfaces():
        assert "1 of 1" not in page(address, other)
    assert "Shown after the opening vote." in page(house.argument.get_absolute_url(), other)


def test_the_reason_is_told_once_beneath_an_argument_and_not_on_every_comment(house, motion, other):
    reason = "Shown once you have said where you stand."
    assert reason in control(page(house.argument.get_absolute_url(), other), house.argument)
    assert reason in control(page(f"{motion.get_absolute_url()}arguments/", other), house.argument)
    assert reason not in page(f"{motion.get_absolute_url()}p/1/", other)


def test_votes_on_an_earlier_wording_are_counted_and_said(house, motion, person, other):
    stand(motion, other)
    revise(post=house.comment, by=person, body="I have seen it sing twice.", seen=1)
    assert "2 votes are on an earlier wording." in control(
        page(f"{motion.get_absolute_url()}p/1/", other), house.comment
    )
    assert "earlier wording" not in control(page(f"{motion.get_absolute_url()}p/1/", other), house.reply)
    vote(house.comment, other)
    text = page(house.comment.get_absolute_url(), other)
    assert "2 votes are on an earlier wording." in control(text, house.comment)
    assert "2 of 2 say yes" in control(text, house.comment)
    answer = press(browser_of(other), house.comment, "agree-agree", htmx=True).content.decode()
    assert "2 votes are on an earlier wording." in answer


def test_an_argument_that_some_have_read_waits_for_readers_of_the_other_side(house, motion, other):
    stand(motion, other)
    unread = argue(motion, make_person(), "Tea is warm.")
    text = page(f"{motion.get_absolute_url()}arguments/", other)
    assert "waiting for readers of the other side" in control(text, house.argument)
    assert "waiting" not in control(text, unread)
    assert "waiting" not in page(f"{motion.get_absolute_url()}p/1/", other)
    Tally.objects.filter(post=house.argument).update(best=2.5)
    assert "waiting" not in control(page(house.argument.get_absolute_url(), other), house.argument)


def test_votes_from_before_it_was_moved_are_said_on_the_posts_own_page(house, motion, person, host, other):
    stand(motion, other)
    correct(post=house.answer, by=host, change=Change(What.RELATION, relation="undercuts"), why="It does.")
    vote(house.answer, other, "no")
    text = page(house.answer.get_absolute_url(), other)
    assert "2 votes are from before it was moved." in control(text, house.answer)
    assert "before it was moved" not in page(house.argument.get_absolute_url(), other)
    assert "before it was moved" not in page(house.answer.get_absolute_url(), make_person())


def test_an_argument_that_left_its_parent_says_so_too(house, motion, host, other):
    stand(motion, other)
    away = argue(motion, make_person(), "Tea is warm.", "against")
    vote(away, make_person())
    correct(post=away, by=host, change=Change(What.PLACE, relation="opposes", target=house.argument), why="It does.")
    assert "1 vote is from before it was moved." in control(page(away.get_absolute_url(), other), away)
