"""The sentences of a statement: what was decided, in words to whom it is about."""

from django.utils.translation import gettext_lazy as _

from debates.moderation.actions import Action

TITLES = {
    Action.COLLAPSE: _("What you wrote was collapsed"),
    Action.HIDE: _("What you wrote was hidden"),
    Action.REMOVE: _("What you wrote was removed"),
    Action.PURGE: _("What you wrote was removed for good"),
    Action.REDACT: _("Passages of what you wrote were taken out"),
    Action.MOVE: _("What you wrote was moved"),
    Action.LOCK: _("A discussion was locked"),
    Action.EXCLUDE_VOTES: _("Your votes are not counted"),
    Action.TAKE_DOWN: _("What you brought was taken down"),
    Action.WARN: _("You are warned"),
    Action.HOLD: _("What you post is looked at first"),
    Action.SILENCE: _("You may not post for a time"),
    Action.SUSPEND: _("Your account is suspended"),
    Action.BAN: _("Your account is banned"),
}
DONE = {
    Action.COLLAPSE: _("Collapsed: it is read by who opens it."),
    Action.HIDE: _("Hidden until a moderator has looked at it; its place stays."),
    Action.REMOVE: _("Removed; the thread below it stays."),
    Action.PURGE: _("Removed for good, in every revision; the thread below it stays."),
    Action.REDACT: _("Passages were taken out, in every revision; the rest stays."),
    Action.MOVE: _("Moved to where it belongs, with what answers it."),
    Action.LOCK: _("Locked: nobody posts there for now."),
    Action.EXCLUDE_VOTES: _("Your votes in this debate are left out of what is counted."),
    Action.TAKE_DOWN: _("Taken down, with the debates on it."),
}
SANCTIONS = {
    Action.WARN: _("You are warned."),
    Action.HOLD: _("What you post is looked at by a moderator before others see it."),
    Action.SILENCE: _("You may read, and not post."),
    Action.SUSPEND: _("You may read and appeal, and nothing else."),
    Action.BAN: _("Your account is banned: you may read and appeal, and nothing else."),
}
