"""What a handle may look like. Pure but for the exception that forms understand."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from forum.text.normalise import has_words

LEAST, MOST = 3, 30
JOINERS = "_.-"
RESERVED = frozenset({"admin", "administrator", "anonymous", "moderator", "rejoinder", "root", "staff", "system"})


def validate_handle(handle: str) -> None:
    """Accept letters, marks and digits of any script with ``_``, ``.`` and ``-`` between them.

    Raises:
        ValidationError: too short or long, another character, or a name that stands for the site.
    """
    if not LEAST <= len(handle) <= MOST:
        raise ValidationError(_("A handle has %(least)d to %(most)d characters.") % {"least": LEAST, "most": MOST})
    plain = handle == unicodedata.normalize("NFKC", handle)  # no full-width twin of somebody's handle
    if not plain or not all(_may_stand(c) for c in handle) or not has_words(handle.replace("\u0640", "")):
        raise ValidationError(_("A handle is made of letters and digits, with _ . or - between them."))
    if handle[0] in JOINERS or handle[-1] in JOINERS or unicodedata.category(handle[0])[0] == "M":
        raise ValidationError(_("A handle begins and ends with a letter or a digit."))
    if handle.casefold() in RESERVED:
        raise ValidationError(_("This handle is kept for the site. Choose another."))


VALIDATORS = [validate_handle]


def _may_stand(character: str) -> bool:
    return character in JOINERS or unicodedata.category(character) in {
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "Mn",
        "Mc",
        "Nd",
    }
