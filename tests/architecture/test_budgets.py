"""Nothing grows too long to be read at once."""

from pathlib import Path

import pytest

from .figures import Figures, figures, function_lengths, table
from .tree import ROOT, name_of

FOUND = figures()


def test_half_of_all_function_bodies_have_at_most_7_lines() -> None:
    assert FOUND["functions"].median <= 7


def test_nine_in_ten_function_bodies_have_under_20_lines() -> None:
    assert FOUND["functions"].nine_in_ten < 20


@pytest.mark.parametrize(
    ("kind", "most"),
    [("functions", 40), ("python", 250), ("templates", 120), ("css", 200), ("javascript", 120)],
)
def test_none_is_longer_than_its_budget(kind: str, most: int) -> None:
    assert FOUND[kind].longer_than(most) == {}


def test_no_file_of_tests_is_longer_than_one_of_the_site() -> None:
    lengths = {name_of(path): len(path.read_text("utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py")}
    assert len(lengths) > 100
    assert {name: lines for name, lines in lengths.items() if lines > 250} == {}


def test_there_is_something_to_measure() -> None:
    assert len(FOUND["functions"].lengths) > 100
    assert len(FOUND["python"].lengths) > 30


SOURCE = '''
def outer(
    a,
    b,
):
    """Two
    lines."""
    x = (
        1
    )

    def inner():
        return x

    return inner
class C:
    async def method(self):
        """Nothing."""
'''


def test_a_body_is_counted_without_signature_and_docstring() -> None:
    assert function_lengths(SOURCE, "m") == {"m:2 outer": 8, "m:12 inner": 1}


def test_the_figures_are_what_they_say() -> None:
    ten = Figures("k", {str(length): length for length in range(1, 11)})
    assert (ten.median, ten.nine_in_ten, ten.longest) == (5.5, 9, 10)
    assert ten.longer_than(9) == {"10": 10}
    assert (Figures("k", {}).median, Figures("k", {}).nine_in_ten, Figures("k", {}).longest) == (0, 0, 0)


def test_long_things_are_found_wherever_they_are(tmp_path: Path) -> None:
    places = {
        "forum/web/views.py": "python",
        "debates/posts/templates/a.html": "templates",
        "templates/posts/_a.txt": "templates",
        "static/css/a.css": "css",
        "static/js/a.js": "javascript",
    }
    for place in (*places, "static/vendor/v.js", "forum/web/migrations/0001.py"):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n" * 300)
    found = figures(tmp_path)
    assert {name: kind for kind in found for name in found[kind].longer_than(250)} == places
    assert "forum/web/views.py" in table(found)
