"""Saying where one stands: rows are only added, the same again adds none."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from debates.motions.models import Motion
from debates.motions.services import close, lock, reopen
from debates.voting.models import Stance, Voter
from debates.voting.policy import may_see_totals
from debates.voting.standing import standing_of
from forum.web.refusal import Refusal
from tests.conftest import make_person, stand


def test_the_first_stance_is_the_opening_one_and_the_last_is_where_one_stands(motion, person):
    stand(motion, person, "undecided", confidence=2)
    taken = stand(motion, person, "for")
    voter = Voter.objects.get(person=person)
    assert (voter.opening, voter.position, voter.confidence) == ("undecided", "for", None)
    assert taken.before == "undecided"


def test_the_same_form_and_the_same_position_add_no_row(motion, person):
    key = uuid4()
    first = stand(motion, person, "for", client_key=key)
    assert stand(motion, person, "for", client_key=key).is_repeat
    assert stand(motion, person, "for").is_repeat
    assert Stance.objects.get() == first.stance


def test_a_stance_never_changes(motion, person):
    stand(motion, person)
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Stance.objects.update(position="against")


def test_stances_of_a_debate_that_is_over_are_not_deleted(motion, person, host):
    stand(motion, person)
    close(motion=motion, by=host, reason="It is late.")
    with pytest.raises(IntegrityError, match="the debate is over"), transaction.atomic():
        Stance.objects.all().delete()


def test_who_leaves_a_debate_that_sits_can_be_forgotten(motion, person):
    stand(motion, person)
    Voter.objects.all().delete()
    assert not Stance.objects.exists()


def test_totals_are_for_who_stands_and_for_everybody_after_the_close(motion, person, other, host):
    stand(motion, person)
    assert may_see_totals(person, motion)
    assert not may_see_totals(other, motion)
    close(motion=motion, by=host, reason="It is late.")
    motion = Motion.objects.get(pk=motion.pk)
    assert may_see_totals(other, motion)


def test_who_stands_first_after_totals_were_shown_to_all_is_marked(motion, person, host):
    close(motion=motion, by=host, reason="It is late.")
    reopen(motion=motion, by=host, reason="It was not.")
    stand(motion, person)
    assert standing_of(person, Motion.objects.get(pk=motion.pk)).is_late


def test_nobody_stands_where_it_is_locked(motion, person, host):
    lock(motion=motion, by=host, reason="A pause.")
    with pytest.raises(Refusal, match="locked"):
        stand(motion, person)


def test_who_has_not_confirmed_their_address_does_not_stand(motion, db):
    unknown = make_person()
    unknown.emailaddress_set.update(verified=False)
    with pytest.raises(Refusal, match="Confirm"):
        stand(motion, unknown)
    assert not Voter.objects.exists()
