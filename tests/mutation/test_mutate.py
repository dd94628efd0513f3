"""The mutants that are made of a source, and what becomes of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.mutation.modules import GROUPS, ROOT
from tests.mutation.mutate import REACHED, Module, Mutant
from tests.mutation.mutate_sql import sql_mutants
from tests.mutation.run import EXPLAINED

SOURCE = '''
"""A module."""
from decimal import Decimal
LIMIT = Decimal("0.05")


class Box:
    """A box."""

    def holds(self, a: int | None, b: int = 3) -> bool:
        if a and not b:
            raise ValueError
        return min(a, b) < 2
'''


def module_of(tmp_path: Path, source: str) -> Module:
    (tmp_path / "box.py").write_text(source, encoding="utf-8")
    return Module(tmp_path, "box.py")


def test_each_part_that_decides_something_is_changed(tmp_path: Path) -> None:
    names = [mutant.name for mutant in module_of(tmp_path, SOURCE).mutants]
    assert names == [
        "module: Decimal('0.05') -> Decimal('0.06')",
        "module: Decimal('0.05') -> Decimal('0.04')",
        "module: 3 -> 4",
        "module: 3 -> 2",
        "Box.holds: a and (not b) -> a or not b",
        "Box.holds: not b -> b",
        "Box.holds: raise ValueError -> pass",
        "Box.holds: return min(a, b) < 2 -> return None",
        "Box.holds: min(a, b) < 2 -> min(a, b) <= 2",
        "Box.holds: min(a, b) -> max(a, b)",
        "Box.holds: 2 -> 3",
        "Box.holds: 2 -> 1",
    ]


def test_a_mutant_differs_in_its_change_alone_and_leaves_the_module(tmp_path: Path) -> None:
    module = module_of(tmp_path, "def f(a, b):\n    return a < b\n")
    (mutant,) = (each for each in module.mutants if "<=" in each.name)
    assert _run(module, mutant)["f"](1, 1) is True
    assert _run(module, module.mutants[0])["f"](0, 1) is None


def _run(module: Module, mutant: Mutant) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(module.code(mutant), names)  # noqa: S102 - what this test has written
    return names


def test_functions_tell_that_they_are_called(tmp_path: Path) -> None:
    module = module_of(tmp_path, "def f(a):\n    return a\n\nclass C:\n    x = f(1)\n")
    told: list[tuple[str, str]] = []

    def tell(file: str, scope: str) -> None:
        told.append((file, scope))

    exec(module.telling_calls(), {REACHED: tell})  # noqa: S102
    assert told == [("box.py", "f")]


@pytest.mark.parametrize(
    ("query", "mutants"),
    [
        ("SELECT a WHERE b < 1", ["SELECT a WHERE b <= 1", "SELECT a WHERE b < 2"]),
        ("WHERE x BETWEEN a AND b", []),
        ("WHERE a <> b", ["WHERE a = b"]),
        ("HAVING max(a)", ["HAVING min(a)"]),
        ("a line < of words", []),
    ],
)
def test_queries_are_changed_and_words_are_not(query: str, mutants: list[str]) -> None:
    assert list(sql_mutants(query)) == mutants


def test_only_mutants_that_exist_are_explained() -> None:
    explained = tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))
    for file, reasons in explained.items():
        names = {mutant.name for mutant in Module(ROOT, file).mutants}
        assert sorted(reasons.keys() - names) == []
        assert all(reasons.values())


def test_the_nearest_tests_exist() -> None:
    for group in GROUPS.values():
        assert group.files()
        assert [test for test in group.tests if not (ROOT / test).exists()] == []
