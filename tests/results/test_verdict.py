"""The verdict: frozen once, as of the close, whoever asks first."""

import pytest

from debates.motions.models import Motion
from debates.motions.services import close
from debates.results.figures import digest, of_json
from debates.results.models import Verdict
from debates.results.queries import verdict_of
from tests.voting.crowd import flood_voters

pytestmark = pytest.mark.django_db


def fresh(motion: Motion) -> Motion:
    return Motion.objects.select_related("article").get(pk=motion.pk)


def closed(motion: Motion) -> Motion:
    close(motion=motion, by=motion.roles.get(part="host").person, reason="It is late.")
    return fresh(motion)


EXAMPLE = {
    "for": {"for": 28, "undecided": 1, "against": 2},
    "undecided": {"for": 10, "undecided": 7, "against": 8},
    "against": {"for": 4, "undecided": 1, "against": 39},
}


def example() -> list[tuple[str, ...]]:
    return [(before, after) for before, row in EXAMPLE.items() for after, people in row.items() for _ in range(people)]


def test_the_worked_example_is_told_of_rows(motion):
    flood_voters(motion, example())
    verdict = verdict_of(closed(motion))
    figures = of_json(verdict.figures)
    assert (figures.n, figures.before, figures.after, figures.swing) == (100, (31, 25, 44), (42, 9, 49), 6)
    assert verdict.hash == digest(figures)


def test_there_is_none_while_the_debate_sits(motion):
    flood_voters(motion, example())
    assert verdict_of(motion) is None
    assert not Verdict.objects.exists()
