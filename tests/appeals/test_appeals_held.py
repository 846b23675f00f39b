"""What the database holds of appeals, by raw SQL; and appeals made and decided at the same time."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from debates.appeals.models import Appeal, Word
from debates.moderation.models import Decision
from debates.moderation.states import State
from forum.audit.models import Entry
from forum.web.refusal import Refusal
from tests.conftest import make_person, say
from tests.moderation.conftest import decided, now, reported

from .conftest import answered, appealed


def raw(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.django_db
class TestHeld:
    def test_the_first_decider_is_who_decided(self, post, moderator, senior):
        made = appealed(decided(reported(post), moderator))
        with pytest.raises(IntegrityError, match="the first decider is who decided"):
            raw("UPDATE appeals_appeal SET first_decider_id = %s WHERE id = %s", senior.pk, made.pk)
        with pytest.raises(IntegrityError, match="the first decider is who decided"):
            raw(
                "INSERT INTO appeals_appeal (decision_id, by_id, side, first_decider_id, answer, is_alone, made)"
                " VALUES (%s, %s, 'author', %s, '', false, now())",
                made.decision_id, senior.pk, senior.pk,
            )  # fmt: skip
        raw("UPDATE appeals_appeal SET first_decider_id = NULL WHERE id = %s", made.pk)

    def test_another_decides_or_it_is_marked(self, post, moderator):
        made = appealed(decided(reported(post), moderator))
        deciding = (
            "UPDATE appeals_appeal SET decided = now(), outcome = 'upheld', answer = 'No.', decider_id = %s,"
            " is_alone = %s WHERE id = %s"
        )
        with pytest.raises(IntegrityError, match="appeal_decided_by_another"):
            raw(deciding, moderator.pk, False, made.pk)
        with pytest.raises(IntegrityError, match="the first decider is who decided"):
            raw(deciding.replace("decided =", "first_decider_id = NULL, decided =", 1), moderator.pk, False, made.pk)
        with pytest.raises(IntegrityError, match="somebody decides it"):
            raw(deciding, None, False, made.pk)
        raw(deciding, moderator.pk, True, made.pk)
        with pytest.raises(IntegrityError, match="it is decided once"):
            raw("UPDATE appeals_appeal SET outcome = 'overturned' WHERE id = %s", made.pk)

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE appeals_word SET text = 'other'",
            "DELETE FROM appeals_word",
            "UPDATE appeals_appeal SET side = 'reporter'",
            "DELETE FROM appeals_appeal",
        ],
    )
    def test_what_was_said_stays(self, statement, post, moderator):
        appealed(decided(reported(post), moderator))
        with pytest.raises(DatabaseError, match="Cannot"):
            raw(statement)

    def test_who_decided_and_who_appealed_may_leave(self, post, moderator, senior):
        made = answered(appealed(decided(reported(post), moderator)), senior, "upheld")
        for person in (moderator, senior):
            person.delete()
        made.refresh_from_db()
        assert (made.first_decider, made.decider, made.outcome) == (None, None, "upheld")


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_one_appeal_of_many_sent_at_once(self, post, moderator, at_once):
        decision = decided(reported(post), moderator)
        results = at_once(*[lambda: appealed(decision)] * 6)
        assert sorted(type(result).__name__ for result in results) == ["Appeal", *["Appealed"] * 5]
        assert (Appeal.objects.count(), Word.objects.count()) == (1, 1)

    def test_one_of_two_who_decide_at_once(self, post, moderator, senior, admin, at_once):
        made = appealed(decided(reported(post), moderator))
        acts = [lambda: answered(made, senior, "overturned"), lambda: answered(made, admin, "upheld")] * 2
        results = at_once(*acts)
        assert sum(isinstance(result, Appeal) for result in results) == 1
        assert {result.refused.status for result in results if isinstance(result, Refusal)} == {409}
        is_overturned = now(made).is_overturned
        assert now(post).state == ("visible" if is_overturned else "removed")
        assert now(made.decision.case).state == (State.OVERTURNED if is_overturned else State.UPHELD)
        assert Decision.objects.filter(origin="appeal").count() == is_overturned
        assert list(Entry.objects.order_by("number").values_list("act", flat=True))[-1] == "appeal_decided"

    def test_appeals_while_posts_are_written(self, motion, post, moderator, senior, at_once):
        made = appealed(decided(reported(post), moderator))
        writers = [make_person() for _ in range(3)]
        acts = [lambda writer=writer: say(motion, writer) for writer in writers]
        results = at_once(lambda: answered(made, senior), *acts)
        assert not [result for result in results if isinstance(result, Exception)]
