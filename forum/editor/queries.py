"""From what was typed to what is shown: the one function that posting, the preview and django-markdownx call."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Value
from django.db.models.functions import Length, Lower

from forum.accounts.models import User
from forum.text import markdown
from forum.text.mentions import MOST as LONGEST
from forum.uploads import queries as uploads

MOST = 8  # handles offered at once

# The database compares, for it says which handles are the same; by the index account_handle_once_in_any_case
_WHO_EXISTS = """
SELECT asked.handle FROM unnest(%s::text[]) AS asked(handle)
JOIN accounts_user u ON lower(u.handle) = lower(asked.handle) WHERE u.is_active
"""


def html_of(text: str) -> str:
    """Return the safe HTML of a text, with its mentions of people who exist and its pictures; at most two queries.

    Raises:
        TooLong: the text has more than ``markdown.MAX_SOURCE`` characters.
    """
    return markdown.render(text, _HOUSE)


def those_who_exist(handles: Sequence[str]) -> set[str]:
    """Return those of the handles, as typed, that somebody has, in any case; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_WHO_EXISTS, [list(handles)])
        return {handle for (handle,) in cursor.fetchall()}


def named(beginning: str) -> list[str]:
    """Return the handles that begin so, in any case, the shortest first; at most ``MOST``, one query."""
    if not beginning or len(beginning) > LONGEST:
        return []
    handles = User.objects.filter(is_active=True).annotate(low=Lower("handle"))
    found = handles.filter(low__startswith=Lower(Value(beginning))).order_by(Length("handle"), "low")
    return list(found.values_list("handle", flat=True)[:MOST])


_HOUSE = markdown.House(people=those_who_exist, pictures=uploads.sizes)
