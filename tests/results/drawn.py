"""Pictures as the tests look at them: tables to draw, paths as numbers, templates as text."""

import re
from html import unescape

from django.template.loader import render_to_string
from hypothesis import strategies as st

# Rows: for, undecided, against before; the worked example of the rules.
WORKED = ((28, 1, 2), (10, 7, 8), (4, 1, 39))


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", path)]


def said(template: str, **context) -> str:
    return unescape(render_to_string(f"results/{template}.html", context))


def texts(shown: str) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", "", found).split()) for found in re.findall(r"<text.*?</text>", shown)]


def titles(shown: str) -> list[str]:
    return re.findall(r"<title>(.*?)</title>", shown)


def told(rows, hidden=()):
    """The arguments of a picture: totals before and after, cells with the hidden ones None, how many are in those."""
    cells = [[None if (row, column) in hidden else rows[row][column] for column in range(3)] for row in range(3)]
    before = tuple(map(sum, rows))
    after = tuple(map(sum, zip(*rows, strict=True)))
    return before, after, cells, sum(rows[row][column] for row, column in hidden)


PLACES = [(row, column) for row in range(3) for column in range(3)]
SIZES = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 60), st.integers(0, 400_000))
TABLES = st.lists(st.lists(SIZES, min_size=3, max_size=3), min_size=3, max_size=3)
HIDDEN = st.sets(st.sampled_from(PLACES))
