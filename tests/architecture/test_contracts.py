"""The arrows of ARCHITECTURE.md hold, and the check of each is known to bite."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from .tree import PACKAGES, ROOT

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
VERDICT = re.compile(r"^(.+?) (KEPT|BROKEN)(?: \(.*\))?$", re.MULTILINE)

BACK = "debates stands on forum, never back"
DEBATES = "rooms of debates"
FORUM = "rooms of forum"
FLOORS = "floors in a room"
ROOF = "views, commands and template tags are the roof"
PURE = "pure modules know no Django"
CONTRACTS = {BACK, DEBATES, FORUM, FLOORS, ROOF, PURE}


def config() -> Path:
    """The contracts: in pyproject.toml, and until they are merged there in a file of their own."""
    project = ROOT / "pyproject.toml"
    is_merged = "importlinter" in tomllib.loads(project.read_text())["tool"]
    return project if is_merged else ROOT / "importlinter.toml.part"


def check(root: Path) -> tuple[dict[str, bool], str]:
    """Return for each contract whether it is kept in the tree, and all that was said."""
    settings = root / "contracts.toml"
    settings.write_bytes(config().read_bytes())
    command = [
        str(Path(sys.executable).with_name("lint-imports")),
        "--config",
        str(settings),
        "--no-cache",
        "--no-logo",
    ]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=60, check=False)
    said = COLOURS.sub("", done.stdout + done.stderr)
    return {name: verdict == "KEPT" for name, verdict in VERDICT.findall(said)}, said


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def plant(tree: Path, files: dict[str, str]) -> None:
    """Write modules, below what is there, and the packages they need."""
    for name, source in files.items():
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in path.relative_to(tree).parents[:-1]:
            (tree / folder / "__init__.py").touch()
        with path.open("a") as file:
            file.write(f"\n{source}\n")


def test_every_arrow_holds(tree: Path) -> None:
    kept, said = check(tree)
    assert set(kept) == CONTRACTS, said
    assert all(kept.values()), said


@pytest.mark.parametrize(
    ("contract", "files"),
    [
        (BACK, {"forum/web/planted.py": "from debates import motions"}),
        (BACK, {"forum/settings.py": "from debates import motions"}),
        (DEBATES, {"debates/articles/planted.py": "from debates import threads"}),
        (DEBATES, {"debates/motions/planted.py": "from debates.posts import models"}),
        (DEBATES, {"debates/gossip/__init__.py": ""}),
        (FORUM, {"forum/web/planted.py": "from forum import accounts"}),
        (FORUM, {"forum/gossip/__init__.py": ""}),
        (
            FLOORS,
            {"debates/demo/policy.py": "from debates.demo import services", "debates/demo/services.py": ""},
        ),
        (
            FLOORS,
            {
                "debates/demo/models.py": "from debates.demo import lots",
                "debates/demo/lots.py": "from . import jobs",
                "debates/demo/jobs.py": "",
            },
        ),
        (
            ROOF,
            {"debates/demo/planted.py": "from debates.demo import views", "debates/demo/views/read.py": ""},
        ),
        (
            ROOF,
            {
                "debates/demo/planted.py": "from debates.articles.templatetags import x",
                "debates/articles/templatetags/x.py": "",
            },
        ),
        (
            ROOF,
            {
                "debates/demo/planted.py": "from debates.demo.management.commands import x",
                "debates/demo/management/commands/x.py": "",
            },
        ),
        (PURE, {"forum/text/planted.py": "from django.utils import html"}),
        (
            PURE,
            {
                "debates/motions/clock.py": "from debates.motions import helper",
                "debates/motions/helper.py": "import django.db",
            },
        ),
        (PURE, {"debates/imports/segment/planted.py": "import django"}),
    ],
)
def test_a_planted_import_breaks_the_contract_meant_and_no_other(
    tree: Path, contract: str, files: dict[str, str]
) -> None:
    before, _ = check(tree)
    plant(tree, files)
    after, said = check(tree)
    assert after == before | {contract: False}, said
    assert Path(next(iter(files)).removesuffix("/__init__.py")).stem in said.partition("Broken contracts")[2]


def test_the_roof_may_ask_any_room(tree: Path) -> None:
    before, _ = check(tree)
    plant(
        tree,
        {
            "debates/threads/queries.py": "",
            "debates/threads/services.py": "",
            "debates/threads/policy.py": "",
            "debates/articles/management/commands/x.py": "from debates.threads import queries, services",
            "debates/articles/templatetags/planted.py": "from debates.threads import policy, queries",
            "debates/articles/urls.py": "from debates.articles.views import planted",
        },
    )
    (tree / "debates/articles/views.py").unlink(missing_ok=True)
    plant(tree, {"debates/articles/views/planted.py": "from debates.threads import policy, queries, services"})
    after, said = check(tree)
    assert after == before, said
