"""Taking up what nobody reported, from where it stands, from the console, or because votes look alike."""

from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone

from debates.desk.policy import may_take_up
from debates.desk.queries import newest_case
from debates.moderation.choosing import Choice
from debates.moderation.gathering import gather, sign
from debates.moderation.models import Case, Decision, Sign
from debates.moderation.services import Overtaken, decide
from debates.moderation.states import Clue, Origin, Tray
from debates.moderation.things import Thing, thing_of
from debates.motions import queries as motions
from debates.motions.models import Motion
from debates.voting.models import Vote
from debates.voting.patterns import patterns
from forum.accounts.models import User
from forum.web.refusal import enforce

LOOKED_BACK = timedelta(days=1)


@transaction.atomic
def take_up(*, thing: Thing, by: User) -> Case:
    """Return the undecided case of a thing, opened if there is none.

    Raises:
        Refusal: the person keeps no order there.
    """
    enforce(may_take_up(by, thing))
    if thing.debate is not None:
        motions.hold_shared(thing.debate.pk)
    return gather(thing, Tray.REPORTED)


@transaction.atomic
def decide_here(*, thing: Thing, by: User, known: tuple[int, int], choice: Choice) -> Decision:
    """Decide on a thing where it stands; ``known`` is its newest case, and its version, that the decider knew of.

    The debate is held alone, so that case and post are locked in any order. Refused, no case is left behind.

    Raises:
        Overtaken: it was decided or taken up meanwhile.
        Refusal: as ``decide``.
    """
    enforce(may_take_up(by, thing))
    if thing.debate is not None:
        motions.alone(thing.debate.pk)
    newest = newest_case(thing)
    if newest is not None and (newest.pk, newest.version) != known:
        raise Overtaken(newest)
    case = gather(thing, Tray.REPORTED)
    return decide(case=case, by=by, seen=case.version, choice=choice)


@transaction.atomic
def decide_at_console(*, thing: Thing, by: User, choice: Choice) -> Decision:
    """Decide on a thing as who runs the site does, at the console; whatever anybody saw of it before.

    Raises:
        Refusal: as ``decide``.
    """
    enforce(may_take_up(by, thing))
    if thing.debate is not None:
        motions.alone(thing.debate.pk)
    case = gather(thing, Tray.REPORTED)
    return decide(case=case, by=by, seen=case.version, choice=choice, origin=Origin.COMMAND)


def look_for_anomalies() -> int:
    """Open a case for each group that votes as one in a debate of the last day, once; return how many groups."""
    since = timezone.now() - LOOKED_BACK
    found = Motion.objects.filter(pk__in=Vote.objects.filter(changed__gte=since).values("voter__motion"))
    return sum(_anomalies(motion) for motion in found.select_related("article").order_by("pk"))


@transaction.atomic
def _anomalies(motion: Motion) -> int:
    """Note the groups of one debate that were not noted before: those most of whose voters are new to the notes."""
    motions.hold_shared(motion.pk)
    rows = Sign.objects.filter(case__motion=motion, clue=Clue.VOTES).values_list("facts", flat=True)
    known = {voter for facts in rows for voter in facts["voters"]}
    groups = [one for one in patterns(motion, AnonymousUser()) if len(set(one.voters) - known) * 2 > len(one.voters)]
    for group in groups:
        sign(thing_of(motion), Tray.ANOMALY, Clue.VOTES, voters=sorted(group.voters))
    return len(groups)
