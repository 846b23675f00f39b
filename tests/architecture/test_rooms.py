"""Every room is furnished: installed as a Room, with its migrations, its receivers connected."""

import ast
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import AppConfig, apps
from django.dispatch import Signal, receiver

from forum import rooms

from .tree import PACKAGES, ROOT, functions

ROOMS = [config for config in apps.get_app_configs() if config.name.split(".")[0] in PACKAGES]
FOLDERS = sorted(path.parent for package in PACKAGES for path in (ROOT / package).glob("*/__init__.py"))


def without_receivers(modules: list[ModuleType]) -> Iterator[str]:
    """Yield functions that are decorated as receivers and are not connected to all their signals."""
    for module in modules:
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        for function in functions(tree):
            for signal in _signals(function, module):
                if getattr(module, function.name, None) not in _connected(signal):
                    yield f"{module.__name__}.{function.name}"


def _signals(function: ast.FunctionDef | ast.AsyncFunctionDef, module: ModuleType) -> Iterator[Signal]:
    """Yield the signals that the decorators of a function name."""
    for decorator in function.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith("receiver"):
            named = eval(ast.unparse(decorator.args[0]), vars(module))  # noqa: S307 -- our own source
            yield from named if isinstance(named, list | tuple) else [named]


def _connected(signal: Signal) -> list[object]:
    found = [part for entry in signal.receivers for part in entry]
    return [part() if isinstance(part, weakref.ref) else part for part in found]


def unfurnished(config: AppConfig) -> Iterator[str]:
    """Yield what an app lacks to be a room."""
    if not isinstance(config, rooms.Room):
        yield f"{config.name} is configured by {type(config).__name__}, no Room"
    migrations = [path for path in Path(config.path, "migrations").glob("*.py") if path.name != "__init__.py"]
    if list(config.get_models()) and not migrations:
        yield f"{config.name} has models and no migration"


def test_every_installed_app_of_ours_is_a_furnished_room() -> None:
    assert [fault for config in ROOMS for fault in unfurnished(config)] == []


def test_rooms_are_installed() -> None:
    assert len(ROOMS) >= 7


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}.{folder.name}")
def test_a_folder_with_models_migrations_or_receivers_is_installed(folder: Path) -> None:
    needs_room = any(
        (folder / name).exists() for name in ("models.py", "models", "migrations", "receivers.py", "apps.py")
    )
    assert not needs_room or str(folder) in {config.path for config in ROOMS}


@pytest.mark.parametrize("config", ROOMS, ids=lambda config: config.name)
def test_the_receivers_of_a_room_are_imported_and_connected(config: AppConfig) -> None:
    path = Path(config.path, "receivers.py")
    module = sys.modules.get(f"{config.name}.receivers")
    assert (module is not None) == path.exists()
    assert list(without_receivers([module] if module else [])) == []


def test_an_app_that_is_no_room_is_found() -> None:
    plain = next(config for config in apps.get_app_configs() if config.name == "django.contrib.sessions")
    assert len(list(unfurnished(plain))) == 1


def test_a_room_whose_migrations_are_missing_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = next(config for config in ROOMS if list(config.get_models()))
    monkeypatch.setattr(room, "path", str(tmp_path))
    assert list(unfurnished(room)) == [f"{room.name} has models and no migration"]


happened, ended = Signal(), Signal()


@receiver([happened, ended])
def note(**_: object) -> None:
    """Stands for a receiver of a room."""


def test_a_receiver_that_is_not_connected_is_found() -> None:
    here = sys.modules[__name__]
    assert list(without_receivers([here])) == []
    ended.disconnect(note)
    assert list(without_receivers([here])) == [f"{__name__}.note"]
    ended.connect(note)
