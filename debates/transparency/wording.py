"""The words for the codes of the log. A code that is not known here, of another time, is shown as it is."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

ACTS = {
    "decision": _("Decision"),
    "undone": _("Decision undone"),
    "appealed": _("Appeal made"),
    "appeal_decided": _("Appeal decided"),
    "ruling": _("Ruling on a debate"),
    "role": _("Role given or taken"),
    "notice_decided": _("Notice of illegal content decided"),
}
ACTIONS = {
    "approve": _("Approved"),
    "dismiss": _("Report dismissed"),
    "collapse": _("Collapsed"),
    "hide": _("Hidden"),
    "remove": _("Removed"),
    "purge": _("Purged"),
    "restore": _("Restored"),
    "redact": _("Redacted"),
    "move": _("Moved"),
    "lock": _("Locked"),
    "unlock": _("Opened again"),
    "warn": _("Author warned"),
    "hold": _("Author’s posts are held"),
    "silence": _("Author silenced"),
    "suspend": _("Author suspended"),
    "ban": _("Author banned"),
    "exclude_votes": _("Votes left out"),
    "include_votes": _("Votes counted again"),
    "take_down": _("Taken down"),
}
# what came to the author together with what was done to what they wrote
SANCTIONS = {
    "warn": _("The author was warned."),
    "hold": _("The author’s posts are held until somebody has read them."),
    "silence": _("The author was silenced."),
    "suspend": _("The author was suspended."),
    "ban": _("The author was banned."),
}
RULINGS = {
    "lock": _("Locked"),
    "unlock": _("Opened again after a lock"),
    "close": _("Closed"),
    "reopen": _("Opened again after its close"),
    "reword": _("Motion corrected"),
    "settle": _("Settings changed"),
}
TARGETS = {
    "post": _("a post"),
    "motion": _("a debate"),
    "profile": _("a profile"),
    "article": _("an article"),
}
REASONS = {
    "spam": _("spam"),
    "advertising": _("advertising"),
    "harassment": _("harassment"),
    "hate": _("hate"),
    "threat": _("threat"),
    "personal_data": _("personal data"),
    "off_topic": _("off topic"),
    "misleading_source": _("misleading source"),
    "impersonation": _("impersonation"),
    "illegal": _("illegal"),
    "other": pgettext_lazy("reason", "another reason"),
}
ROLES = {
    "member": _("an ordinary member"),
    "moderator": _("a moderator"),
    "senior": _("a senior moderator"),
    "auditor": _("an auditor"),
    "admin": _("an administrator"),
}
OUTCOMES = {
    "upheld": _("The decision stands."),
    "overturned": _("The decision was overturned, and what it did was put back."),
}
ANSWERS = {
    "acted": _("What was notified was acted on."),
    "not_acted": _("What was notified was not acted on."),
}
DECIDERS = {
    "admin": _("an administrator"),
    "host": _("a host of the debate"),
    "automatic": _("automatic"),
    "command": _("whoever runs the site"),
    "moderator": _("a moderator"),
    "senior": _("a senior moderator"),
}
SEATED = {"moderator": _("moderator %(seat)s"), "senior": _("senior moderator %(seat)s")}


def word(words: Mapping[str, object], code: object) -> str:
    """Return the word for a code, the code itself if it has none, nothing for no code."""
    return "" if code is None else str(words.get(str(code), code))


def decider(role: object, seat: object) -> str:
    """Return who decided without a name: the same letter is the same moderator throughout the log."""
    if role in SEATED and isinstance(seat, int) and seat > 0:
        return str(SEATED[str(role)]) % {"seat": letters(seat)}
    return word(DECIDERS, role)


def letters(seat: int) -> str:
    """Return the letters of a seat: 1 is A, 26 Z, 27 AA."""
    found = ""
    while seat > 0:
        seat, place = divmod(seat - 1, 26)
        found = chr(ord("A") + place) + found
    return found
