"""What Django's own check says of mail."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info, register

from forum import env


@register()
def letters_reach_people(**_context: Any) -> list[CheckMessage]:
    """Say it where a site for others writes its letters into files and nobody said that this is meant."""
    if settings.IS_LOCAL or env.text("EMAIL_URL"):
        return []
    told = "Letters are written into VAR_DIR/mail: who signs up or forgets a password waits for one that nobody sends."
    hint = "Set EMAIL_URL to a mail server, or to 'files' if you mean it."
    return [Info(told, hint=hint, id="letters.I001")]
