"""Commands at once, and commands that are killed: what is lost, what is left, what is half written.

    make stress
    python tests/stress/at_once.py --pairs 500 --kills 100 --seed 1

Each command runs in a process of its own, forked from this one, which has loaded the program but
has no database open. Exits 1 if anything was lost, refused, left or half written.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402

from baseline.file import read_baseline  # noqa: E402
from ledger.load_ledger import load_ledger  # noqa: E402
from tests.stress.desk import (  # noqa: E402
    FINGERPRINTS,
    SUBJECTS,
    Counted,
    accept,
    add,
    code_of,
    decide,
    elsewhere,
    fingerprints,
    fresh,
    left_over,
    preload,
    said,
    started,
)
from tests.stress.kills import OUTPUTS, kills  # noqa: E402

# Two at once: both end well, and the file has what both have written.


def accepted(n: int) -> bool:
    """Whether the baseline has the finding about a subject."""
    return FINGERPRINTS[n] in {
        e.fingerprint for e in read_baseline(Path("crossread-baseline.yaml"))
    }


def decided(n: int) -> bool:
    """Whether the ledger has a decision about a subject."""
    return f"s{n}" in {d.subject for d in load_ledger(["facts.yaml"]).read.records.decisions}


def added(n: int) -> bool:
    """Whether the ledger has the new claim about a subject."""
    return f"number {n}" in {c.quote for c in load_ledger(["facts.yaml"]).read.records.claims}


def loaded(n: int) -> bool:
    """Whether the database is whole: it has all rows of one table or the other."""

    def whole() -> bool:
        with duckdb.connect("facts.duckdb", read_only=True) as opened:
            rows = opened.execute("SELECT count(*) FROM bulk.rows").fetchall()
            stated = opened.execute("SELECT count(*) FROM crossread.sources").fetchall()
        return rows in ([(SUBJECTS * 2,)], [(SUBJECTS,)]) and stated == [(2,)]

    return elsewhere(whole) and n >= 0


def load(n: int) -> tuple[str, ...]:
    """Give the command that loads one of two tables."""
    return ("load", f"claims{n % 2}.csv", "--into", "facts.duckdb", "--ledger", "facts.yaml")


def prune(_: int) -> tuple[str, ...]:
    """Give the command that removes what is stale."""
    return ("baseline", "prune")


def pruned(_: int) -> bool:
    """Whether the stale entry has gone."""
    return "f" * 16 not in {e.fingerprint for e in read_baseline(Path("crossread-baseline.yaml"))}


Command = Callable[[int], tuple[str, ...]]
Seen = Callable[[int], bool]
ACCEPT, DECIDE, ADD = (accept, accepted), (decide, decided), (add, added)
LOAD, PRUNE = (load, loaded), (prune, pruned)
PAIRS: dict[str, tuple[tuple[Command, Seen], tuple[Command, Seen]]] = {
    "accept, accept": (ACCEPT, ACCEPT),
    "decide, decide": (DECIDE, DECIDE),
    "add, add": (ADD, ADD),
    "decide, add": (DECIDE, ADD),
    "accept, prune": (ACCEPT, PRUNE),
    "load, load": (LOAD, LOAD),
}
STALE = """\
crossread-baseline: 1
accepted:
  - fingerprint: ffffffffffffffff
    check: CR101 date-conflict
    subject: s1
    attribute: opened
    because: it was so
    owner: A. Reader
    until: 2027-03-31
"""


def pairs(number: int, counted: Counted) -> None:
    """Run pairs of commands at the same time, each on files that others have changed before."""
    kinds = list(PAIRS)
    for kind in kinds:
        fresh()
        first, second = PAIRS[kind]
        for n in range(number // len(kinds) + (kinds.index(kind) < number % len(kinds))):
            one, other = 2 * n % SUBJECTS, (2 * n + 1) % SUBJECTS
            if one == 0:
                fresh()
            if PRUNE in PAIRS[kind]:
                Path("crossread-baseline.yaml").write_text(STALE, encoding="utf-8")
            running = [started(*first[0](one)), started(*second[0](other))]
            codes = [code_of(process) for process in running]
            kept = first[1](one) and second[1](other)
            counted.add(
                kind,
                right=kept and codes == [0, 0],
                what=f"codes {codes}, kept {kept}: {[said(p) for p in running]}",
            )
        counted.add("nothing left", right=not left_over(), what=f"{kind} left {left_over()}")


# Many at once: as many as there are subjects, on one file.


def many(number: int, counted: Counted) -> None:
    """Start many commands at the same moment, on one file."""
    for command, seen in (ACCEPT, DECIDE, ADD):
        fresh()
        running = [started(*command(n)) for n in range(number)]
        codes = Counter(code_of(process) for process in running)
        lost = [n for n in range(number) if not seen(n)]
        name = f"{command.__name__}, {number} at once"
        counted.add(name, right=not lost and codes == {0: number}, what=f"{codes}, lost {lost}")


# An editor saves the ledger at a random moment: what it wrote is kept, or the command was first.


def edits(number: int, counted: Counted, dice: random.Random) -> None:
    """Append a line to the ledger while a command is at work."""
    fresh()
    began = time.perf_counter()
    code_of(started(*decide(0)))
    takes = time.perf_counter() - began
    for n in range(number):
        if n % SUBJECTS == 0:
            fresh()
        process = started(*decide(n % SUBJECTS))
        time.sleep(dice.uniform(0, takes * 1.2))
        with Path("facts.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# by hand {n}\n")
        code = code_of(process)
        text = Path("facts.yaml").read_text(encoding="utf-8")
        right = f"# by hand {n}\n" in text and (decided(n % SUBJECTS) if code == 0 else code == 2)
        counted.refused["refused, as the file had changed by hand"] += code == 2
        counted.add("changed by hand", right=right, what=f"code {code}")


def summary(counted: Counted, seconds: float) -> str:
    """Say what was tried, and what was not as it should be."""
    lines = [
        f"{number:5}  {kind}: {sum(each.startswith(f'{kind}: ') for each in counted.wrong)} wrong"
        for kind, number in counted.tried.items()
    ]
    lines += [f"       of these {number} {what}" for what, number in counted.refused.items()]
    return "\n".join([*lines, f"{seconds:.0f} seconds", *counted.wrong, ""])


def main(arguments: list[str] | None = None) -> int:
    """Run all, print what was counted, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=500)
    parser.add_argument("--at-once", type=int, default=SUBJECTS)
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    dice = random.Random(given.seed)  # noqa: S311 - no secret
    counted = Counted()
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    began = time.monotonic()
    try:
        fresh()
        preload(exports=given.kills >= len(OUTPUTS))
        FINGERPRINTS[:] = fingerprints()
        pairs(given.pairs, counted)
        if given.at_once:
            many(given.at_once, counted)
        edits(given.edits, counted, dice)
        kills(given.kills, counted, dice)
    finally:
        os.chdir(ROOT)
        shutil.rmtree(folder)
    sys.stdout.write(summary(counted, time.monotonic() - began))
    return 1 if counted.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
