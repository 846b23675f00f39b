"""Keeping order in a demo debate, through the verbs of those who do: reports, decisions, appeals, a word that holds."""

from typing import Any

from debates.appeals import services as appeals
from debates.appeals.states import Outcome
from debates.demo.content import Debate, comments_of
from debates.demo.saying import say_all
from debates.moderation.actions import Action
from debates.moderation.choosing import Choice
from debates.moderation.models import Case, Decision
from debates.moderation.reasons import Reason
from debates.moderation.reporting import report
from debates.moderation.services import decide
from debates.moderation.states import UNDECIDED
from debates.moderation.things import thing_of
from debates.motions.models import Motion
from debates.posts.models import Post
from debates.posts.screening_rules import add_rule
from debates.posts.states import RuleDoes, RuleKind
from forum.accounts.models import User


def keep_order(*, debate: Debate, motion: Motion, posts: dict[str, Post], people: dict[str, User]) -> None:
    """Say what somebody minds, report it, decide, and appeal; ``posts`` and ``people`` of the debate by their names."""
    for row in debate.order.get("rules", ()):
        add_rule(
            by=people[row["by"]],
            kind=RuleKind(row["kind"]),
            pattern=row["pattern"],
            does=RuleDoes(row["does"]),
            told=row["told"],
        )
    posts = posts | say_all(comments_of(debate.order.get("posts", ())), motion, people, posts)
    for row in debate.order.get("reports", ()):
        thing = thing_of(_now(posts[row["post"]]))
        report(by=people[row["by"]], thing=thing, reason=Reason(row["reason"]), note=row.get("note", ""))
    decided = {row["key"]: _decide(row, posts, people) for row in debate.order.get("decisions", ())}
    for row in debate.order.get("appeals", ()):
        _appeal(row, decided, people)


def _decide(row: dict[str, Any], posts: dict[str, Post], people: dict[str, User]) -> Decision:
    case = Case.objects.get(post=posts[row["post"]], state__in=UNDECIDED)
    sanction = Action(row["sanction"]) if "sanction" in row else None
    choice = Choice(Action(row["action"]), Reason(row["reason"]), row["facts"], sanction=sanction)
    return decide(case=case, by=people[row["by"]], seen=case.version, choice=choice)


def _appeal(row: dict[str, Any], decided: dict[str, Decision], people: dict[str, User]) -> None:
    statement = decided[row["decision"]].statements.get()
    made = appeals.appeal(against=statement, by=people[row["by"]], text=row["text"])
    if "outcome" in row:
        by, outcome = people[row["decided_by"]], Outcome(row["outcome"])
        appeals.decide(appeal=made, by=by, outcome=outcome, answer=row["answer"])


def _now(post: Post) -> Post:
    return Post.objects.select_related("author", "motion__article").get(pk=post.pk)
