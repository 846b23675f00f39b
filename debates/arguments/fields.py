"""Fields for what an argument rests on: numbered rows of sources, a choice for each paragraph. Their HTML is ours."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from debates.posts.basis import MOST_SOURCES, Named, sources_of
from debates.posts.states import Leaning
from forum.web.refusal import Refusal

MOST_READ = 2 * MOST_SOURCES  # rows: more than may be named, so that too many are refused and not dropped
ROWS = 3  # to begin with
PARTS = ("title", "note", "address")
_CITED = re.compile(r"_([1-9][0-9]{0,5})")


class SourcesWidget(forms.Widget):
    """Reads the rows ``NAME_title_1``, ``NAME_note_1``, ``NAME_address_1`` and so on; those left empty are none."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> tuple[Named, ...]:
        """Return the sources that were typed, in their order."""
        rows = range(1, MOST_READ + 1)
        typed = [[str(data.get(f"{name}_{part}_{row}", "")) for part in PARTS] for row in rows]
        return tuple(Named(*row) for row in typed if any(part.strip() for part in row))


class SourcesField(forms.Field):
    """The sources that an argument names."""

    widget = SourcesWidget

    def validate(self, value: tuple[Named, ...]) -> None:
        """Refuse what could not be posted."""
        try:
            sources_of(value)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.refused.reason) from refusal


class CitedWidget(forms.Widget):
    """Reads ``NAME_12``: what is done to paragraph 12."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[int, str]:
        """Return what is done to which paragraph, by their numbers."""
        named = ((_CITED.fullmatch(key.removeprefix(name)), key) for key in data if key.startswith(name))
        found = {int(match[1]): str(data.get(key)) for match, key in named if match}
        return {number: how for number, how in found.items() if how in Leaning.values}


class CitedField(forms.Field):
    """The paragraphs that an argument rests on or disputes."""

    widget = CitedWidget


def rows_of(typed: Sequence[Named], asked: object) -> list[Named]:
    """Return the rows for sources that a form shows: those typed, and empty ones up to as many as were asked for."""
    words = str(asked or "")
    wanted = int(words) if words.isascii() and words.isdigit() and len(words) <= len(str(MOST_SOURCES)) else ROWS
    shown = min(max(wanted, ROWS), MOST_SOURCES)
    return [*typed, *[Named("")] * (shown - len(typed))]
