"""House rules of Python: each takes a module and returns a line for every place that breaks it."""

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

from .tree import ROOT, functions, name_of

# A function that imports, and why it must.
IMPORTS_WITHIN = {
    ("forum/rooms.py", "ready"): "receivers import models, which exist only once all apps are loaded",
    (
        "debates/imports/reading.py",
        "_html",
    ): "the parsers of HTML take most of a second to load, and few requests need them",
    ("debates/imports/reading.py", "_markdown"): "as above",
}
TRUSTED_HTML = "forum/web/templatetags/trusted.py"
NAMES_DEBATES = {"forum/settings.py", "forum/urls.py"}
VAGUE = {"util", "utils", "helper", "helpers", "common", "misc"}


@dataclass(frozen=True)
class Module:
    """A source file and its syntax tree."""

    name: str
    source: str

    @classmethod
    def of(cls, path: Path) -> "Module":
        """Read a file of the tree."""
        return cls(name_of(path), path.read_text(encoding="utf-8"))

    @cached_property
    def tree(self) -> ast.Module:
        """Return the syntax tree."""
        return ast.parse(self.source)

    @property
    def holds_models(self) -> bool:
        """Return whether this is a room's models module, or one of a models package."""
        return self.name.endswith("/models.py") or "/models/" in self.name

    def at(self, node: ast.expr | ast.stmt | ast.keyword, text: str) -> str:
        """Return the line that says what is wrong, and where."""
        return f"{self.name}:{node.lineno} {text}"

    def names(self) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
        """Yield each name that is read, looked up or imported."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name):
                yield node, node.id
            elif isinstance(node, ast.Attribute):
                yield node, node.attr
            elif isinstance(node, ast.ImportFrom | ast.Import):
                for alias in node.names:
                    yield node, alias.name


def imports_within_functions(module: Module) -> Iterator[str]:
    """Yield functions that import, by statement or by name, but for those listed with their reason."""
    for function in functions(module.tree):
        if (module.name, function.name) not in IMPORTS_WITHIN:
            yield from (module.at(node, f"imports within {function.name}") for node in _imports(function))


def _imports(function: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[ast.expr | ast.stmt]:
    for node in ast.walk(function):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield node


def generic_foreign_keys(module: Module) -> Iterator[str]:
    """Yield uses of relations that the database cannot hold."""
    names = {"GenericForeignKey", "GenericRelation", "GenericPrefetch"}
    return (module.at(node, name) for node, name in module.names() if name in names)


def save_overrides(module: Module) -> Iterator[str]:
    """Yield models that do something of their own when they are saved."""
    for node in ast.walk(module.tree):
        if module.holds_models and isinstance(node, ast.ClassDef):
            methods = (part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "save")
            yield from (module.at(method, f"{node.name}.save") for method in methods)


def ignored_triggers(module: Module) -> Iterator[str]:
    """Yield uses of pgtrigger.ignore, which lets rows of the log be rewritten."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "pgtrigger.ignore":
            yield module.at(node, "pgtrigger.ignore")
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pgtrigger"):
            yield from (module.at(node, "pgtrigger.ignore") for alias in node.names if alias.name == "ignore")


def trusted_html(module: Module) -> Iterator[str]:
    """Yield places that call text safe HTML by themselves; ``format_html`` escapes, and is fine."""
    if module.name == TRUSTED_HTML:
        return
    yield from (module.at(node, name) for node, name in module.names() if name == "mark_safe")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
            ("SafeString", "SafeText", "safestring.SafeData")
        ):
            yield module.at(node, "SafeString()")


def vague_names(module: Module) -> Iterator[str]:
    """Yield modules named for no subject."""
    parts = set(module.name.removesuffix(".py").split("/")) & VAGUE
    yield from (f"{module.name} is named {part}" for part in sorted(parts))


def missing_docstrings(module: Module) -> Iterator[str]:
    """Yield modules that do not say what lives in them."""
    if not (ast.get_docstring(module.tree) or "").strip():
        yield f"{module.name} has no docstring"


def forum_naming_debates(module: Module) -> Iterator[str]:
    """Yield strings of forum that are dotted names of debates, or labels of its models."""
    if not module.name.startswith("forum/") or module.name in NAMES_DEBATES:
        return
    rooms = "|".join(sorted(path.parent.name for path in (ROOT / "debates").glob("*/__init__.py")))
    name = re.compile(rf"debates(\.\w+)+|({rooms})\.[A-Z]\w*")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and name.fullmatch(node.value):
            yield module.at(node, repr(node.value))


def nameless_uniqueness(module: Module) -> Iterator[str]:
    """Yield uniqueness said on a field, and constraints without a name: each is a named constraint."""
    if not module.holds_models:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.keyword) and node.arg in {"unique", "unique_for_date"} and _is_on(node.value):
            yield module.at(node.value, f"{node.arg}=")
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {
            "unique_together",
            "index_together",
        }:
            yield module.at(node, "unique_together")
        if _is_call_of(node, "Constraint") and all(keyword.arg != "name" for keyword in node.keywords):
            yield module.at(node, "a constraint without a name")


def _is_on(value: ast.expr) -> bool:
    return not (isinstance(value, ast.Constant) and value.value is False)


def indexes_without_query(module: Module) -> Iterator[str]:
    """Yield indexes of models without a comment above or beside them that names their query."""
    comments = _comments(module.source) if module.holds_models else set()
    for node in ast.walk(module.tree) if module.holds_models else ():
        if _is_index(node) and not comments & set(range(node.lineno - 1, (node.end_lineno or node.lineno) + 1)):
            yield module.at(node, "an index without a comment")


def _is_index(node: ast.AST) -> TypeGuard[ast.Call | ast.keyword]:
    """Return whether the node is an index of its own, or a field that asks for one."""
    if isinstance(node, ast.keyword):
        return node.arg == "db_index" and _is_on(node.value)
    return _is_call_of(node, "Index")


def _is_call_of(node: ast.AST, ending: str) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith(ending)


def _comments(source: str) -> set[int]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0] for token in tokens if token.type == tokenize.COMMENT}


RULES: list[Callable[[Module], Iterator[str]]] = [
    imports_within_functions,
    generic_foreign_keys,
    save_overrides,
    ignored_triggers,
    trusted_html,
    vague_names,
    missing_docstrings,
    forum_naming_debates,
    nameless_uniqueness,
    indexes_without_query,
]
