"""Compare the licences of all locked packages with those that are allowed: `make licences`.

A package says itself, in the metadata that are installed with it, what its licence is. Nothing is
looked up. requirements/licences.toml has what is allowed, and what such metadata leave open.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HERE = Path(__file__).parent
POLICY: dict[str, Any] = tomllib.loads((HERE / "licences.toml").read_text(encoding="utf-8"))
LOCKS = {"run.txt": False, "dev.txt": True}
"""The lock files whose packages are installed for the tests, and whether they are tools alone."""
_PIN = re.compile(r"^([\w.-]+)==([^ ;\\]+)", re.MULTILINE)
_ID = re.compile(r"[\w.+-]+")


def locked(lock: str) -> dict[str, str]:
    """Give the packages of a lock file with their versions."""
    return dict(_PIN.findall((HERE / lock).read_text(encoding="utf-8")))


def licence(package: str) -> str | None:
    """Give the licence of a package as SPDX has it, as far as it can be known; else None."""
    stated: Mapping[str, str] = POLICY["stated"]
    if package in stated:
        return stated[package]
    try:
        says = metadata(package)
    except PackageNotFoundError:
        return None
    if expressions := says.get_all("License-Expression"):
        return str(expressions[0])
    words: list[str] = [str(text) for text in says.get_all("License") or ()]
    words += [str(line).rpartition(" :: ")[2] for line in says.get_all("Classifier") or ()]
    known: Mapping[str, str] = POLICY["words"]
    allowed = {*POLICY["allowed"], *POLICY["allowed-in-tools"]}
    return next((known.get(w, w) for w in words if known.get(w, w) in allowed), None)


def ids(expression: str) -> list[str]:
    """Give the licences of an SPDX expression; of an exception, too, which none of ours has."""
    return [word for word in _ID.findall(expression) if word not in {"AND", "OR", "WITH"}]


def refused(packages: Iterable[str], *, tools: bool) -> Iterator[str]:
    """Yield a line for each package whose licence is not allowed, or not known."""
    allowed = {*POLICY["allowed"], *(POLICY["allowed-in-tools"] if tools else ())}
    for package in packages:
        found = licence(package)
        if found is None:
            yield f"{package}: no licence that can be read; look at its files, then licences.toml"
        elif others := _not_allowed(found, allowed):
            yield f"{package}: {', '.join(others)} is not among the allowed licences ({found})"


def _not_allowed(expression: str, allowed: set[str]) -> list[str]:
    """Give the licences that are not allowed, none if one of several to choose from is.

    Where the choice is inside brackets, all are asked for.
    """
    choices = [expression] if "(" in expression else re.split(r"\bOR\b", expression)
    refused_of = [[each for each in ids(choice) if each not in allowed] for choice in choices]
    return [] if [] in refused_of else [each for some in refused_of for each in some]


def main() -> None:
    """Print the licence of every package, and fail if one is refused."""
    bad: list[str] = []
    for lock, tools in LOCKS.items():
        packages = locked(lock)
        for package, version in packages.items():
            print(f"{package} {version}: {licence(package) or 'not known'}")
        bad += refused(packages, tools=tools)
    sys.exit("\n".join(bad) if bad else 0)


if __name__ == "__main__":
    main()
