"""The demo's crowd: the same every time, and such as the site would let vote."""

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.demo.crowd import CONFIDENCES, MOST_CREDITED, Plans, plans
from debates.demo.electorate import POSITIONS, Crowd, Note, Subject

VOTERS = [f"voter{number}" for number in range(60)]
SPEAKERS = {"anna": ("for", "for"), "bert": ("undecided", "against")}
ITEMS = st.lists(st.integers(0, 7), max_size=12)


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Crowd, list[Subject]]:
    """A crowd of two speakers and others, with posts of theirs; notes as many as there are who could write them."""
    cells = draw(st.lists(st.integers(1, 4), min_size=9, max_size=9))
    posts = [
        Subject(f"p{number}", draw(st.sampled_from(["anna", "bert", *VOTERS])), draw(st.integers(1, 9_000)), *place)
        for number, place in enumerate(draw(st.lists(PLACES, min_size=8, max_size=20)))
    ]
    moves = (tuple(cells[:3]), tuple(cells[3:6]), tuple(cells[6:]))
    crowd = Crowd("d", moves, (9_000, 5_000), (4_000, 100), draw(st.booleans()), (2, 6), people=SPEAKERS)
    crowd = replace(crowd, opening_only=(1, 0, 2), final_only=(0, 3, 0))
    old = [post.key for post in posts if post.minutes_ago > crowd.final[1] + 1]
    return replace(crowd, notes=tuple(notes(crowd, draw(ITEMS), old))), posts


PLACES = st.tuples(st.sampled_from(["for", "against", None]), st.integers(0, 4))


def notes(crowd: Crowd, numbers: list[int], keys: list[str]):
    """One note less than there are people who changed to a position: neither an author nor a speaker writes it."""
    for column, after in enumerate(POSITIONS):
        changed = sum(row[column] for at, row in enumerate(crowd.moves) if at != column)
        for number in numbers[: max(0, changed - 2)]:
            about = {"item": keys[number]} if number < len(keys) else {"paragraph": number + 1}
            yield Note("d", f"because of {number}", after, **about)


def rows(planned: Plans) -> dict[str, list]:
    by_voter = defaultdict(list)
    for stance in planned.stances:
        by_voter[stance.voter].append(stance)
    return by_voter


@given(crowds())
def test_it_comes_out_the_same_every_time(given_crowd):
    crowd, posts = given_crowd
    assert plans(crowd, VOTERS, posts) == plans(crowd, list(VOTERS), tuple(posts))


def test_another_debate_comes_out_otherwise():
    posts = [Subject(f"p{number}", "anna", 9_000, "for") for number in range(20)]
    crowd = Crowd("d", ((5, 5, 5), (5, 5, 5), (5, 5, 5)), (9_000, 5_000), (4_000, 100), True, (3, 6), people=SPEAKERS)
    assert plans(crowd, VOTERS, posts) != plans(replace(crowd, debate="e"), VOTERS, posts)


@given(crowds())
def test_nobody_votes_on_their_own_post_nor_twice_on_one(given_crowd):
    crowd, posts = given_crowd
    authors = {post.key: post.author for post in posts}
    votes = plans(crowd, VOTERS, posts).votes
    assert all(vote.voter != authors[vote.key] for vote in votes)
    assert len({(vote.voter, vote.key, vote.axis) for vote in votes}) == len(votes)


@given(crowds())
def test_nobody_votes_before_the_post_is_there_or_before_they_took_a_stance(given_crowd):
    crowd, posts = given_crowd
    made = {post.key: post.minutes_ago for post in posts}
    planned = plans(crowd, VOTERS, posts)
    first = {voter: stances[0].minutes_ago for voter, stances in rows(planned).items()}
    for vote in planned.votes:
        assert crowd.final[1] <= vote.minutes_ago < made[vote.key]
        assert vote.minutes_ago <= first[vote.voter]
        assert vote.value in ({"yes", "no"} if vote.axis == "helpful" else {"agree", "disagree", "pass"})


