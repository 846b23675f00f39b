"""The chain of the log: hashed as its module says, and every change of it is found."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forum.audit.chain import FIRST, Link, Walk, are_facts, digest

WHEN = datetime(2026, 5, 4, 9, 30, 0, 250, tzinfo=UTC)
codes = st.from_regex(r"[a-z0-9][a-z0-9_.:-]{0,20}", fullmatch=True)
said = st.none() | st.booleans() | st.integers() | codes
facts = st.dictionaries(codes, said | st.lists(said, max_size=3) | st.dictionaries(codes, said, max_size=3), max_size=5)
moments = st.timedeltas(timedelta(), timedelta(days=9_999)).map(lambda later: WHEN + later)


def chain_of(all_facts) -> list[Link]:
    links, head = [], FIRST
    for number, one in enumerate(all_facts, 1):
        link = Link(number, head, "decision", one, WHEN + timedelta(seconds=number))
        links.append(replace(link, hash=digest(link)))
        head = links[-1].hash
    return links


def walked(links) -> Walk:
    walk = Walk()
    for link in links:
        walk.step(link)
    return walk


def test_an_entry_is_hashed_as_the_module_says():
    told = '{"act":"decision","facts":{"a":[1,null],"b":"spam"},"made":"2026-05-04T09:30:00.000250+00:00","number":2,"previous":"ab"}'  # noqa: E501
    link = Link(2, "ab", "decision", {"b": "spam", "a": [1, None]}, WHEN)
    assert digest(link) == sha256(told.encode()).hexdigest()


@given(facts, moments)
def test_neither_the_order_of_keys_nor_the_zone_of_the_moment_matters(one, made):
    link = Link(1, FIRST, "decision", one, made)
    turned = dict(reversed(one.items()))
    there = link.made.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert digest(link) == digest(replace(link, facts=turned, made=there))


@given(facts)
def test_what_comes_back_from_json_has_the_same_hash(one):
    link = Link(1, FIRST, "decision", one, WHEN)
    assert digest(link) == digest(replace(link, facts=json.loads(json.dumps(one))))


@given(st.lists(facts, max_size=6))
def test_a_chain_as_it_was_made_has_no_fault(all_facts):
    links = chain_of(all_facts)
    walk = walked(links)
    assert (walk.faults, walk.length, walk.head) == ([], len(links), links[-1].hash if links else FIRST)


@given(st.lists(facts, min_size=2, max_size=6), st.data())
def test_whatever_is_changed_is_found(all_facts, data):
    links = chain_of(all_facts)
    place = data.draw(st.integers(0, len(links) - 1))
    was = links[place]
    other = data.draw(
        st.sampled_from(
            [
                replace(was, facts={**was.facts, "more": 1}),
                replace(was, act="undone"),
                replace(was, made=was.made + timedelta(microseconds=1)),
                replace(was, number=was.number + 1),
                replace(was, previous="f" * 64),
                replace(was, hash="f" * 64),
            ]
        )
    )
    assert walked([*links[:place], other, *links[place + 1 :]]).faults


@given(st.lists(facts, min_size=3, max_size=6), st.data())
def test_whatever_is_taken_out_before_the_last_is_found(all_facts, data):
    links = chain_of(all_facts)
    place = data.draw(st.integers(0, len(links) - 2))
    faults = walked([*links[:place], *links[place + 1 :]]).faults
    assert any("gap" in fault for fault in faults)
    assert any("entry before" in fault for fault in faults)


def test_one_that_was_changed_and_hashed_anew_is_found_by_the_next():
    first, second = chain_of([{"case": 1}, {"case": 2}])
    forged = replace(first, facts={"case": 9})
    assert walked([replace(forged, hash=digest(forged)), second]).faults == [
        "entry 2: it does not name the hash of the entry before it"
    ]


@given(facts)
def test_ids_codes_yes_and_no_are_facts(one):
    assert are_facts(one)


@pytest.mark.parametrize(
    "said",
    ["two words", "Marta", "ä", "", "a" * 65, 1.5, b"x", {"Key": 1}, {1: 2}, {"key": [{"key": "a text"}]}, "a\n"],
)
def test_a_text_a_fraction_or_anything_else_is_none(said):
    assert not are_facts(said)
