"""Who sees who gave a notice, and what they said. Everybody may give one."""

from forum.accounts.policy import Viewer, has
from forum.accounts.roles import Ability


def may_see_sender(viewer: Viewer) -> bool:
    """Say whether the viewer reads who gave a notice, and what it says: its receipt alone shows neither."""
    return has(viewer, Ability.SEE_CASES)
