"""How many published corrections are caught, and how many agreeing statements are left alone.

Each ledger of data/corrections holds a wrong and a right statement of one fact. Caught is a
contradiction or a tension; of those that agree, a contradiction is a false alarm.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, from anywhere


from runner.examine import examined  # noqa: E402
from schema.finding import Severity  # noqa: E402
from support.problems import UnusableInput  # noqa: E402

DATA = ROOT / "bench" / "data" / "corrections"
LOUD = frozenset({Severity.CONTRADICTION, Severity.TENSION})


class Case(NamedTuple):
    """A small ledger, and what it is about."""

    name: str
    why: str
    ledger: str


def cases(file: str) -> list[Case]:
    """Give the ledgers of a file."""
    found = yaml.safe_load((DATA / file).read_text(encoding="utf-8"))["cases"]
    return [Case(case["id"], case["why"], case["ledger"]) for case in found]


def severities(case: Case) -> set[Severity] | None:
    """Give the severities of what is found in a ledger; None where it is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "facts.yaml")
        path.write_text(case.ledger, encoding="utf-8")
        try:
            with examined([path]) as seen:
                return {finding.severity for finding in seen.findings}
        except UnusableInput:
            return None


def main() -> None:
    """Measure and print the figures, and what was missed."""
    missed = [c for c in cases("corrections.yaml") if not LOUD.intersection(severities(c) or ())]
    alarms = [
        c
        for c in cases("agreeing.yaml")
        if (found := severities(c)) is None or Severity.CONTRADICTION in found
    ]
    for name, of, wrong in (
        ("corrections caught", len(cases("corrections.yaml")), missed),
        ("agreeing statements left alone", len(cases("agreeing.yaml")), alarms),
    ):
        print(f"{name}: {of - len(wrong)} of {of}")
        for case in wrong:
            print(f"  not {case.name}: {case.why}")


if __name__ == "__main__":
    main()
