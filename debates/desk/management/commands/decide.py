"""``manage.py decide``: a decision of moderation from the console, through the verb that the page uses."""

from argparse import ArgumentParser
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError

from debates.desk.services import decide_at_console
from debates.moderation.actions import HOURS, SANCTIONS, Action
from debates.moderation.choosing import Choice
from debates.moderation.reasons import Reason
from debates.moderation.things import Thing, thing_of
from debates.motions.models import Motion
from debates.posts.models import Post
from forum.accounts.models import User
from forum.web.refusal import Refusal

T = TypeVar("T")


class Command(BaseCommand):
    """Decides on one thing; it leaves its statement and its row of the log as on every other path."""

    help = "Decide on a post, a debate or an account: the same verb, statement and log as on the moderators' page."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what the command takes."""
        things = parser.add_mutually_exclusive_group(required=True)
        things.add_argument("--post", type=int, help="the number of a post: 812 of /c/812/")
        things.add_argument("--debate", help="the debate, as its address names it")
        things.add_argument("--person", help="the handle of an account")
        parser.add_argument("--action", required=True, choices=Action.values)
        parser.add_argument("--reason", required=True, choices=Reason.values)
        parser.add_argument("--facts", default="", help="what the author reads")
        parser.add_argument("--law", default="", help="where the reason is that it is illegal")
        parser.add_argument("--sanction", choices=[str(one) for one in SANCTIONS])
        parser.add_argument("--hours", type=int, choices=HOURS)
        parser.add_argument("--as", dest="by", required=True, help="the handle of who decides")

    def handle(self, *args: Any, **options: Any) -> None:
        """Decide, and print what was decided."""
        by = _person(options["by"])
        choice = Choice(
            action=Action(options["action"]),
            reason=Reason(options["reason"]),
            facts=options["facts"],
            law=options["law"],
            sanction=Action(options["sanction"]) if options["sanction"] else None,
            hours=options["hours"],
        )
        try:
            decision = decide_at_console(thing=_thing(options), by=by, choice=choice)
        except Refusal as refusal:
            raise CommandError(refusal.refused.reason) from refusal
        self.stdout.write(f"case {decision.case_id}: {decision.get_action_display()}, {decision.get_reason_display()}")


def _thing(options: dict[str, Any]) -> Thing:
    if options["post"] is not None:
        found = Post.objects.select_related("author", "motion__article", "root").filter(pk=options["post"]).first()
        return thing_of(_there(found, f"There is no post {options['post']}."))
    if options["debate"] is not None:
        motion = Motion.objects.select_related("article").filter(slug=options["debate"]).first()
        return thing_of(_there(motion, f"No debate here has the address {options['debate']}."))
    return thing_of(_person(options["person"]))


def _person(handle: str) -> User:
    return _there(User.objects.filter(handle__iexact=handle).first(), f"Nobody here has the handle {handle}.")


def _there(found: T | None, otherwise: str) -> T:
    if found is None:
        raise CommandError(otherwise)
    return found
