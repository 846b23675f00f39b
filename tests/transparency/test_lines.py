"""A line of the log in words: from codes alone, and nothing but what they say."""

import pytest

from debates.transparency import wording
from debates.transparency.lines import Line, line
from tests.transparency.logged import decided, logged

pytestmark = pytest.mark.django_db


def told(entry) -> str:
    one: Line = line(entry)
    return " | ".join([one.deed, one.thing, str(one.motion), one.reason, one.by, " ".join(one.notes)])


def test_a_decision_says_what_was_done_to_what_why_and_by_which_letter():
    entry = decided(motion=3)
    assert told(entry) == "Removed | a post | 3 | harassment | moderator B | Case 12, decision 34."
    assert (line(entry).number, line(entry).hash, line(entry).made) == (1, entry.hash, entry.made)


def test_what_came_with_it_is_told():
    entry = decided(sanction="suspend", hours=72, revision=2, override=True, role="admin", target="profile", seat=None)
    assert line(entry).thing == "a profile"
    assert line(entry).by == "an administrator"
    assert line(entry).notes == [
        "The author was suspended.",
        "For 72 hours.",
        "It was about revision 2.",
        "Decided by an override, in spite of a part in the matter.",
        "Case 12, decision 34.",
    ]


def test_a_debate_is_called_one_only_where_its_number_is_not_told():
    assert line(decided(target="motion", motion=3)).thing == ""
    assert line(decided(target="motion", motion=None)).thing == "a debate"
    assert line(decided(target="post", motion=3)).thing == "a post"


@pytest.mark.parametrize(
    ("facts", "by"),
    [
        ({"role": "moderator", "seat": 2}, "moderator B"),
        ({"role": "moderator", "seat": 27}, "moderator AA"),
        ({"role": "senior", "seat": 26}, "senior moderator Z"),
        ({"role": "moderator", "seat": None}, "a moderator"),
        ({"role": "moderator", "seat": 0}, "a moderator"),
        ({"role": "admin", "seat": 1}, "an administrator"),
        ({"role": "host", "seat": None}, "a host of the debate"),
        ({"role": "automatic", "automatic": True, "seat": None}, "automatic"),
        ({"role": "moderator", "automatic": True}, "automatic"),
        ({"role": "command", "seat": None}, "whoever runs the site"),
        ({"role": "oracle", "seat": None}, "oracle"),
        ({"role": None, "seat": None}, ""),
    ],
)
def test_who_decided_is_told_without_a_name(facts, by):
    assert line(decided(**facts)).by == by


def test_what_was_undone_names_the_decision_that_no_longer_holds():
    entry = decided("undone", action="undo", undoes=33, undid="remove")
    assert line(entry).deed == "Decision undone"
    assert line(entry).notes == ["Decision 33 no longer holds: “Removed”.", "Case 12, decision 34."]
    untold = decided("undone", action="undo", undoes=33)
    assert line(untold).notes == ["Decision 33 no longer holds.", "Case 12, decision 34."]


def test_appeals_and_their_outcomes_are_told():
    about = {"case": 12, "decision": 34, "appeal": 7}
    where = "Appeal 7, against decision 34 of case 12."
    assert told(logged("appealed", **about)) == f"Appeal made |  | None |  |  | {where}"
    stands = logged("appeal_decided", **about, outcome="upheld", seat=3, role="senior", alone=False)
    assert (line(stands).by, line(stands).notes) == ("senior moderator C", ["The decision stands.", where])
    fell = logged("appeal_decided", **about, outcome="overturned", seat=1, role="admin", alone=True)
    assert line(fell).notes == [
        "The decision was overturned, and what it did was put back.",
        "Decided by whoever made the first decision: this site had nobody else.",
        where,
    ]


def test_rulings_roles_and_notices_are_told():
    ruling = logged("ruling", motion=4, ruling=9, act="lock", role="host", seat=None)
    reason = "Ruling 9; its reason stands with the debate."
    assert told(ruling) == f"Locked |  | 4 |  | a host of the debate | {reason}"
    given = logged("role", person=7, role="moderator", by=1)
    assert told(given) == "Role given or taken |  | None |  | an administrator | Somebody is now a moderator."
    assert line(logged("role", person=7, role="admin", by=None)).by == "whoever runs the site"
    notice = logged("notice_decided", notice=3, outcome="not_acted")
    assert line(notice).notes == ["What was notified was not acted on.", "Notice 3."]


@pytest.mark.parametrize("act", wording.ACTS)
def test_an_entry_that_says_less_than_usual_is_a_line_all_the_same(act):
    found = line(logged(act))
    assert found.deed == str(wording.ACTS[act])
    assert found.notes == []


def test_codes_of_another_time_are_shown_as_they_are():
    assert told(logged("sunset", target="star", reason="dusk")) == "sunset | star | None | dusk |  | "
    assert line(decided(action="paint")).deed == "paint"
    assert line(decided(motion="three")).motion is None


CODES = {
    "ACTIONS": "approve dismiss collapse hide remove purge restore redact move lock unlock warn hold silence suspend"
    " ban exclude_votes include_votes take_down",
    "REASONS": "spam advertising harassment hate threat personal_data off_topic misleading_source impersonation"
    " illegal other",
    "ACTS": "decision undone appealed appeal_decided ruling role notice_decided",
    "TARGETS": "post motion profile article",
}


@pytest.mark.parametrize("name", CODES)
def test_every_code_of_today_has_its_word(name):
    words = getattr(wording, name)
    assert set(words) == set(CODES[name].split())
    assert all(" " in str(words[code]) or "_" not in code for code in words)
