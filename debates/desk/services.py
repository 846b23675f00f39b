"""Taking up what nobody reported: its case is found or opened, and decided at once where that is wanted."""

from django.db import transaction

from debates.desk.policy import may_take_up
from debates.desk.queries import newest_case
from debates.moderation.choosing import Choice
from debates.moderation.gathering import gather
from debates.moderation.models import Case, Decision
from debates.moderation.services import Overtaken, decide
from debates.moderation.states import Tray
from debates.moderation.things import Thing
from debates.motions import queries as motions
from forum.accounts.models import User
from forum.web.refusal import enforce


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
