"""How many are excluded is told where totals are, and named where a recount differs from a verdict."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import close, reopen
from debates.motions.states import Shown
from debates.results.publishing import publish
from debates.results.queries import verdict_of
from debates.voting.excluding import exclude, include
from debates.voting.models import Voter
from tests.conftest import stand
from tests.results.counted import closed, crowd
from tests.results.test_recount import recount, refused
from tests.threads.pages import page

pytestmark = pytest.mark.django_db
MANY = "What 12 people said and voted is excluded by moderators"
FOLLOWS = "The numbers here follow where it is three people or more"


@pytest.fixture
def against(motion) -> list[int]:
    crowd(motion, *["for"] * 20)
    return [voter.pk for voter in crowd(motion, *["against"] * 20)]


def shown(motion, viewer=None) -> str:
    return " ".join(page(f"{motion.get_absolute_url()}results/", viewer).replace("\xa0", " ").split())


def test_who_sees_totals_reads_how_many_are_excluded_and_nobody_else(motion, against, person, other, host, moderator):
    stand(motion, person)
    made = exclude(motion=motion, voters=against[:12])
    publish(motion=motion)
    assert MANY in shown(motion, person)
    assert FOLLOWS in shown(motion, person)
    for viewer in (None, other, host, moderator):
        assert "excluded by moderators" not in shown(motion, viewer)
    Motion.objects.filter(pk=motion.pk).update(results=Shown.CLOSE)
    assert "excluded by moderators" not in shown(motion, person)
    Motion.objects.filter(pk=motion.pk).update(results=Shown.STANCE)
    include(exclusions=made[1:])
    assert "What 1 person said and voted is excluded by moderators" in shown(motion, person)
    include(exclusions=made)
    assert "excluded by moderators" not in shown(motion, person)


def test_after_the_close_everybody_reads_it_beside_the_verdict(motion, against):
    exclude(motion=motion, voters=against[:12])
    closed(motion)
    assert MANY in shown(motion)
    assert FOLLOWS not in shown(motion)


def test_a_recount_names_exclusions_where_it_differs(motion, against, host):
    verdict = verdict_of(closed(motion))
    reopen(motion=motion, by=host, reason="It was not over.")
    made = exclude(motion=motion, voters=against[:12])
    told = refused(motion)
    assert "before: [20, 0, 20] stored, [20, 0, 8] counted" in told
    assert "12 voters were excluded, or are counted again, since the verdict: some of it comes of that." in told
    include(exclusions=made[1:])
    assert "One voter was excluded, or is counted again, since the verdict" in refused(motion)
    include(exclusions=made)
    assert recount(motion).endswith(f"same {verdict.hash}\n")


def test_it_names_none_that_the_verdict_had_left_out_already(motion, against, host):
    exclude(motion=motion, voters=against[:12])
    verdict = verdict_of(closed(motion))
    assert recount(motion) == f"same {verdict.hash}\n"
    reopen(motion=motion, by=host, reason="It was not over.")
    Voter.objects.filter(pk__in=against[12:]).update(counts=False)
    assert "were excluded" not in refused(motion)
    close(motion=motion, by=host, reason="Now it is.")
