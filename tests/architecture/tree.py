"""Where the sources are, and their contents."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("forum", "debates")


def python_files(root: Path = ROOT) -> list[Path]:
    """Return the Python files of both packages but for migrations."""
    paths = (path for package in PACKAGES for path in (root / package).rglob("*.py"))
    return sorted(path for path in paths if "migrations" not in path.parts)


def files(*endings: str, root: Path = ROOT) -> list[Path]:
    """Return the files of templates, static folders and rooms with the endings, but for those of others."""
    folders = [root / name for name in ("templates", "static", *PACKAGES)]
    paths = (path for folder in folders for path in folder.rglob("*") if path.suffix in endings)
    return sorted(path for path in paths if "vendor" not in path.parts)


def templates(root: Path = ROOT) -> list[Path]:
    """Return the templates of pages, mails and answers."""
    return [path for path in files(".html", ".txt", root=root) if "templates" in path.parts]


def name_of(path: Path, root: Path = ROOT) -> str:
    """Return the path as it is written in lists and messages."""
    return path.relative_to(root).as_posix()


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def body_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.stmt]:
    """Return the statements of a function."""
    return function.body[1:] if ast.get_docstring(function) is not None else function.body
