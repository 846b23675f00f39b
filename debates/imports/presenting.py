"""What the preview shows of a draft: blocks with their confidence, what is set aside, and that nothing is lost."""

from dataclasses import dataclass
from typing import Any

from debates.imports import editing
from debates.imports.editing import Part
from debates.imports.models import ImportDraft

# Below these a person is asked to look: where a paragraph of flattened text ends is never surer than .5.
DOUBT, DOUBT_ELSE = {"heading": 0.6}, 0.5


@dataclass(frozen=True, slots=True)
class Shown:
    """A block of the preview."""

    at: int
    part: Part
    is_first: bool

    @property
    def is_doubtful(self) -> bool:
        """Whether a person is asked to look at it."""
        return self.part.confidence < DOUBT.get(self.part.kind, DOUBT_ELSE)

    @property
    def choice(self) -> str:
        """What its list of kinds shows: a kind, and for a heading its level."""
        return f"heading-{self.part.level}" if self.part.kind == "heading" else self.part.kind


def presented(draft: ImportDraft) -> dict[str, Any]:
    """Return what the preview's template needs of a draft's parts."""
    parts = editing.from_json(draft.parts)
    shown = [Shown(at, part, is_first=not number) for number, (at, part) in enumerate(editing.blocks(parts))]
    return {
        "shown": shown,
        "headings": sum(block.part.kind == "heading" for block in shown),
        "doubtful": sum(block.is_doubtful for block in shown),
        "others": [(at, p) for at, p in enumerate(parts) if p.place != "block" and any(map(str.isalnum, p.text))],
        "in_blocks": _letters(parts, "block"),
        "about": _letters(parts, "about"),
        "aside": _letters(parts, "aside"),
        "can_undo": bool(draft.earlier),
    }


def _letters(parts: editing.Parts, place: str) -> int:
    return sum(len(editing.seen(part.text)) for part in parts if part.place == place)
