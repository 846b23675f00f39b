"""A site with one person who may decide appeals: they decide, and it is written down that nobody else was there."""

import pytest

from debates.appeals.policy import may_decide_appeal
from debates.appeals.services import appeal, decide
from debates.appeals.states import Outcome
from forum.accounts.roles import Role
from forum.audit.models import Entry
from tests.conftest import argue, make_person, say
from tests.moderation.conftest import decided, now, reported


@pytest.fixture
def argued(motion, person, moderator):
    """An appeal in a debate in which the only administrator argued."""
    alone = make_person(role=Role.ADMIN)
    argue(motion, alone)
    decision = decided(reported(now(say(motion, person))), moderator)
    return appeal(against=decision.statements.get(), by=person, text="I meant the kettle."), alone


@pytest.mark.django_db
class TestWithAStake:
    def test_who_is_alone_decides_and_the_log_says_so(self, argued):
        made, alone = argued
        done = decide(appeal=made, by=alone, outcome=Outcome.UPHELD, answer="It is about the person.")
        assert done.is_alone
        assert Entry.objects.get(act="appeal_decided").facts["alone"] is True

    def test_where_there_is_somebody_else_they_decide(self, argued):
        made, alone = argued
        senior = make_person(role=Role.SENIOR)
        assert "You argued" in may_decide_appeal(alone, made).reason
        assert not decide(appeal=made, by=senior, outcome=Outcome.UPHELD, answer="It is so.").is_alone
