"""What opens cases without a report: screening, an author whose posts are held, somebody's first post."""

from datetime import timedelta

import pytest
from django.utils import timezone

from debates.moderation.derived import faults, rebuild
from debates.moderation.jobs import close_old, look_at_first_posts
from debates.moderation.models import Case, Sign
from debates.moderation.states import Clue, State, Tray
from debates.posts.models import ScreeningRule
from debates.posts.services import revise
from debates.posts.states import State as PostState
from forum.accounts.curbs import Curb
from forum.accounts.restricting import restrict
from forum.accounts.roles import Role
from forum.accounts.services import give_role
from forum.audit.models import Entry
from tests.conftest import make_person, say

from .conftest import decided, now, reported


@pytest.fixture
def rule(db):
    return lambda does: ScreeningRule.objects.create(kind="word", pattern="kettle", does=does, told="No kettles.")


@pytest.mark.django_db
class TestNew:
    def test_what_screening_holds_lies_with_the_held_with_the_word_that_matched(self, motion, person, rule):
        rule("hold")
        post = say(motion, person, "The kettle sang.")
        sign = Sign.objects.get()
        assert (now(post).state, sign.case.tray, sign.clue) == (PostState.HELD, Tray.HELD, Clue.WORDS)
        assert post.body[sign.facts["start"] : sign.facts["end"]] == "kettle"

    def test_whoever_approves_it_shows_it_to_all(self, motion, person, moderator, rule):
        rule("hold")
        post = say(motion, person, "The kettle sang.")
        decided(Case.objects.get(), moderator, "approve")
        assert now(post).state == PostState.VISIBLE

    def test_what_is_flagged_is_read_and_lies_with_the_automatic(self, motion, person, rule):
        rule("flag")
        post = say(motion, person, "The kettle sang.")
        assert (now(post).state, Case.objects.get().tray) == (PostState.VISIBLE, Tray.AUTOMATIC)

    def test_who_is_held_waits_for_a_moderator(self, motion, person):
        restrict(person=person, kind=Curb.HOLD, until=timezone.now() + timedelta(hours=1))
        post = say(motion, person)
        assert (now(post).state, Sign.objects.get().clue) == (PostState.HELD, Clue.HELD_PERSON)

    def test_the_first_post_of_somebody_new_lies_with_the_first_once(self, motion, person, noise):
        post = say(motion, person)
        for _ in range(2):
            look_at_first_posts(0)
        sign = Sign.objects.get(case__post=post)
        assert (sign.clue, sign.case.tray) == (Clue.FIRST, Tray.FIRST)

    def test_their_second_does_not(self, motion, person):
        posts = [say(motion, person), say(motion, person, "Tea.")]
        look_at_first_posts(0)
        assert Case.objects.get().post == posts[0]

    def test_nor_does_that_of_somebody_trusted(self, motion):
        say(motion, make_person(trust=1))
        look_at_first_posts(0)
        assert not Case.objects.exists()

    def test_nor_does_one_that_was_decided_on(self, post, moderator):
        decided(reported(post), moderator, "dismiss")
        look_at_first_posts(0)
        assert Case.objects.count() == 1

    def test_a_flagged_revision_lies_in_the_queue(self, motion, rule):
        author = make_person(trust=1)
        post = say(motion, author)
        rule("flag")
        revise(post=post, by=author, body="The kettle sang.", seen=1)
        assert Sign.objects.get().revision_number == 2


@pytest.mark.django_db
def test_a_role_given_stands_in_the_log(person, admin):
    give_role(person=person, role=Role.MODERATOR, by=admin)
    (row,) = Entry.objects.all()
    assert (row.act, row.facts) == ("role", {"person": person.pk, "role": "moderator", "by": admin.pk})


@pytest.mark.django_db
class TestInOrder:
    def test_scores_that_are_off_are_found_and_mended(self, post):
        case = reported(post)
        assert faults() == []
        Case.objects.filter(pk=case.pk).update(score=9.0)
        assert faults() == [f"case {case.pk}: score 9.0 stored, 0.5 summed"]
        assert rebuild() == 1
        assert faults() == []

    def test_cases_close_when_nobody_can_appeal_any_more(self, motion, person, moderator):
        old, new = (decided(reported(say(motion, person, f"Kettle {n}.")), moderator).case for n in range(2))
        Case.objects.filter(pk=old.pk).update(decided=timezone.now() - timedelta(days=185))
        close_old(0)
        assert (now(old).state, now(new).state) == (State.CLOSED, State.DECIDED)