@given(crowds())
def test_a_change_credits_three_at_most_each_once_and_none_of_ones_own(given_crowd):
    crowd, posts = given_crowd
    authors = {post.key: post.author for post in posts}
    planned = plans(crowd, VOTERS, posts)
    for voter, stances in rows(planned).items():
        assert not stances[0].notes
        for before, after in pairwise(stances):
            about = [note.about for note in after.notes]
            assert len(about) == len(set(about)) <= MOST_CREDITED
            assert all(note.fits(before.position, after.position) for note in after.notes)
            assert voter not in {authors.get(item) for item in about}
    assert sorted(n.note for s in planned.stances for n in s.notes) == sorted(n.note for n in crowd.notes)


@given(crowds())
def test_nobody_credits_what_was_not_there_yet(given_crowd):
    crowd, posts = given_crowd
    made = {post.key: post.minutes_ago for post in posts}
    for stance in plans(crowd, VOTERS, posts).stances:
        assert all(stance.minutes_ago < made[note.item] for note in stance.notes if note.item)


@given(crowds())
def test_as_many_go_each_way_as_the_table_says(given_crowd):
    crowd, posts = given_crowd
    moved = Counter()
    for stances in rows(plans(crowd, VOTERS, posts)).values():
        is_late = stances[0].minutes_ago <= crowd.final[0]
        before = None if is_late else stances[0].position
        moved[before, stances[-1].position if is_late or len(stances) == 2 else None] += 1
        assert all(stance.confidence in {None, *CONFIDENCES} for stance in stances)
    for before, row in zip(POSITIONS, crowd.moves, strict=True):
        changed = {after: n for after, n in zip(POSITIONS, row, strict=True) if crowd.confirms or after != before}
        assert {after: moved[before, after] for after in changed} == changed
    assert moved[None, "against"] == 3
    assert sum(moved.values()) == sum(map(sum, crowd.moves)) + 6


def test_readers_find_good_posts_well_argued_and_agree_with_their_own_side():
    posts = [Subject("good", "anna", 9_000, "for"), Subject("poor", "anna", 9_000, "for")]
    crowd = Crowd(
        "d", ((20, 0, 0), (0, 20, 0), (0, 1, 0)), (9_000, 5_000), (4_000, 100), False, (2, 2), people=SPEAKERS
    )
    crowd = replace(crowd, quality={"good": 0.85, "poor": 0.2}, common={"good": 0.0, "poor": 0.0})
    planned = plans(crowd, VOTERS, posts)
    side = {stance.voter: stance.position for stance in planned.stances}
    count = Counter((vote.key, vote.value, side[vote.voter]) for vote in planned.votes)
    assert count["good", "yes", "against"] > 2 * count["good", "no", "against"]
    assert count["poor", "no", "for"] > count["poor", "yes", "for"]
    assert count["good", "agree", "for"] > 2 * count["good", "disagree", "for"]
    assert count["good", "disagree", "against"] > 2 * count["good", "agree", "against"]


def test_too_few_voters_are_refused_and_so_is_a_note_that_nobody_could_write():
    crowd = Crowd("d", ((3, 0, 0), (0, 3, 0), (0, 1, 0)), (9_000, 5_000), (4_000, 100), False, (2, 2), people=SPEAKERS)
    assert plans(crowd, VOTERS[:5], []).stances
    with pytest.raises(ValueError, match="5 places for 4 voters"):
        plans(crowd, VOTERS[:4], [])
    with pytest.raises(ValueError, match="nobody is left who could write 'because'"):
        plans(replace(crowd, notes=(Note("d", "because", "for", paragraph=1),)), VOTERS, [])


def test_one_person_credits_three_things_and_not_a_fourth():
    crowd = Crowd("d", ((1, 0, 0), (1, 1, 0), (0, 1, 0)), (9_000, 5_000), (4_000, 100), False, (2, 2), people=SPEAKERS)
    wrote = tuple(Note("d", f"because of {number}", "for", paragraph=number) for number in range(1, 5))
    three = plans(replace(crowd, notes=wrote[:3]), VOTERS, [])
    assert max(len(stance.notes) for stance in three.stances) == MOST_CREDITED
    with pytest.raises(ValueError, match="because of 4"):
        plans(replace(crowd, notes=wrote), VOTERS, [])
