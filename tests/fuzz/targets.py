"""What is fuzzed: each target takes bytes, and raises only where Crossread has a defect.

An input that is refused is no defect, whatever it is: `UnusableInput` and `ValueProblem` are what
refuses. A check that could not run is one, for the runner turns what breaks it into an outcome.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MODULES = {
    "values": "of_texts",
    "settings": "of_files",
    "quotes": "of_texts",
    "reading": "of_texts",
    "ledger": "of_files",
    "tables": "of_runs",
    "check": "of_runs",
    "renderers": "of_runs",
}
"""The targets, the fast ones first, with the module that each is in."""


def target(name: str) -> Callable[[bytes], None]:
    """Give a target. Importing what it needs takes a while."""
    found: Callable[[bytes], None] = getattr(import_module(f"tests.fuzz.{MODULES[name]}"), name)
    return found
