"""The gate: who may not see totals gets, at every address, the same answer whatever was voted.

Each address is asked in two worlds that differ in votes alone. A new address joins by its row in test_every_url.py.
"""

import pytest
from django.urls import reverse

from debates.motions.clock import Stage
from debates.motions.models import Motion
from debates.motions.states import Shown
from forum.letters.models import Letter
from tests.conftest import argue, browser_of, counter, make_person, reply, say, stand
from tests.motions.phases import in_phase
from tests.web.named import named
from tests.web.url_table import TABLE
from tests.web.worlds import WORLDS, asked, world

OF_DEBATES = (
    "threads:",
    "arguments:",
    "charts:",
    "corrections:",
    "motions:",
    "voting:",
    "results:",
    "articles:",
    "zone",
)
ORDERS = ("fair", "best", "divisive", "persuasive", "newest", "oldest", "answered")
# what stands behind a question mark and could give an order or a number away
ASKED_FOR = {
    "arguments:benches": [
        f"?order={name}" for name in ("fair", "best", "divisive", "persuasive", "newest", "answered")
    ],
    "threads:paragraph": ["?order=best", "?order=newest", "?order=answered"],
    "threads:post": ["?order=best", "?order=answered"],
    "threads:said": ["?only=questions", "?order=best"],
    "motions:index": ["?part=closed", "?q=coffee"],
    "arguments:unanswered": ["?side=for"],
}
SEES_NOTHING = ("visitor", "newcomer", "host", "moderator", "admin")
HTMX = {"HX-Request": "true"}


@pytest.fixture
def debate(house):
    """A debate with arguments of both sides, answers and comments, and 24 people who will vote in it."""
    people, motion, draft = house
    author = people["author"]
    first = argue(motion, author)
    for n in range(5):
        argue(motion, author, f"Coffee keeps number {n} awake.", "for" if n % 2 else "against")
    counter(first, author)
    reply(say(motion, author), author)
    values = named(people, motion, draft) | {"argument": first.pk}
    crowd = [make_person() for _ in range(24)]
    return people, motion, values, crowd


def addresses(values: dict[str, object]) -> dict[str, list[str]]:
    found = {}
    for name, row in TABLE.items():
        address = reverse(name, args=[values[arg] for arg in row.args])
        found[name] = [address, *(address + asked_for for asked_for in ASKED_FOR.get(name, ()))]
    found["threads:post"].append(reverse("threads:post", args=[values["argument"]]))
    found["voting:vote"].append(reverse("voting:vote", args=[values["argument"]]))
    return found


def walked(client, values, name_of_world, motion, crowd) -> dict[str, str]:
    """Every address as the client gets it in a world, as a page and, where a debate speaks, as a part of one."""
    answers = {}
    with world(name_of_world, motion, crowd):
        for name, found in addresses(values).items():
            for address in found:
                answers[f"{name} {address}"] = asked(client, address)
                if name.startswith(OF_DEBATES):
                    answers[f"{name} {address} (part)"] = asked(client, address, headers=HTMX)
        answers["letters"] = str(list(Letter.objects.values_list("kind", "facts", "subject", "message")))
    return answers


def told(viewer, debate) -> set[str]:
    """The addresses at which the viewer can tell the worlds apart."""
    _people, motion, values, crowd = debate
    client = browser_of(viewer)
    walked(client, values, WORLDS[0], motion, crowd)  # the first visit of an address may leave traces of its own
    one, other = (walked(client, values, name, motion, crowd) for name in WORLDS)
    assert set(one) == set(other)
    return {place for place in one if one[place] != other[place]}


@pytest.mark.parametrize("role", SEES_NOTHING)
def test_who_has_not_said_where_they_stand_can_tell_nothing_at_any_address(debate, role):
    assert told(debate[0][role], debate) == set()


def test_who_stands_can_tell_nothing_where_totals_wait_for_the_close(debate):
    people, motion, _values, _crowd = debate
    stand(motion, people["member"])
    Motion.objects.filter(pk=motion.pk).update(results=Shown.CLOSE)
    assert told(people["member"], debate) == set()


def test_who_stands_can_tell_nothing_during_the_opening_vote(debate):
    people, motion, _values, _crowd = debate
    in_phase(motion, Stage.OPENING_VOTE)
    stand(motion, people["member"])
    assert told(people["member"], debate) == set()


def test_who_stands_is_shown_what_was_voted(debate):
    people, motion, _values, _crowd = debate
    stand(motion, people["member"])
    places = {place.split(" ")[0] for place in told(people["member"], debate)}
    assert places >= {"arguments:benches", "threads:post", "threads:paragraph", "threads:said", "results:results"}


@pytest.mark.parametrize("which", ["pk", "argument"])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "part"])
def test_voting_tells_nothing_to_who_may_not_see_totals(debate, which, headers):
    people, motion, values, crowd = debate
    client, answers = browser_of(people["member"]), []
    for name in WORLDS:
        with world(name, motion, crowd):
            address = reverse("voting:vote", args=[values[which]])
            answers.append(asked(client, address, "post", data={"vote": "helpful-yes"}, headers=headers))
    assert answers[0] == answers[1]
    assert answers[0][:3] in {"200", "303"}
