"""What the words of a short piece show it to be: an advertisement, a row of buttons, a call to subscribe."""

import re

_LONGEST = 120  # code points
_REASONS = (
    (
        "advertisement",
        r"(?:advertisements?|sponsored(?: content| links?)?|ads?|advertise|advertising|реклама|اشتہار|anzeige)\W*",
    ),
    (
        "share",
        r"(?:share|tweet|facebook|twitter|whatsapp|e-?mail|print|copy link)\b(?! (?:is|was|of|in|are|has))[^.!?]{0,40}",
    ),
    (
        "related",
        (
            r"(?:related|see also|read (?:more|next|also)|also read|recommended|more from|more on"
            r"|most (?:read|viewed|popular)"
            r"|you (?:may|might) also like|trending|popular|don['’]t miss|читайте также|یہ بھی پڑھیں)"
            r"(?: (?:articles?|stories|posts?|news|topics|for you|links|coverage)|:[^.!?]{0,100}|\W*)"
        ),
    ),
    (
        "comments",
        r"(?:\d+ |no |leave a |post a |add a |view )?(?:comments?|reply|replies|комментарии|تبصرے)(?: \(\d+\))?\W*",
    ),
    ("form", r"(?:subscribe|sign up|log in|sign in|register)\b(?:[^.?]{0,60}newsletter)?[^.?]{0,20}\W*"),
    (
        "navigation",
        r"(?:back to top|top|home|menu|contents|table of contents|skip to [\w ]+|next|previous|оглавление)\W*",
    ),
    ("footer", r"(?:©|copyright\b|\(c\) \d|all rights reserved).*"),
)
_SHAPES = [(why, re.compile(shape, re.IGNORECASE)) for why, shape in _REASONS]
_NEVER_IN_A_TEXT = frozenset({"advertisement", "share", "related", "comments", "form"})


def reason_by_looks(text: str) -> str | None:
    """Return the region of which the words speak, or None."""
    if len(text) > _LONGEST:
        return None
    return next((why for why, shape in _SHAPES if shape.fullmatch(text)), None)


def is_furniture(text: str) -> bool:
    """Tell whether a piece is furniture even in the midst of an article."""
    return reason_by_looks(text) in _NEVER_IN_A_TEXT
