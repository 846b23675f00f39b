"""Who votes in the demo: the file of voters, and what the crowd makes of it in each debate."""

from collections import Counter

import pytest

from debates.demo.content import read
from debates.demo.crowd import plans
from debates.demo.electorate import Crowd, subjects
from debates.demo.electorate import read as electorate
from debates.demo.management.commands.load_demo import DEBATES
from forum.accounts.handles import validate_handle
from forum.accounts.lookalikes import skeleton

EVERYBODY = electorate()
PEOPLE = {name: {person.handle for person in read(name).people} for name in DEBATES}
NEWCOMERS = {"amina", "marek", "reader"}


def after(crowd: Crowd) -> list[int]:
    return [sum(row[column] for row in crowd.moves) for column in range(3)]


class TestTheHandles:
    def test_they_are_handles_of_small_letters_of_which_no_two_look_alike(self):
        for handle in EVERYBODY.handles:
            validate_handle(handle)
            assert handle.isascii()
            assert handle == handle.lower()
        known = set().union(*PEOPLE.values())
        looks = [skeleton(handle) for handle in (*EVERYBODY.handles, *known)]
        assert len(set(looks)) == len(looks)

    def test_whoever_comes_first_to_the_demo_has_no_stance_yet(self):
        for name, crowd in EVERYBODY.crowds.items():
            assert not NEWCOMERS & set(crowd.people)
            assert set(crowd.people) <= PEOPLE[name]


@pytest.mark.parametrize("name", DEBATES)
class TestEveryCrowd:
    def test_each_note_is_long_enough_and_is_about_something_there(self, name):
        debate = read(name)
        keys = {argument.key for argument in debate.arguments}
        for note in EVERYBODY.crowds[name].notes:
            assert 50 <= len(note.note) <= 300
            assert (note.item in keys) != (note.paragraph is not None)
            assert note.paragraph is None or debate.article["blocks"][note.paragraph - 1]["kind"] == "paragraph"

    def test_some_things_are_credited_often(self, name):
        credited = Counter(note.about for note in EVERYBODY.crowds[name].notes)
        assert credited.most_common(1)[0][1] >= 3
        assert len(credited) >= 5

    def test_a_quality_is_of_a_post_that_is_there(self, name):
        crowd = EVERYBODY.crowds[name]
        assert {*crowd.quality, *crowd.common} <= {subject.key for subject in subjects(read(name))}
        assert all(0 <= share <= 1 for share in (*crowd.quality.values(), *crowd.common.values()))

    def test_there_are_votes_enough_to_see_something_and_few_enough_to_load(self, name):
        planned = plans(EVERYBODY.crowds[name], EVERYBODY.handles, subjects(read(name)))
        assert 900 <= len(planned.votes) <= 2_000
        assert {vote.value for vote in planned.votes} == {"yes", "no", "agree", "disagree", "pass"}


def test_an_argument_favours_a_side_by_what_stands_above_it():
    seen = {subject.key: subject for subject in subjects(read("night-flights"))}
    assert (seen["gs3"].favours, seen["gs3"].depth) == ("against", 0)
    assert (seen["gs3-1"].favours, seen["gs3-1-1"].favours, seen["gs3-2"].favours) == ("for", "against", "against")
    assert (seen["gs3-1-1-1"].favours, seen["gs3-1-1-1"].depth) == ("for", 3)
    assert seen["gc1"].favours is None


def test_of_the_closed_debate_everybody_votes_in_the_phases_for_voting():
    debate, crowd = read("night-flights"), EVERYBODY.crowds["night-flights"]
    spans = {row["kind"]: (-1_440 * row["starts"], -1_440 * row["ends"]) for row in debate.motion["phases"]}
    planned = plans(crowd, EVERYBODY.handles, subjects(debate))
    rows = Counter()
    for stance in planned.stances:
        inside = [kind for kind, (starts, ends) in spans.items() if starts >= stance.minutes_ago > ends]
        assert inside in (["opening_vote"], ["final_vote"])
        rows[stance.voter] += 1
    assert Counter(rows.values()) == {2: 96, 1: 12}
    assert all(vote.minutes_ago > spans["final_vote"][1] for vote in planned.votes)


def test_of_the_debate_in_its_rebuttals_the_first_stances_fall_into_the_opening_vote():
    debate, crowd = read("night-trains"), EVERYBODY.crowds["night-trains"]
    opening = debate.motion["phases"][0]
    assert -1_440 * opening["starts"] >= crowd.opening[0] > crowd.opening[1] > -1_440 * opening["ends"]
    assert sum(map(sum, crowd.moves)) == 60


def test_the_open_debate_ends_with_more_for_than_against_and_the_closed_one_nearly_even():
    first, closed = EVERYBODY.crowds["russia"], EVERYBODY.crowds["night-flights"]
    assert [sum(row) for row in first.moves] == [41, 38, 31]
    assert after(first) == [47, 41, 22]
    assert [sum(row) for row in closed.moves] == [34, 36, 26]
    assert after(closed) == [41, 40, 15]


def test_the_host_of_the_closed_debate_concluded_in_three_paragraphs():
    conclusion = read("night-flights").conclusion
    assert len(conclusion.split("\n\n")) == 3
    assert conclusion == conclusion.strip()
    assert read("russia").conclusion == ""
