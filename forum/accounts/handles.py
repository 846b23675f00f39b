"""What a handle may look like. Pure but for the exception that forms understand."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forum.accounts.lookalikes import misleads, skeleton
from forum.text.normalise import has_words

LEAST, MOST = 3, 30
HOW_LONG = _("A handle has %(least)d to %(most)d characters.")
JOINERS = "_.-"
# who speaks for the site: no part of a handle, so that nobody is called moderator_a, as the public log calls others
OFFICES = frozenset({"admin", "administrator", "auditor", "moderator", "moderators", "rejoinder", "staff"})
OTHERS = frozenset({"abuse", "anonymous", "help", "mod", "mods", "postmaster", "root", "security", "support", "system"})
RESERVED = OFFICES | OTHERS
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd"})
_MARKS_IN_A_ROW = 4  # Unicode Technical Standard 39, 5.4
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Nothing is seen of these, whatever their category says: fillers, variation selectors, the blank of Braille.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
ZWNJ, ZWJ = "\u200c", "\u200d"
_VIRAMA = 9  # the combining class of the signs that take a vowel away
_JOINS_NOT_FORWARD = frozenset("آأؤإاةدذرزوڈڑژۃۆۇۈۋے")
# Compatibility characters by their table that are how the language is typed: Thai and Lao am, two of Lao's letters.
_TYPED_SO = frozenset("\u0e33\u0eb3\u0edc\u0edd")


def as_kept(typed: str) -> str:
    """Return a handle as it is kept and looked for: composed, however the keyboard made its letters."""
    return unicodedata.normalize("NFC", typed.strip())


def validate_handle(handle: str) -> None:
    """Accept letters, marks and digits of any script with ``_``, ``.`` and ``-`` between them.

    Raises:
        ValidationError: too short or long, another character, or a name that stands for the site. It says which.
    """
    if _width(handle) < LEAST or len(handle) > MOST:
        raise ValidationError(HOW_LONG % {"least": LEAST, "most": MOST})
    for is_wrong, words in _FAULTS:
        if is_wrong(handle):
            raise ValidationError(str(words))


VALIDATORS = [validate_handle]


@cache
def _looks_of(names: frozenset[str]) -> frozenset[str]:
    return frozenset(skeleton(name) for name in names)


def _is_kept_for_the_site(handle: str) -> bool:
    parts = {skeleton(part) for part in re.split(f"[{re.escape(JOINERS)}]", handle) if part}
    return skeleton(handle) in _looks_of(RESERVED) or not parts.isdisjoint(_looks_of(OFFICES))


def _width(handle: str) -> int:
    """Count characters; a Chinese, Japanese or Korean sign counts for two, for it says as much as a syllable."""
    return sum(2 if unicodedata.east_asian_width(c) == "W" else 1 for c in handle)


def _is_in_special_form(handle: str) -> bool:
    """Say whether a letter is the wide, raised or otherwise dressed twin of another."""
    dressed = (c for c in handle if unicodedata.decomposition(c).startswith("<"))
    return handle != as_kept(handle) or bool(set(dressed) - _TYPED_SO)


def _has_stray_joiner(handle: str) -> bool:
    """Say whether a zero-width joiner or non-joiner stands where it does nothing.

    Unicode Annex 31 knows where they belong: a non-joiner between Arabic letters that would join (Persian علی‌رضا),
    and either after the sign that takes a vowel away (Sinhala ශ්‍රී).
    """
    return any(c in {ZWNJ, ZWJ} and not _is_at_home(handle, at) for at, c in enumerate(handle))


def _is_at_home(handle: str, at: int) -> bool:
    before, after = handle[max(at - 1, 0) : at], handle[at + 1 : at + 2]
    if not before or not after or unicodedata.category(after)[0] != "L":
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    return handle[at] == ZWNJ and _is_arabic(before) and _is_arabic(after) and before not in _JOINS_NOT_FORWARD


def _is_arabic(character: str) -> bool:
    return unicodedata.category(character) == "Lo" and unicodedata.name(character, "").startswith("ARABIC LETTER")


def _is_of_other_signs(handle: str) -> bool:
    return not all(
        c in JOINERS or c in {ZWNJ, ZWJ} or unicodedata.category(c) in _LETTERS for c in handle
    ) or not has_words(handle.replace("\u0640", ""))


def _begins_or_ends_otherwise(handle: str) -> bool:
    return handle[0] in JOINERS or handle[-1] in JOINERS or unicodedata.category(handle[0])[0] == "M"


def _mixes_digits(handle: str) -> bool:
    """Say whether digits of more than one script stand in it: each script's zero is where its digits begin."""
    zeros = {ord(c) - unicodedata.decimal(c) for c in handle if unicodedata.category(c) == "Nd"}
    return len(zeros) > 1


def _piles_marks(handle: str) -> bool:
    marks = "".join("m" if unicodedata.category(c) == "Mn" else " " for c in unicodedata.normalize("NFD", handle))
    return "m" * (_MARKS_IN_A_ROW + 1) in marks


_FAULTS: list[tuple[Callable[[str], object], str | Promise]] = [
    (_CONTROLS.search, _("This holds a control character. Type the handle anew, without copying it.")),
    (_TURNING.search, _("This holds an invisible character that turns the direction of writing. Leave it out.")),
    (_UNSEEN.search, _("This holds an invisible character. Type the handle anew, without copying it.")),
    (_has_stray_joiner, _("This holds an invisible joiner where it changes nothing. Leave it out.")),
    (re.compile(r"\s").search, _("A handle holds no space. Write _ between two words.")),
    (_is_in_special_form, _("This holds a letter in a special form, such as wide or raised. Write its plain form.")),
    (_is_of_other_signs, _("A handle is made of letters and digits, with _ . or - between them.")),
    (_begins_or_ends_otherwise, _("A handle begins and ends with a letter or a digit.")),
    (_mixes_digits, _("This mixes digits of two scripts. Keep to those of one.")),
    (_piles_marks, _("This piles up more marks on a letter than any language writes. Leave some out.")),
    (misleads, _("This reads like Latin letters and is not. Write it with small letters, or in one script.")),
    (_is_kept_for_the_site, _("This handle is kept for the site. Choose another.")),
]
