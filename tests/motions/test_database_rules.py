"""What the database itself refuses of debates, whoever writes."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from debates.motions.models import Motion, MotionRole, Phase, Ruling

pytestmark = pytest.mark.django_db
NOON = timezone.now().replace(minute=0, second=0, microsecond=0)


def phase(motion, stage="floor", starts=0, ends=10, **fields) -> Phase:
    given = {"who": "everybody", **fields}
    return Phase.objects.create(
        motion=motion, stage=stage, starts=NOON + timedelta(hours=starts), ends=NOON + timedelta(hours=ends), **given
    )


def refused(act) -> str:
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        act()
    return str(error.value)


def test_phases_of_one_debate_do_not_overlap_and_may_touch(motion, noise):
    phase(motion, "statements", 0, 10)
    phase(noise, "floor", 5, 15)
    phase(motion, "floor", 10, 20)
    assert "phases_do_not_overlap" in refused(lambda: phase(motion, "closing", 19, 30))


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"stage": "tea"}, "phase_stage_is_known"),
        ({"who": "cats"}, "phase_who_is_known"),
        ({"ends": 0}, "phase_ends_after_it_starts"),
        ({"longest": 0}, "phase_longest_from_1"),
    ],
)
def test_a_phase_is_one(motion, fields, constraint):
    assert constraint in refused(lambda: phase(motion, **fields))


def test_a_stage_comes_once(motion):
    phase(motion)
    assert "phase_once_per_motion" in refused(lambda: phase(motion, starts=20, ends=30))


@pytest.mark.parametrize("side", [None, "middle"])
def test_a_speaker_has_a_side(motion, person, side):
    act = lambda: MotionRole.objects.create(motion=motion, person=person, part="speaker", side=side)
    assert "part_of_a_speaker_has_a_side" in refused(act)
    assert MotionRole.objects.create(motion=motion, person=person, part="speaker", side="for").pk


def test_a_host_has_no_side(motion, person):
    act = lambda: MotionRole.objects.create(motion=motion, person=person, part="host", side="for")
    assert "part_of_a_speaker_has_a_side" in refused(act)


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"format": "loose"}, "motion_format_is_known"),
        ({"voices": "cats"}, "motion_voices_are_known"),
        ({"closes": NOON - timedelta(days=9)}, "motion_closes_after_it_opens"),
        ({"pause": 1441}, "motion_pause_is_a_day_at_most"),
    ],
)
def test_a_debate_is_one(motion, changed, constraint):
    assert constraint in refused(lambda: Motion.objects.filter(pk=motion.pk).update(**changed))


def test_a_ruling_has_a_reason_and_never_changes_though_who_ruled_may_leave(motion, host):
    assert "ruling_has_a_reason" in refused(lambda: Ruling.objects.create(motion=motion, act="lock", reason=""))
    ruling = Ruling.objects.create(motion=motion, act="lock", reason="Tea.", by=host)
    assert refused(lambda: Ruling.objects.filter(pk=ruling.pk).update(reason="Coffee."))
    assert Ruling.objects.filter(pk=ruling.pk).update(by=None) == 1
