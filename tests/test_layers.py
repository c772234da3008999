"""The rooms of the house: a module imports only from rows above its own, or from earlier in its row."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.tools import PACKAGE

ROWS: tuple[tuple[str, ...], ...] = (
    ("problems", "memo", "media", "packed", "git", "format", "kata"),
    ("model",),
    ("terms", "reading"),
    ("capaian", "kelengkapan", "anggaran", "checks"),
    ("banding", "site", "understood", "links", "gathered", "has"),
    ("diagram", "prose", "linked", "exports", "views"),
    ("search", "theme"),
    ("outputs",),
    ("build",),
    (
        "publish",
        "making",
        "releases",
        "objects",
        "remote",
        "hook",
        "permalinks",
        "report",
        "recount",
        "manual",
        "schema",
        "serve",
    ),
    ("usage", "cli", "__main__", "mkdocs_plugin"),
)
PLACE = {room: (row, n) for row, rooms in enumerate(ROWS) for n, room in enumerate(rooms)}
VERSION = "__init__"

LONGEST = 320
MANUALS = {"reading/rules.py", "reading/shape.py"}  # their docstrings are the manual

MODULES = sorted(PACKAGE.rglob("*.py"))


class Import(NamedTuple):
    """One import of a room of Pohon: which room, and on which line."""

    room: str
    line: int


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


def shown(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def place_of(room: str) -> tuple[int, int]:
    """Row and place in the row; what has no room yet stands below all."""
    return PLACE.get(room, (len(ROWS), 0))


def imports(tree: ast.Module) -> Iterator[Import]:
    """Every import of Pohon's own modules, also those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module == "pohon":
            names = [f"pohon.{alias.name}" for alias in node.names if not alias.name.startswith("__")]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            if name.startswith("pohon."):
                yield Import(name.split(".")[1], node.lineno)


def breaches(tree: ast.Module, room: str, shown: str) -> list[str]:
    """A sentence for each import from a room that is not above."""
    return [
        f"{shown}:{line}: {room} (row {place_of(room)[0]}) imports {other} (row {place_of(other)[0]})"
        for other, line in imports(tree)
        if other != room and place_of(other) >= place_of(room)
    ]


def test_imports_come_from_above() -> None:
    inside = [module for module in MODULES if room_of(module) != VERSION]
    assert [line for module in inside for line in breaches(parsed(module), room_of(module), shown(module))] == []


def test_a_breach_is_told_with_its_line() -> None:
    tree = ast.parse("import re\ndef f():\n    from pohon.views import sasaran\n")
    assert breaches(tree, "model", "model/x.py") == ["model/x.py:3: model (row 1) imports views (row 5)"]
    assert breaches(ast.parse("from pohon import report"), "site", "site.py") != []
    assert breaches(ast.parse("from pohon.views import x"), "prose", "prose.py") != []
    assert breaches(ast.parse("from pohon.prose import x"), "views", "views.py") == []


def test_every_module_has_a_room_and_every_room_a_module() -> None:
    assert {room_of(module) for module in MODULES} - {VERSION} == set(PLACE)


def test_a_module_fits_in_a_head() -> None:
    lengths = {shown(module): len(module.read_text("utf-8").splitlines()) for module in MODULES}
    assert {name: n for name, n in lengths.items() if n > LONGEST and name not in MANUALS} == {}


def mutable_state(tree: ast.Module) -> list[str]:
    """Module-level containers that can change, unless named as constants; and `global`."""
    found = [(node.lineno, "global") for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and is_mutable(node.value):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [target.id for target in targets if isinstance(target, ast.Name)]
            found += [(node.lineno, name) for name in names if not (name.isupper() or name.startswith("__"))]
    return [f"line {line}: {what}" for line, what in found]


def is_mutable(value: ast.expr | None) -> bool:
    containers = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
    makers = ("list", "dict", "set", "defaultdict", "OrderedDict", "deque", "Counter", "bytearray")
    called = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in makers
    return called or isinstance(value, containers)


def test_no_module_keeps_state() -> None:
    assert {shown(module): found for module in MODULES if (found := mutable_state(parsed(module)))} == {}


def test_state_is_found() -> None:
    assert mutable_state(ast.parse("cache = {}\nWORDS = {}\nseen: list[str] = list()\n__all__ = []")) == [
        "line 1: cache",
        "line 3: seen",
    ]
    assert mutable_state(ast.parse("def f():\n    global x\n")) == ["line 2: global"]
