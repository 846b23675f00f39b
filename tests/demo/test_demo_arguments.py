"""What the demo's debates argue: benches of both sides, chains to depth 4, sources, a structured sibling."""

from collections import Counter

import pytest
from django.utils import timezone

from debates.corrections.models import Correction
from debates.demo.content import Argument, read
from debates.demo.management.commands.load_demo import DEBATES
from debates.demo.services import load
from debates.motions.clock import Say, Stage, Standing, Who, audience, longest
from debates.motions.clock import read as clock_at
from debates.motions.models import MotionRole
from debates.motions.policy import may_speak
from debates.posts.derived import faults
from debates.posts.models import MAX_CLAIM, Citation, Post, Source
from forum.accounts.models import User


def depth(argument: Argument, every: dict[str, Argument]) -> int:
    return 1 + depth(every[argument.parent], every) if argument.parent else 0


def root(argument: Argument, every: dict[str, Argument]) -> Argument:
    return root(every[argument.parent], every) if argument.parent else argument


class TestTheFileOfTheFirst:
    every = {argument.key: argument for argument in read("russia").arguments}

    def test_each_side_has_at_least_a_dozen_arguments(self):
        sides = Counter(argument.side for argument in self.every.values() if argument.side)
        assert min(sides["for"], sides["against"]) >= 12

    def test_counterarguments_go_down_to_depth_four_under_both_sides(self):
        deep = [argument for argument in self.every.values() if depth(argument, self.every) == 4]
        assert {root(argument, self.every).side for argument in deep} == {"for", "against"}

    def test_all_relations_sources_and_paragraphs_are_used(self):
        arguments = self.every.values()
        assert {argument.relation for argument in arguments} >= {"supports", "opposes", "undercuts"}
        assert sum(bool(argument.sources) for argument in arguments) >= 30
        assert len({number for argument in arguments for number in argument.rests_on}) >= 12
        assert any(argument.disputes for argument in arguments)

    def test_some_are_answered_often_and_some_never(self):
        answered = Counter(argument.parent for argument in self.every.values() if argument.parent)
        tops = [argument.key for argument in self.every.values() if argument.side]
        assert max(answered[key] for key in tops) >= 5
        assert sum(answered[key] == 0 for key in tops) >= 3


@pytest.mark.parametrize("name", DEBATES)
class TestEveryFile:
    def test_claims_are_short_and_said_once(self, name):
        claims = [argument.claim for argument in read(name).arguments]
        assert all(0 < len(claim) <= MAX_CLAIM for claim in claims)
        assert len(set(claims)) == len(claims)

    def test_keys_are_one_each_and_answers_are_younger(self, name):
        debate = read(name)
        every = {argument.key: argument for argument in debate.arguments}
        assert len(every) == len(debate.arguments)
        for argument in every.values():
            assert (argument.side is None) != (argument.parent is None), argument.key
            assert not argument.parent or argument.minutes_ago < every[argument.parent].minutes_ago, argument.key

    def test_no_heading_is_cited_and_no_source_has_an_address_that_nobody_saw(self, name):
        debate = read(name)
        for argument in debate.arguments:
            for number in (*argument.rests_on, *argument.disputes):
                assert debate.article["blocks"][number - 1]["kind"] not in {"heading", "rule"}, argument.key
            assert not any(source.get("address") for source in argument.sources), argument.key


@pytest.mark.django_db
def test_the_first_debate_is_loaded_whole_and_counted_right():
    debate = read("russia")
    motion, _ = load(debate=debate, password=None, with_password=())
    arguments = Post.objects.filter(motion=motion, kind="argument")
    assert arguments.count() == len(debate.arguments)
    assert Source.objects.count() == sum(len(argument.sources) for argument in debate.arguments)
    assert Citation.objects.count() == sum(len(a.rests_on) + len(a.disputes) for a in debate.arguments)
    assert arguments.exclude(promoted_from=None).count() == 2
    assert not arguments.filter(created__gt=timezone.now()).exists()
    assert sorted(Correction.objects.values_list("state", flat=True)) == ["accepted", "open", "open"]
    assert faults() == []


@pytest.mark.django_db
def test_the_second_debate_stands_in_its_rebuttals_with_benches_of_invited_speakers():
    motion, _ = load(debate=read("night-trains"), password=None, with_password=())
    clock = motion.clock
    assert clock.span is not None
    assert clock.span.stage == Stage.REBUTTALS
    assert clock.following is not None
    assert clock.following.stage == Stage.FLOOR
    assert longest(clock, Say.COUNTER)
    benches = Counter(MotionRole.objects.filter(motion=motion, part="speaker").values_list("side", flat=True))
    assert min(benches["for"], benches["against"]) >= 2
    speaker = MotionRole.objects.filter(motion=motion, part="speaker").first()
    assert may_speak(speaker.person, motion, Say.COUNTER)
    assert not may_speak(speaker.person, motion, Say.ARGUMENT)
    reader = User.objects.create_user("outside", "outside@example.org")
    assert not may_speak(reader, motion, Say.COUNTER)
    assert may_speak(reader, motion, Say.COMMENT)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["night-trains", "night-flights"])
def test_what_was_said_in_a_phase_was_said_by_its_people(name):
    motion, _ = load(debate=read(name), password=None, with_password=())
    sides = dict(MotionRole.objects.filter(motion=motion, part="speaker").values_list("person", "side"))
    for post in Post.objects.filter(motion=motion, kind="argument"):
        clock = clock_at(motion.timetable, post.created)
        say = Say.ARGUMENT if post.depth == 0 else Say.COUNTER
        who = audience(clock, say)
        assert who == Who.EVERYBODY or (who == Who.SPEAKERS and post.author_id in sides), post.claim
        assert len(post.body) <= longest(clock, say), post.claim
        assert post.depth or clock.span.stage == Stage.FLOOR or post.side == sides[post.author_id], post.claim


@pytest.mark.django_db
def test_the_third_debate_is_over_after_all_its_phases_and_is_argued_on_both_sides():
    debate = read("night-flights")
    motion, _ = load(debate=debate, password=None, with_password=())
    assert motion.clock.standing == Standing.OVER
    assert [span.stage for span in motion.timetable.spans] == list(Stage)
    assert 60 <= (timezone.now() - motion.closes).days <= 80
    assert not may_speak(motion.roles.get(person__handle="signe_mo").person, motion, Say.COMMENT)
    arguments = Post.objects.filter(motion=motion, kind="argument")
    sides = Counter(arguments.filter(depth=0).values_list("side", flat=True))
    assert 7 <= min(sides.values()) <= max(sides.values()) <= 9
    assert max(post.depth for post in arguments) == 3
    assert 10 <= Post.objects.filter(motion=motion, kind="comment").count() <= 14
    assert faults() == []
