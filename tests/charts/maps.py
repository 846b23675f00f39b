"""Maps as the tests look at them: the picture, its boxes, the list in words."""

import re
from html import unescape


def map_of(motion, post=None) -> str:
    return f"{motion.get_absolute_url()}map/" + (f"{post.pk}/" if post else "")


def picture(shown: str) -> str:
    return re.search(r'<svg class="picture.*?</svg>', shown, re.DOTALL)[0]


def in_words(shown: str) -> str:
    return shown[shown.index('id="in-words"') : shown.index("</main>")]


def drawn(shown: str) -> list[str]:
    """The names of the boxes of the picture, in order."""
    return [unescape(name) for name in re.findall(r'<a href="/c/\d+/" aria-label="([^"]+)"><rect', picture(shown))]


def said(shown: str) -> list[str]:
    return [unescape(claim) for claim in re.findall(r"<h3[^>]*><a [^>]+>([^<]+)</a>", in_words(shown))]
