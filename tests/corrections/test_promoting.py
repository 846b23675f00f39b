"""A comment on a paragraph becomes an argument: by its author, or first proposed by a host."""

from uuid import uuid4

import pytest

from debates.corrections.models import Correction
from debates.corrections.services import accept, decline, propose_promotion, withdraw
from debates.motions.states import Side
from debates.posts import arguing
from debates.posts.models import Post
from debates.posts.policy import may_promote
from debates.posts.services import withdraw as take_back
from forum.web.refusal import Refusal
from tests.conftest import argue, browser_of, case, make_motion, make_person, reply, say
from tests.corrections.places import now, refused
from tests.threads.pages import page, queries_of

pytestmark = pytest.mark.django_db


def promote(comment: Post, by, **fields) -> Post:
    given = case(**fields)
    return arguing.argue(author=by, motion=comment.motion, side=Side.FOR, case=given, comment=comment).post


@pytest.fixture
def comment(motion, person):
    return say(motion, person)


class TestTheAuthor:
    def test_makes_an_argument_of_it_and_the_comment_stays(self, comment, person):
        made = promote(comment, person)
        assert (made.promoted_from, made.kind, now(comment).is_public) == (comment, "argument", True)
        assert f'<a href="/c/{made.pk}/">Became this argument</a>' in page(f"{comment.motion.get_absolute_url()}p/1/")
        assert "Became this argument" in page(comment.get_absolute_url())

    def test_is_sent_to_the_form_with_the_comment_in_it(self, comment, person):
        answer = browser_of(person).get(f"/c/{comment.pk}/promote/")
        place = f"{comment.motion.get_absolute_url()}arguments/new/?comment={comment.pk}"
        assert (answer.status_code, answer.headers["Location"]) == (303, place)

    def test_finds_the_way_there_under_their_own_comment_alone(self, comment, person, other):
        address = f"{comment.motion.get_absolute_url()}p/1/"
        assert f'href="/c/{comment.pk}/promote/"' in page(address, person)
        assert "promote/" not in page(address, other)
        below = reply(comment, person)
        assert f'href="/c/{below.pk}/promote/"' not in page(address, person)

    def test_does_it_once(self, comment, person):
        promote(comment, person)
        refused(lambda: promote(comment, person, claim="Coffee sings."), 409, "became an argument already")
        assert browser_of(person).get(f"/c/{comment.pk}/promote/").status_code == 409

    def test_sends_the_same_form_twice_and_it_is_one(self, comment, person):
        key = uuid4()
        assert promote(comment, person, client_key=key) == promote(comment, person, client_key=key)

    def test_cannot_with_what_is_no_comment_on_a_paragraph(self, motion, comment, person, other):
        refused(lambda: promote(reply(comment, person), person), 409, "stands on a paragraph")
        refused(lambda: promote(argue(motion, person), person), 409, "stands on a paragraph")
        refused(lambda: promote(comment, other), 403, "Only its author")
        gone = say(motion, person, "Gone.")
        take_back(post=gone, by=person)
        refused(lambda: promote(gone, person), 409, "no longer shown")
        promote(comment, person)

    def test_cannot_in_another_debate(self, comment, person):
        elsewhere = make_motion("This house would nap")
        act = lambda: arguing.argue(author=person, motion=elsewhere, side=Side.FOR, case=case(), comment=comment)
        refused(act, 409, "another debate")

    def test_logs_in_first(self, comment):
        assert may_promote(browser_of(None).get("/").wsgi_request.user, comment).status == 401


