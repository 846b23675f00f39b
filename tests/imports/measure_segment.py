"""How well headings are found in flattened articles: `.venv/bin/python -m tests.imports.measure_segment [--list]`.

An article is a text file with parts between blank lines. A part that begins with "## " is a heading; a first part that
begins with "# " is the front (title, byline, standfirst), which keeps its line ends. All else is joined into one line.
A heading counts as found when its words are exactly right, but for white space and a colon at its end.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from debates.imports.segment import segment

ARTICLES = Path(__file__).parent / "segment_articles"
OTHER_LANGUAGES = ("german", "russian", "urdu")
THRESHOLDS = (0.0, 0.5, 0.7, 0.9)
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True, slots=True)
class Guess:
    """A heading that the reader proposes, and whether it is one."""

    text: str
    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader made of one article."""

    name: str
    expected: tuple[str, ...]
    guesses: tuple[Guess, ...]

    def above(self, threshold: float) -> tuple[Guess, ...]:
        return tuple(guess for guess in self.guesses if guess.confidence >= threshold)

    @property
    def missed(self) -> tuple[str, ...]:
        right = Counter(guess.text for guess in self.guesses if guess.is_right)
        return tuple((Counter(self.expected) - right).elements())


@dataclass(frozen=True, slots=True)
class Score:
    """The counts over several articles; precision and recall are none where nothing was proposed or expected."""

    articles: int
    headings: int
    found: int
    false: int

    @property
    def precision(self) -> float | None:
        return self.found / (self.found + self.false) if self.found + self.false else None

    @property
    def recall(self) -> float | None:
        return self.found / self.headings if self.headings else None


def comparable(heading: str) -> str:
    return " ".join(heading.split()).removesuffix(":").rstrip()


def flattened(article: str) -> tuple[str, tuple[str, ...]]:
    """Return the text as a reader would get it, and the headings that it has lost."""
    front, *rest = article.strip().split("\n\n")
    lines = [front.removeprefix("# ")] if front.startswith("# ") else []
    parts = [" ".join(part.split()) for part in (rest if lines else [front, *rest])]
    body = " ".join(part.removeprefix("## ") for part in parts)
    return "\n".join([*lines, body]), tuple(comparable(part[3:]) for part in parts if part.startswith("## "))


def read(path: Path) -> Reading:
    text, expected = flattened(path.read_text(encoding="utf-8"))
    left, guesses = Counter(expected), []
    for block in segment(text).blocks:
        if block.kind == "heading":
            words = comparable(block.text)
            guesses.append(Guess(words, block.confidence, is_right=left[words] > 0))
            left[words] -= 1
    return Reading(path.stem, expected, tuple(guesses))


def readings(folder: str) -> list[Reading]:
    return [read(path) for path in sorted((ARTICLES / folder).glob("*.txt"))]


def is_english(reading: Reading) -> bool:
    return not reading.name.startswith(OTHER_LANGUAGES)


def score(found: Iterable[Reading], threshold: float = 0.0) -> Score:
    articles = list(found)
    guesses = [guess for reading in articles for guess in reading.above(threshold)]
    right = sum(guess.is_right for guess in guesses)
    return Score(len(articles), sum(len(reading.expected) for reading in articles), right, len(guesses) - right)


def table_of_scores(sets: dict[str, list[Reading]]) -> list[str]:
    lines = [
        f"{'set':<16}{'from':>6}{'articles':>10}{'headings':>10}{'found':>7}{'false':>7}{'precision':>11}{'recall':>8}"
    ]
    for name, found in sets.items():
        for threshold in THRESHOLDS:
            of = score(found, threshold)
            least = f"{threshold:.1f}" if threshold else "all"
            counts = f"{of.articles:>10}{of.headings:>10}{of.found:>7}{of.false:>7}"
            lines.append(f"{name:<16}{least:>6}{counts}{share(of.precision):>11}{share(of.recall):>8}")
    return lines


def table_of_calibration(found: Iterable[Reading]) -> list[str]:
    guesses = [guess for reading in found for guess in reading.guesses]
    lines = [f"{'confidence':<14}{'proposed':>10}{'mean':>7}{'right':>7}{'share':>7}"]
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        within = [guess for guess in guesses if low <= guess.confidence < high]
        right = sum(guess.is_right for guess in within)
        mean = sum(guess.confidence for guess in within) / len(within) if within else None
        of = right / len(within) if within else None
        lines.append(f"{low:.2f} to {min(high, 1):.2f}  {len(within):>10}{share(mean):>7}{right:>7}{share(of):>7}")
    return lines


def share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"


def listing(found: Iterable[Reading]) -> list[str]:
    lines = []
    for reading in found:
        lines.append(f"{reading.name}: {len(reading.expected) - len(reading.missed)} of {len(reading.expected)}")
        lines += [f"  missed        {heading}" for heading in reading.missed]
        lines += [f"  false   {guess.confidence:.2f}  {guess.text}" for guess in reading.guesses if not guess.is_right]
        lines += [f"  right   {guess.confidence:.2f}  {guess.text}" for guess in reading.guesses if guess.is_right]
    return lines


def main(arguments: list[str]) -> None:
    tuned, unseen, fresh = readings("tuned"), readings("unseen"), readings("fresh")
    english = [reading for reading in fresh if is_english(reading)]
    other = [reading for reading in fresh if not is_english(reading)]
    held_out = readings("heldout")  # never opened while the reader was made: only its totals are printed
    sets = {"tuned": tuned, "unseen": unseen, "fresh": fresh, "fresh, English": english, "fresh, other": other}
    sets["held out"] = held_out
    print(*table_of_scores(sets), sep="\n")
    for name, found in {"tuned and unseen": [*tuned, *unseen], "fresh": fresh}.items():
        print(f"\nCalibration, {name}", *table_of_calibration(found), sep="\n")
    if "--list" in arguments:
        print("", *listing(fresh), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
