"""What follows from facts of other rooms: who logs in finds done what they answered and pressed before.

Who confirms their address in another browser is asked again: both are kept by the session alone.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debates.motions.queries import motions
from debates.posts.models import Post
from debates.voting import kept, services
from debates.voting.kept import Act
from debates.voting.states import Axis, Position, Value
from forum.accounts.models import User
from forum.web.refusal import Refusal


@receiver(user_logged_in)
def stand_as_was_answered(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Take the stances that were given in this session before its log-in, and say so; or say why not."""
    for act in kept.take_up(request.session, kept.STANCE):
        level, told = _stand(act, user)
        messages.add_message(request, level, told, fail_silently=True)


@receiver(user_logged_in)
def vote_as_was_pressed(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """Cast the votes that were pressed in this session before its log-in, and say so; or say why not."""
    acts = kept.take_up(request.session, kept.VOTE)
    refused = list(_refusals(acts, user))
    if cast := len(acts) - len(refused):
        told = ngettext("Your vote was cast.", "Your %(n)d votes were cast.", cast) % {"n": cast}
        messages.success(request, told, fail_silently=True)
    for reason in dict.fromkeys(refused):
        messages.error(request, f"{_('A vote was not cast.')} {reason}", fail_silently=True)


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


def _refusals(acts: Iterable[Act], user: User) -> Iterable[str]:
    for act in acts:
        value = Value(act["value"]) if act["value"] else None
        try:
            services.cast(post=Post(pk=act["post"]), by=user, axis=Axis(act["axis"]), value=value)
        except Refusal as refusal:
            yield refusal.refused.reason
