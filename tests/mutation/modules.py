"""Which modules are mutated, with the tests that are nearest to each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Group:
    """Modules whose tests are collected together."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]

    def files(self) -> list[str]:
        found = {file for pattern in self.modules for file in ROOT.glob(pattern)}
        return sorted(file.relative_to(ROOT).as_posix() for file in found)


GROUPS = {
    "values": Group(
        ("schema/values/*.py", "schema/interval.py"),
        ("tests/schema", "tests/test_value_types.py"),
    ),
    "schema": Group(
        ("schema/*.py",),
        (
            "tests/schema",
            "tests/ledger",
            "tests/settings",
            "tests/baseline",
            "tests/test_contracts.py",
            "tests/test_generated.py",
        ),
    ),
    "baseline": Group(("baseline/*.py",), ("tests/baseline", "tests/cli/test_accepting.py")),
    "rules": Group(("checks/rules/*.py",), ("tests/checks",)),
}
