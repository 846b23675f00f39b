"""The one undecided case of a thing: found or opened, and held, so that all who report it at once share it."""

from debates.moderation.actions import Target
from debates.moderation.models import Case, Sign
from debates.moderation.states import GRAVITY, UNDECIDED, Clue, Tray
from debates.moderation.things import Thing


def gather(thing: Thing, tray: Tray) -> Case:
    """Return the undecided case of a thing, opened if there is none, held until the transaction ends.

    It comes to lie in the gravest of the trays that it was opened for. Two queries, or three.
    """
    tray = Tray.PROFILE if thing.kind == Target.PROFILE and tray == Tray.REPORTED else tray
    named = {thing.kind.value: thing.subject}
    Case.objects.bulk_create([Case(**named, debate=thing.debate, tray=tray)], ignore_conflicts=True)
    held = Case.objects.select_for_update(no_key=True).get(**named, state__in=UNDECIDED)
    if GRAVITY[tray] > GRAVITY[Tray(held.tray)]:
        held.tray = tray
        held.save(update_fields=["tray"])
    return held


def sign(thing: Thing, tray: Tray, clue: Clue, **facts: object) -> Case:
    """Note what drew attention to a thing, in its undecided case."""
    case = gather(thing, tray)
    Sign.objects.create(case=case, clue=clue, facts=facts, revision_number=thing.revision)
    return case
