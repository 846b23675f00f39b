"""The log in the database: it only grows, without a gap, whoever writes."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from forum.audit import queries
from forum.audit.chain import FIRST, Link, digest
from forum.audit.models import Entry
from forum.audit.services import append
from forum.audit.verifying import verify


def write(number: int = 1, *, act: str = "decision", **facts) -> Entry:
    with transaction.atomic():
        return append(act=act, facts={"case": number, **facts})


def by_hand(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, list(values))


def inserted(number: int, previous: str, digits: str = "c" * 64) -> None:
    by_hand(
        "INSERT INTO audit_entry (number, previous, hash, act, facts, made) VALUES (%s, %s, %s, 'x', '{}', now())",
        *(number, previous, digits),
    )


def test_the_first_entry_follows_nothing_and_each_other_one_the_one_before(db):
    first, second = write(1), write(2)
    assert (first.number, first.previous) == (1, FIRST)
    assert (second.number, second.previous) == (2, first.hash)
    kept = Entry.objects.get(number=2)
    assert kept.hash == digest(kept.link)
    assert str(kept) == "2 decision"


def test_the_head_of_an_empty_log_is_zeros_then_that_of_the_newest_entry(db):
    assert queries.head() == queries.Head(0, FIRST)
    write(1)
    newest = write(2)
    assert queries.head() == queries.Head(2, newest.hash)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET act = 'other' WHERE number = 1",
        "UPDATE audit_entry SET made = made WHERE number = 1",
        "DELETE FROM audit_entry WHERE number = 2",
        "TRUNCATE audit_entry",
    ],
)
def test_the_database_refuses_to_change_or_to_drop_entries(db, sql):
    write(1), write(2)
    with pytest.raises(DatabaseError, match="Cannot"):
        by_hand(sql)
    assert Entry.objects.count() == 2
    assert not verify().faults


def test_by_hand_one_may_add_what_follows(db):
    inserted(2, write(1).hash)
    assert Entry.objects.count() == 2


def test_the_database_refuses_what_does_not_follow_the_entry_before(db):
    first = write(1)
    second = write(2)
    for number, previous in ((4, second.hash), (3, first.hash), (3, "d" * 64), (1, FIRST), (2, first.hash), (0, FIRST)):
        with pytest.raises(DatabaseError):
            inserted(number, previous)
    with pytest.raises(DatabaseError):
        inserted(3, second.hash, "no hash")
    assert Entry.objects.count() == 2


def test_an_empty_log_begins_with_1(db):
    with pytest.raises(DatabaseError, match="does not follow"):
        inserted(2, FIRST)
    with pytest.raises(DatabaseError, match="does not follow"):
        inserted(1, "d" * 64)
    inserted(1, FIRST)


def test_an_entry_that_is_rolled_back_leaves_no_gap(db):
    write(1)
    with transaction.atomic():
        append(act="decision", facts={"case": 2})
        transaction.set_rollback(True)
    assert write(3).number == 2
    assert not verify().faults


@pytest.mark.django_db(transaction=True)
def test_twenty_who_write_at_once_leave_no_gap(at_once):
    found = at_once(*[lambda n=n: write(n) for n in range(20)])
    assert sorted(entry.number for entry in found) == list(range(1, 21))
    walk = verify()
    assert (walk.length, walk.faults) == (20, [])


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_nothing_is_written():
    with pytest.raises(TransactionManagementError):
        append(act="decision", facts={})
    assert not Entry.objects.exists()
    write(1)


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        ("two words", {}),
        ("a" * 33, {}),
        ("", {}),
        ("decision", {"why": "You were rude."}),
        ("decision", {"share": 0.5}),
    ],
)
def test_the_log_takes_no_text(db, act, facts):
    with pytest.raises(ValueError, match="ids and codes"):
        append(act=act, facts=facts)
    assert not Entry.objects.exists()


def test_entries_are_found_by_act_debate_and_reason(db):
    write(1, motion=3, reason="spam")
    write(2, motion=4, reason="spam")
    write(3, motion=3, reason="hate")
    write(4, act="undone", motion=3, reason="spam")

    def cases(**asked) -> set[int]:
        return {entry.facts["case"] for entry in queries.entries(**asked)}

    assert cases() == {1, 2, 3, 4}
    assert cases(act="decision") == {1, 2, 3}
    assert cases(motion=3) == {1, 3, 4}
    assert cases(reason="spam") == {1, 2, 4}
    assert cases(act="decision", motion=3, reason="spam") == {1}


def test_pages_are_told_newest_first_and_each_entry_once(db):
    for n in range(1, 6):
        write(n)
    first = queries.page(queries.entries(), before=None, size=2)
    second = queries.page(queries.entries(), before=first.next, size=2)
    third = queries.page(queries.entries(), before=second.next, size=2)
    assert [[entry.number for entry in page.rows] for page in (first, second, third)] == [[5, 4], [3, 2], [1]]
    assert third.next is None
    assert queries.page(queries.entries(act="none"), before=None, size=2) == queries.EntryPage([], None)


def test_a_link_of_the_chain_says_what_the_entry_says(db):
    entry = write(7)
    assert entry.link == Link(1, FIRST, "decision", {"case": 7}, entry.made, entry.hash)
