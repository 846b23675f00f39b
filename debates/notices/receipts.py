"""Receipt numbers: nobody guesses one, and nobody misreads one. Pure."""

import re
import secrets

# without what is taken for something else: 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B, V
ALPHABET = "34679ACDEFGHJKMNPQRTUWXY"
_BEGINS, _GROUPS, _LONG = "RJ", 3, 4  # twelve of 24: 55 bits
_READ = re.compile(f"{_BEGINS}([{ALPHABET}]{{{_GROUPS * _LONG}}})")
_BETWEEN = re.compile(r"[\s–-]+")


def new_receipt() -> str:
    """Return a receipt number that nobody had: RJ-7K3M-Q4XF-9HTW."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _LONG)))


def read_receipt(typed: str) -> str:
    """Return a receipt number as it is kept, however it was typed; nothing, if it is none."""
    found = _READ.fullmatch(_BETWEEN.sub("", typed).upper())
    return _grouped(found[1]) if found else ""


def _grouped(letters: str) -> str:
    return "-".join([_BEGINS, *(letters[at : at + _LONG] for at in range(0, len(letters), _LONG))])
