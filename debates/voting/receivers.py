"""What follows from facts of other rooms: what somebody answered before they logged in is taken once they have."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from debates.motions.queries import motions
from debates.voting import kept, services
from debates.voting.kept import Act
from debates.voting.states import Position
from forum.accounts.models import User
from forum.web.refusal import Refusal

STANDS = "stance"  # as views.stance keeps it


@receiver(user_logged_in)
def stand_as_was_answered(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Take the stances that were given in this session before its log-in, and say so; or say why not.

    Who confirms their address in another browser is asked again: a stance is kept by the session alone.
    """
    for act in kept.take_up(request.session, STANDS):
        level, told = _stand(act, user)
        messages.add_message(request, level, told, fail_silently=True)


def _stand(act: Act, user: User) -> tuple[int, str]:
    motion = motions().filter(pk=act["about"]).first()
    if motion is None:
        return messages.ERROR, _("Your stance was not taken: the debate is no longer here.")
    position, key = Position(act["position"]), UUID(act["key"])
    try:
        services.take(motion=motion, by=user, position=position, client_key=key, confidence=act["confidence"])
    except Refusal as refusal:
        return messages.ERROR, f"{_('Your stance was not taken.')} {refusal.refused.reason}"
    return messages.SUCCESS, _("Where you stand was taken: %(position)s.") % {"position": position.label}
