"""Putting a motion, locking it, and who may."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from debates.motions import queries
from debates.motions.models import Motion, MotionRole
from debates.motions.policy import may_open, may_rule
from debates.motions.services import lock, put, unlock
from forum.web.refusal import Refusal
from tests.conftest import make_article, make_motion, make_person

pytestmark = pytest.mark.django_db


def test_a_motion_has_its_sentence_article_language_and_host(host):
    motion = put(sentence="This house sleeps late", article=make_article(language="de"), host=host)
    assert (motion.slug, motion.state, motion.language, motion.is_open) == (
        "this-house-sleeps-late",
        "open",
        "de",
        True,
    )
    assert queries.hosts(motion) == [host.handle]


def test_a_motion_without_a_host_is_possible_and_one_without_a_sentence_is_not():
    assert queries.hosts(put(sentence="x", article=make_article(), host=None)) == []
    with pytest.raises(Refusal):
        put(sentence="", article=make_article(), host=None)


def test_one_article_stands_under_several_motions():
    article = make_article()
    slugs = [put(sentence="This house sleeps late", article=article, host=None).slug for _ in range(2)]
    assert slugs == ["this-house-sleeps-late", "this-house-sleeps-late-2"]


def test_of_sentences_that_leave_nothing_of_an_address_there_may_be_many(db):
    article = make_article()
    Motion.objects.bulk_create(
        Motion(slug="debate" if n == 1 else f"debate-{n}", sentence=f"Чай {n}.", article=article) for n in range(1, 301)
    )
    slugs = {put(sentence="Чай полезен.", article=article, host=None).slug for _ in range(2)}
    assert len(slugs) == 2
    assert all(slug.startswith("debate-") for slug in slugs)


def test_the_newest_motion_comes_first_on_the_order_paper():
    older, newer = make_motion("a"), make_motion("b")
    assert list(queries.sitting()) == [newer, older]


def test_host_moderator_and_administrator_lock_and_unlock(motion, host, moderator, admin):
    for somebody in (host, moderator, admin):
        assert may_rule(somebody, motion)
        assert lock(motion=motion, by=somebody, reason="It got late.").state == "locked"
        assert unlock(motion=motion, by=somebody, reason="It got late.").state == "open"


def test_nobody_else_locks_not_even_another_debates_host(motion, person):
    stranger = make_person()
    make_motion(host=stranger)
    for somebody in (person, stranger):
        with pytest.raises(Refusal) as refusal:
            lock(motion=motion, by=somebody, reason="It got late.")
        assert refusal.value.refused.status == 403
    assert not may_rule(AnonymousUser(), motion)
    assert Motion.objects.get(pk=motion.pk).is_open


def test_debates_are_opened_by_staff_and_from_trust_1(person, moderator, admin):
    assert [bool(may_open(p)) for p in (person, moderator, admin, make_person(trust=1))] == [
        False,
        True,
        True,
        True,
    ]
    assert may_open(AnonymousUser()).status == 401
    assert may_open(person).status == 403


def test_a_part_is_held_once(motion, host):
    with pytest.raises(IntegrityError), transaction.atomic():
        MotionRole.objects.create(motion=motion, person=host, part="host")
    assert MotionRole.objects.create(motion=motion, person=host, part="speaker", side="for").pk


@pytest.mark.parametrize("changed", [{"state": "ajar"}, {"sentence": ""}])
def test_the_database_refuses_an_unknown_state_and_an_empty_sentence(motion, changed):
    with pytest.raises(IntegrityError):
        Motion.objects.filter(pk=motion.pk).update(**changed)


@pytest.mark.django_db(transaction=True)
def test_six_motions_of_one_sentence_at_once_get_six_addresses(at_once):
    article = make_article()
    motions = at_once(*[lambda: put(sentence="x y", article=article, host=None)] * 6)
    assert len({motion.slug for motion in motions}) == 6
