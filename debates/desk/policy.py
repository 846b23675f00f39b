"""Who may take something up that nobody reported."""

from django.utils.translation import gettext as _

from debates.moderation.policy import role_in
from debates.moderation.things import Thing
from forum.accounts.models import User
from forum.web.refusal import ALLOWED, Answer, Refused


def may_take_up(person: User, thing: Thing) -> Answer:
    """Say whether the person may take something up that nobody reported."""
    if role_in(person, thing.debate):
        return ALLOWED
    return Refused(_("Only moderators take up cases. You can report it instead."))
