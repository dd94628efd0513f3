"""The layout that docs/architecture.md describes: which rooms there are, and what each may use."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).parent.parent
WIRING: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS: list[dict[str, Any]] = WIRING["tool"]["importlinter"]["contracts"]
(LAYERS,) = (contract["layers"] for contract in CONTRACTS if contract["id"] == "layers")
ROOMS = [room for layer in LAYERS for room in re.findall(r"\w+", layer)]
NO_ROOMS = {"tests", "bench", "docs", "requirements"}
"""Folders with Python that are not installed."""
SAME_JOB = {
    "__init__": "every package has one",
    "build": "put the fact sheet together, and the page",
}
"""Names that modules of several folders may share, and the job that they do."""
KNOW_CODES = {
    "commands/setup.py": "an example in the help of --select",
    "commands/explain.py": "an example in the help of the argument",
    "drafts/rules.py": "the rules for drafts, which are declared there",
    "schema/own_check.py": "the letters that no check of a team's own may begin with",
}
"""Modules outside checks/ whose strings may hold a code, and why."""


def python_files() -> list[Path]:
    """Give the Python files of the program, relative to the root."""
    files = (path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("*.py"))
    return sorted(files)


def folders() -> list[str]:
    """Give every folder with Python, as a dotted name, but for those that are not installed."""
    found = {
        path.parent.relative_to(ROOT)
        for path in ROOT.glob("*/**/*.py")
        if not set(path.relative_to(ROOT).parts) & (NO_ROOMS | {".venv", ".venv-supply", "build"})
        and not path.relative_to(ROOT).parts[0].startswith(".")
    }
    return sorted(".".join(folder.parts) for folder in found)


def in_contracts() -> set[str]:
    """Give every package and module that some contract on layers names."""
    return {
        f"{container}.{name}" if container else name
        for contract in CONTRACTS
        if contract["type"] == "layers"
        for container in contract.get("containers", [""])
        for layer in contract["layers"]
        for name in re.findall(r"\w+", layer)
    }


@pytest.mark.parametrize("folder", folders())
def test_every_folder_with_python_is_a_layer(folder: str) -> None:
    assert folder in in_contracts()


def test_every_room_is_in_the_package_and_looked_at_by_every_tool() -> None:
    packages = {name.removeprefix("crossread._app") for name in _tool("setuptools")["packages"]}
    assert packages == {"", *(f".{folder}" for folder in folders())}
    assert set(WIRING["tool"]["importlinter"]["root_packages"]) == set(ROOMS)
    for looked_at in (_tool("mypy")["files"], _tool("pyright")["include"]):
        assert set(ROOMS) <= set(looked_at)
    assert set(ROOMS) <= set(_tool("ruff")["lint"]["isort"]["known-first-party"])


def _tool(name: str) -> dict[str, Any]:
    found: dict[str, Any] = WIRING["tool"][name]
    return found


def test_the_page_names_every_room_in_the_order_of_the_layers() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)/` \|", page, re.MULTILINE)
    assert rows == ROOMS
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\w+)/` \|", readme, re.MULTILINE)
    assert [room for room in named if room in ROOMS] == ROOMS


def test_the_page_names_no_module_that_is_not_there() -> None:
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:\w+/)+\w+\.py)`", page)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_no_room_is_over_a_quarter_of_the_code() -> None:
    lines = {
        room: sum(
            len(path.read_text(encoding="utf-8").splitlines())
            for path in (ROOT / room).rglob("*.py")
        )
        for room in ROOMS
    }
    total = sum(lines.values())
    assert {room: count for room, count in lines.items() if count * 4 > total} == {}


def test_no_two_modules_of_one_name_do_different_jobs() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in python_files():
        found[path.stem].append(str(path))
    assert {n: files for n, files in found.items() if files[1:] and n not in SAME_JOB} == {}
    assert {name for name in SAME_JOB if not found[name][1:]} == set()


def test_no_two_classes_have_one_name() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in python_files():
        for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(str(path))
    assert {name: files for name, files in found.items() if files[1:]} == {}


def test_no_module_outside_checks_knows_a_code() -> None:
    found: dict[str, list[str]] = {}
    for path in python_files():
        if path.parts[0] != "checks":
            codes = list(_codes(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
            if codes:
                found[path.as_posix()] = codes
    assert set(found) == set(KNOW_CODES), found


def _codes(tree: ast.Module) -> Iterator[str]:
    """Give the strings that hold the code of a check, or the beginning of one; not docstrings."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in prose:
                if re.search(r"\bCR\d|^CR$", text):
                    yield text
            case _:
                pass


def test_no_cycle_of_files() -> None:
    sys.path.insert(0, str(ROOT))
    try:
        graph = grimp.build_graph(*ROOMS, cache_dir=None)
    finally:
        sys.path.remove(str(ROOT))
    imports = {m: sorted(graph.find_modules_directly_imported_by(m)) for m in graph.modules}
    assert _cycle(imports) == []


def _cycle(imports: dict[str, list[str]]) -> list[str]:
    """Give the modules of one cycle, or nothing."""
    done: set[str] = set()
    for start in sorted(imports):
        path: list[str] = []
        todo = [(start, iter(imports[start]))]
        while todo and start not in done:
            module, left = todo[-1]
            path = [name for name, _ in todo]
            further = next(left, None)
            if further is None:
                done.add(module)
                todo.pop()
            elif further in path:
                return [*path[path.index(further) :], further]
            elif further not in done:
                todo.append((further, iter(imports[further])))
    return []


def test_a_cycle_is_noticed() -> None:
    assert _cycle({"a": ["b"], "b": ["c"], "c": ["b"]}) == ["b", "c", "b"]
    assert _cycle({"a": ["b", "c"], "b": ["c"], "c": []}) == []
