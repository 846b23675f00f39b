"""Decisions that are taken often, ready to be filled in: a table. Whoever decides still reads and sends them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from debates.moderation.actions import Action
from debates.moderation.reasons import Reason


@dataclass(frozen=True, slots=True)
class Preset:
    """One decision, with the words that the author reads of it."""

    key: str
    label: str | Promise
    action: Action
    reason: Reason
    facts: str | Promise = ""
    sanction: Action | None = None
    hours: int | None = None


PRESETS = (
    Preset("in-order", _("In order"), Action.DISMISS, Reason.OTHER),
    Preset(
        "attack", _("Personal attack"), Action.REMOVE, Reason.HARASSMENT,
        _("The post speaks about the person and not about what they said."), Action.WARN,
    ),
    Preset(
        "attack-again", _("Personal attack, again"), Action.REMOVE, Reason.HARASSMENT,
        _("The post speaks about the person and not about what they said. You were warned of this before."),
        Action.SILENCE, 24,
    ),
    Preset(
        "hate", _("Against a group"), Action.REMOVE, Reason.HATE,
        _("The post makes people less for the group to which they belong."), Action.SILENCE, 72,
    ),
    Preset(
        "threat", _("Threat"), Action.REMOVE, Reason.THREAT,
        _("The post threatens somebody, or wishes them harm."), Action.SUSPEND, 168,
    ),
    Preset(
        "off-topic", _("Off topic"), Action.COLLAPSE, Reason.OFF_TOPIC,
        _("The post does not answer what it stands under. It can still be read, by whoever opens it."),
    ),
    Preset(
        "advertising", _("Advertising"), Action.REMOVE, Reason.ADVERTISING,
        _("The post sends readers to where something is sold, and says nothing about the motion."),
    ),
    Preset(
        "spam", _("Spam account"), Action.REMOVE, Reason.SPAM,
        _("The same was posted many times over, or by a machine."), Action.SUSPEND, 720,
    ),
    Preset(
        "private", _("Private details"), Action.REDACT, Reason.PERSONAL_DATA,
        _("The passages taken out tell of somebody what they did not publish themselves."),
    ),
    Preset(
        "source", _("Misleading source"), Action.COLLAPSE, Reason.MISLEADING_SOURCE,
        _("The source does not say what it is cited for."),
    ),
)  # fmt: skip


def preset_of(key: str) -> Preset | None:
    """Return the preset with this key, none if there is none."""
    return next((preset for preset in PRESETS if preset.key == key), None)