class TestAHost:
    def test_proposes_it_and_posting_the_argument_accepts_it(self, comment, host, person):
        answer = browser_of(host).post(f"/c/{comment.pk}/promote/", {"why": "It carries its own claim."})
        row = Correction.objects.get()
        assert answer.headers["Location"] == f"/corrections/{row.pk}/"
        assert "It carries its own claim." in page(comment.get_absolute_url(), person)
        assert "Write the argument" in page(f"/corrections/{row.pk}/", person)
        made = promote(comment, person)
        assert (now(row).state, now(row).decided_by, made.promoted_from) == ("accepted", person, comment)

    def test_does_not_find_other_proposals_closed_by_it(self, comment, motion, host, person, noise):
        other_one = say(motion, person, "Another.")
        rows = [propose_promotion(comment=c, by=host, why="A claim.") for c in (comment, other_one)]
        promote(comment, person)
        assert [now(row).state for row in rows] == ["accepted", "open"]

    def test_is_answered_by_the_author_alone(self, comment, host, person, moderator):
        row = propose_promotion(comment=comment, by=host, why="A claim.")
        refused(lambda: decline(correction=row, by=moderator, word="No."), 403, "Only the author of a comment")
        refused(lambda: accept(correction=row, by=person), 409, "by writing the argument")
        assert decline(correction=row, by=person, word="It is a mere remark.").state == "declined"

    def test_takes_it_back(self, comment, host):
        row = propose_promotion(comment=comment, by=host, why="A claim.")
        assert withdraw(correction=row, by=host).state == "withdrawn"

    def test_proposes_once_and_with_a_reason(self, comment, host):
        answer = browser_of(host).post(f"/c/{comment.pk}/promote/", {"why": " "})
        assert (answer.status_code, "Say why" in answer.content.decode()) == (422, True)
        propose_promotion(comment=comment, by=host, why="A claim.")
        refused(lambda: propose_promotion(comment=comment, by=host, why="A claim."), 409, "still open")

    def test_is_a_host_or_a_moderator(self, comment, other, host, moderator):
        refused(lambda: propose_promotion(comment=comment, by=other, why="A claim."), 403, "a host or moderator")
        assert "Propose that it becomes" not in page(comment.get_absolute_url(), other)
        assert "Propose that it becomes" in page(comment.get_absolute_url(), host)
        propose_promotion(comment=comment, by=moderator, why="A claim.")

    def test_has_nobody_to_propose_it_to_where_the_author_left_or_is_the_host(self, comment, motion, host, person):
        refused(lambda: propose_promotion(comment=say(motion, host), by=host, why="So."), 409, "nobody to propose")
        person.delete()
        refused(lambda: propose_promotion(comment=now(comment), by=host, why="So."), 409, "nobody to propose")

    def test_cannot_where_it_became_one_already_or_all_is_over(self, comment, host, person, motion):
        promote(comment, person)
        refused(lambda: propose_promotion(comment=comment, by=host, why="So."), 409, "became an argument already")
        motion.state = "closed"
        motion.save()
        refused(lambda: propose_promotion(comment=now(comment), by=host, why="So."), 409, "over")


def test_a_page_of_comments_asks_no_more_for_what_became_of_them(motion, person):
    comments = [say(motion, person, f"Number {n}.") for n in range(6)]
    address = f"{motion.get_absolute_url()}p/1/"
    before = queries_of(address, person)
    for comment in comments:
        promote(comment, person)
    assert queries_of(address, person) == before


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_promote_at_once_are_one_argument_and_the_other_is_told(motion, person, at_once):
    comment = say(motion, person)
    results = at_once(*[lambda n=n: promote(comment, person, claim=f"Claim {n}.") for n in range(4)])
    assert sum(isinstance(result, Post) for result in results) == 1
    refusals = [result.refused for result in results if isinstance(result, Refusal)]
    assert [refused.status for refused in refusals] == [409] * 3
    assert all("became an argument already" in refused.reason for refused in refusals)
    assert Post.objects.filter(promoted_from=comment).count() == 1


@pytest.mark.django_db(transaction=True)
def test_promoting_and_declining_at_once_leave_one_answer(motion, host, person, at_once):
    for n in range(4):
        comment = say(motion, person, f"Number {n}.")
        row = propose_promotion(comment=comment, by=host, why="A claim.")
        results = at_once(
            lambda c=comment: promote(c, person), lambda r=row: decline(correction=r, by=person, word="A remark.")
        )
        assert isinstance(results[0], Post)
        assert now(row).state == ("declined" if isinstance(results[1], Correction) else "accepted")
    assert make_person()
