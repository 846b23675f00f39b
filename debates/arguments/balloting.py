"""The votes on the arguments of the benches."""

from collections.abc import Iterable
from dataclasses import replace

from debates.arguments.queries import Card
from debates.motions.models import Motion
from debates.voting.queries import ballots
from forum.accounts.policy import Viewer


def with_ballots(cards: Iterable[Card], motion: Motion, viewer: Viewer) -> list[Card]:
    """Return cards with the ballots of those that everybody reads; one query besides those of the policy, or none."""
    shown = list(cards)
    found = ballots(motion, (card.post for card in shown if card.post.is_public), viewer)
    return [replace(card, ballot=found.get(card.post.pk)) for card in shown]
