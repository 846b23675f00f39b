"""Every restricting action, by every path, leaves exactly one statement and one row of the log, or nothing at all."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import IntegrityError

from debates.articles import services as articles
from debates.moderation.actions import ACTIONS, Target, is_restricting
from debates.moderation.choosing import Where
from debates.moderation.models import Case, Decision, Statement
from debates.moderation.services import decide, decide_many
from debates.moderation.states import Origin
from debates.motions import services as motions
from debates.posts import placing
from debates.posts.models import Post
from debates.posts.states import Relation
from forum.accounts.models import Restriction
from forum.accounts.roles import Role
from forum.audit.models import Entry
from tests.conftest import argue, make_article, make_motion, make_person, say, stand, vote
from tests.moderation.test_reporting import quarrel

from .conftest import choice, now, reported

RESTRICTING = [action for action in ACTIONS if is_restricting(action)]


def prepared(action: str) -> tuple[Case, dict[str, object]]:
    """A case on which an action can be decided, and what the decision needs."""
    motion, author = make_motion(f"This house would {action}", make_person()), make_person()
    rule, fields = ACTIONS[action], {}
    if Target.POST not in rule.on:
        if action == "exclude_votes":
            voter, post = make_person(), argue(motion, author)
            stand(motion, voter)
            vote(post, voter)
            fields["voters"] = (motion.voters.get(person=voter).pk,)
        if action == "take_down":
            motion.article.added_by = author
            motion.article.save()
        return reported(motion, reason="spam"), fields
    if action == "move":
        post, top = argue(motion, author), argue(motion, make_person(), "Tea wakes it too.")
        return reported(post), {"place": Where(top.pk, "supports")}
    post = say(motion, author, "My number is 555 1234, call me.")
    if action == "redact":
        fields["passages"] = ("555 1234",)
    if rule.curb and action != "ban":
        fields["hours"] = 24
    return reported(post), fields


def as_it_is(case: Case) -> list[object]:
    """All that an action could change."""
    return [
        list(Post.objects.order_by("pk").values("state", "body", "claim", "parent", "thread")),
        list(Restriction.objects.values("kind")),
        case.debate and [now(case.debate).state, now(case.debate.article).state],
        Decision.objects.count(), Statement.objects.count(), Entry.objects.count(), now(case).state, now(case).version,
    ]  # fmt: skip


def by_page(case: Case, by, fields) -> None:
    decide(case=case, by=by, seen=case.version, choice=fields)


def by_command(case: Case, by, fields) -> None:
    decide(case=case, by=by, seen=case.version, choice=fields, origin=Origin.COMMAND)


def in_bulk(case: Case, by, fields) -> None:
    (done,) = decide_many(items=[(case.pk, case.version)], by=by, choice=fields)
    assert done.decision, done.refused


@pytest.mark.django_db
@pytest.mark.parametrize("path", [by_page, by_command, in_bulk])
@pytest.mark.parametrize("action", RESTRICTING)
def test_a_decision_leaves_one_statement_and_one_row(path: Callable, action):
    case, fields = prepared(action)
    path(case, make_person(role=Role.ADMIN), choice(action, **fields))
    assert Statement.objects.count() == 1
    assert Entry.objects.count() == 1
    assert Statement.objects.get().decision_id == Entry.objects.get().facts["decision"]


@pytest.mark.django_db
@pytest.mark.parametrize("fault", ["effects.finish", "recording.decided.send", "recording.append", "recording.reckon"])
@pytest.mark.parametrize("action", RESTRICTING)
def test_with_a_fault_between_it_leaves_nothing(fault, action, monkeypatch):
    case, fields = prepared(action)
    admin, before = make_person(role=Role.ADMIN), as_it_is(case)

    def fail(*args, **kwargs):
        raise IntegrityError

    name, _dot, attribute = fault.rpartition(".")
    monkeypatch.setattr(f"debates.moderation.{name}.{attribute}", fail)
    with pytest.raises(IntegrityError):
        by_page(case, admin, choice(action, **fields))
    assert as_it_is(case) == before


def locked_by_a_moderator() -> None:
    motion = make_motion("This house would lock", make_person())
    motions.lock(motion=motion, by=make_person(role=Role.MODERATOR), reason="It boils over.")


def taken_down_by_a_moderator() -> None:
    article = make_article()
    article.added_by = make_person()
    article.save()
    articles.take_down(article=article, by=make_person(role=Role.MODERATOR), reason="Its author asked.")


def moved_by_a_host() -> None:
    host = make_person()
    motion = make_motion("This house would move", host)
    moved, top = argue(motion, make_person()), argue(motion, make_person(), "Tea wakes it too.")
    placing.move(post=moved, by=host, parent=top, relation=Relation.SUPPORTS, why="It says so of that one.")


def hidden_by_reports() -> None:
    post, people = quarrel()
    for person in people:
        reported(post, person)


@pytest.mark.django_db
@pytest.mark.parametrize("path", [locked_by_a_moderator, taken_down_by_a_moderator, moved_by_a_host, hidden_by_reports])
def test_what_is_done_elsewhere_leaves_one_statement_and_one_row(path):
    path()
    assert Statement.objects.count() == 1
    assert Entry.objects.count() == 1


@pytest.mark.django_db
class TestNobodyIsOwedOne:
    """The twins: what restricts nobody but whoever does it."""

    def test_a_host_who_locks_their_own_debate_stands_in_the_log_alone(self, motion, host):
        motions.lock(motion=motion, by=host, reason="Pause.")
        assert not Statement.objects.exists()
        assert [entry.act for entry in Entry.objects.all()] == ["ruling"]

    def test_whoever_moves_their_own_post_leaves_no_row(self, motion, person):
        moved, top = argue(motion, person), argue(motion, make_person(), "Tea wakes it too.")
        placing.move(post=moved, by=person, parent=top, relation=Relation.SUPPORTS, why="It belongs there.")
        assert not Entry.objects.exists()

    def test_whoever_takes_down_what_they_brought_owes_nobody(self, person):
        article = make_article()
        article.added_by = person
        article.save()
        articles.take_down(article=article, by=person, reason="I changed my mind.")
        assert not Statement.objects.exists()

    def test_a_moderator_who_opens_a_debate_again_restricts_nobody(self, motion, host, moderator):
        motions.lock(motion=motion, by=host, reason="Pause.")
        motions.unlock(motion=motion, by=moderator, reason="Enough.")
        assert not Statement.objects.exists()
        assert [entry.act for entry in Entry.objects.order_by("number")] == ["ruling", "decision"]


@pytest.mark.django_db
def test_an_article_restored_restricts_nobody():
    article = make_article()
    article.added_by = make_person()
    article.save()
    keeper = make_person(role=Role.MODERATOR)
    for verb in (articles.take_down, articles.restore):
        partial(verb, article=article, by=keeper, reason="So it is.")()
    assert Statement.objects.count() == 1
    assert Entry.objects.count() == 2
