"""``manage.py verify_log`` finds what somebody did who got past the triggers."""

import io
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from forum.audit.chain import FIRST, digest
from forum.audit.models import Entry
from tests.audit.test_log import by_hand, write

pytestmark = pytest.mark.django_db


@contextmanager
def triggers_off():
    by_hand("ALTER TABLE audit_entry DISABLE TRIGGER USER")
    yield
    by_hand("ALTER TABLE audit_entry ENABLE TRIGGER USER")


def told(*arguments: str) -> tuple[list[str], int]:
    out, status = io.StringIO(), 0
    try:
        call_command("verify_log", *arguments, stdout=out)
    except SystemExit as end:
        status = end.code
    return out.getvalue().splitlines(), status


def test_an_empty_log_is_sound():
    assert told() == (["length 0", f"head {FIRST}"], 0)
    assert told("--head", FIRST) == (["length 0", f"head {FIRST}"], 0)


def test_a_log_as_it_was_written_is_sound():
    newest = [write(n) for n in (1, 2, 3)][-1]
    assert told() == (["length 3", f"head {newest.hash}"], 0)


@pytest.mark.parametrize(
    "change", ["act = 'undone'", "facts = '{\"case\": 9}'", "made = made + interval '1 microsecond'"]
)
def test_what_was_changed_is_found(change):
    entries = [write(n) for n in (1, 2, 3)]
    with triggers_off():
        by_hand(f"UPDATE audit_entry SET {change} WHERE number = 2")  # noqa: S608 - all written here
    lines, status = told()
    assert (lines[0], status) == ("entry 2: its hash is not that of what it says", 1)
    assert lines[1:] == ["length 3", f"head {entries[-1].hash}"]


def test_what_was_changed_and_hashed_anew_is_found_by_the_next():
    write(1), write(2)
    with triggers_off():
        by_hand("UPDATE audit_entry SET facts = '{\"case\": 9}' WHERE number = 1")
        by_hand("UPDATE audit_entry SET hash = %s WHERE number = 1", digest(Entry.objects.get(number=1).link))
    assert told()[0][0] == "entry 2: it does not name the hash of the entry before it"


def test_what_was_taken_out_of_the_middle_is_found():
    for n in (1, 2, 3):
        write(n)
    with triggers_off():
        by_hand("DELETE FROM audit_entry WHERE number = 2")
    lines, status = told()
    assert lines[0] == "entry 3: it follows entry 1, so there is a gap"
    assert status == 1


def test_a_tail_that_was_cut_is_found_by_an_earlier_head_alone():
    entries = [write(n) for n in (1, 2, 3)]
    for entry in entries:
        assert told("--head", entry.hash.upper())[1] == 0
    with triggers_off():
        by_hand("DELETE FROM audit_entry WHERE number = 3")
    assert told()[1] == 0
    lines, status = told("--head", entries[2].hash)
    assert lines[0] == f"no entry has the hash {entries[2].hash}: the log was cut or rewritten"
    assert status == 1
    assert told("--head", entries[1].hash)[1] == 0


def test_a_log_that_was_emptied_is_found_by_an_earlier_head():
    head = write(1).hash
    with triggers_off(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_entry")
    assert told("--head", head)[1] == 1


def test_what_is_no_head_is_said_to_be_none():
    with pytest.raises(CommandError, match="64 hexadecimal digits"):
        told("--head", "abc")
