"""No text under the cap hurts: timed in a process of its own, so that a hang is a failure and not a hang."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from forum.text.parser import make_parser

from .bombs import BOMBS

ROOT = Path(__file__).parents[2]
SECONDS = 1.0  # of processor time; the worst takes about a third of it
IN_ALL = 120.0


@pytest.fixture(scope="module")
def times() -> dict[str, float]:
    command = [sys.executable, "-m", "tests.text.bombs"]
    try:
        printed = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=IN_ALL, check=True).stdout
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
    return dict(json.loads(line) for line in printed.splitlines())


@pytest.mark.parametrize("name", BOMBS)
def test_it_is_rendered_within_a_second(times: dict[str, float], name: str) -> None:
    assert times.get(name, float("inf")) < SECONDS


@pytest.mark.parametrize(
    ("marker", "unit", "most"),
    [("[", "[ ", 1_000), (":", "a:// ", 100), ("<", "<a ", 300)],
)
def test_a_rule_that_failed_too_often_is_not_asked_again(marker: str, unit: str, most: int) -> None:
    env: dict[str, int] = {}
    make_parser().parse(unit * (most + 200), env)
    assert most <= env[f"failed at {marker}"] < most + 50  # those being tried may fail yet


@pytest.mark.parametrize(("unit", "fewer"), [("[ ", 900), ("x:// ", 90), ("< ", 290)])
def test_a_link_after_fewer_failures_is_a_link(unit: str, fewer: int) -> None:
    assert '<a href="https://a.example"' in make_parser().render(unit * fewer + "[a](https://a.example)")


def test_too_many_quotation_marks_are_left_straight() -> None:
    assert "“a”" in make_parser().render('"a" ' * 1_000)
    assert "“a”" not in make_parser().render('"a" ' * 1_001)
