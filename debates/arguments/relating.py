"""What an answer can do to an argument, as it is explained where one chooses."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from debates.motions.states import Side
from debates.posts.states import Relation, favoured

# in the order in which they are offered: what it does, and an answer of that kind to “Trams empty the shops of a town.”
_TOLD = {
    Relation.OPPOSES: (_("Gives a reason why the claim is false."), _("“Where trams came, the shops sold more.”")),
    Relation.UNDERCUTS: (
        _("The reason may be true, but the claim does not follow from it."),
        _("“One town’s shops do not show it for others.”"),
    ),
    Relation.SUPPORTS: (_("Gives a further reason why the claim is true."), _("“Two towns lost every baker.”")),
}
OFFERED = tuple(_TOLD)


@dataclass(frozen=True, slots=True)
class Choice:
    """A relation as it is offered: its radio button, whom an argument in it would serve, what it does, an example."""

    radio: BoundWidget
    name: str
    side: str
    told: str
    example: str


def choices(radios: Sequence[BoundWidget], side: Side) -> list[Choice]:
    """Return the relations that an answer to an argument for a side may stand in; ``radios`` in the same order."""
    return [_choice(name, radio, side) for name, radio in zip(OFFERED, radios, strict=True)]


def _choice(name: Relation, radio: BoundWidget, side: Side) -> Choice:
    told, example = _TOLD[name]
    return Choice(radio, name.value, favoured(name, side).value, str(told), str(example))
