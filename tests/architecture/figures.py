"""The figures behind the budgets. ``python -m tests.architecture.figures`` prints them."""

import ast
import math
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from .tree import ROOT, body_without_docstring, files, functions, name_of, python_files, templates


@dataclass(frozen=True)
class Figures:
    """The lengths, in lines, of all things of a kind by name."""

    kind: str
    lengths: dict[str, int]

    @property
    def longest(self) -> int:
        """Return the greatest length, 0 if there is nothing of the kind."""
        return max(self.lengths.values(), default=0)

    @property
    def median(self) -> float:
        """Return the length that half of them do not exceed."""
        return statistics.median(self.lengths.values()) if self.lengths else 0

    @property
    def nine_in_ten(self) -> int:
        """Return the length that nine in ten do not exceed."""
        ordered = sorted(self.lengths.values())
        return ordered[math.ceil(0.9 * len(ordered)) - 1] if ordered else 0

    def longer_than(self, most: int) -> dict[str, int]:
        """Return those over the limit."""
        return {name: length for name, length in self.lengths.items() if length > most}


def figures(root: Path = ROOT) -> dict[str, Figures]:
    """Return the figures of each kind: functions, python, templates, css, javascript."""
    kinds = {
        "python": python_files(root),
        "templates": templates(root),
        "css": files(".css", root=root),
        "javascript": files(".js", ".mjs", root=root),
    }
    found = {
        kind: Figures(kind, {name_of(path, root): _lines(path) for path in paths}) for kind, paths in kinds.items()
    }
    bodies: dict[str, int] = {}
    for path in kinds["python"]:
        bodies |= function_lengths(path.read_text(encoding="utf-8"), name_of(path, root))
    return {"functions": Figures("functions", bodies)} | found


def function_lengths(source: str, name: str) -> dict[str, int]:
    """Return the length of each function's body, from its first statement to its last line."""
    found = {}
    for function in functions(ast.parse(source)):
        body = body_without_docstring(function)
        if body:
            key = f"{name}:{function.lineno} {function.name}"
            found[key] = (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1
    return found


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def table(found: dict[str, Figures]) -> str:
    """Return the figures as lines of text, with the longest of each kind by name."""
    lines = [f"{'':12}{'number':>8}{'median':>8}{'p90':>6}{'max':>6}  longest"]
    for kind, one in found.items():
        longest = max(one.lengths, key=one.lengths.__getitem__, default="")
        lines.append(f"{kind:12}{len(one.lengths):8}{one.median:8g}{one.nine_in_ten:6}{one.longest:6}  {longest}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(figures()) + "\n")
