"""A million claims and ten million: against the floor, data frames, SHACL and Great Expectations.

    python bench/scale.py               our own programs and what is installed
    python bench/scale.py --rivals      with all others, in an environment of their own

Every program is a process of its own, from the Parquet file to the findings with the rows that show
them. Wall time is the best of some runs in turns; memory is the largest resident set that the
system has seen. Judged are ratios. docs/benchmarks.md has results.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.kit.claims import write_claims  # noqa: E402
from bench.kit.compiled import compile_ours  # noqa: E402

_RIVALS = ROOT / "bench" / "rivals"
_VENV = ROOT / ".venv-bench"
_FLOOR = "SELECT subject, attribute FROM '{table}' GROUP BY ALL HAVING max(lo) > min(hi)"
_MEGABYTE = 1024
_SIZES = (1_000_000, 10_000_000)
_SHACL = 400_000
"""Claims that SHACL can do within minutes."""


class Took(NamedTuple):
    """Seconds of wall time, and megabytes at the most."""

    seconds: float
    megabytes: float

    def __str__(self) -> str:
        """Write both."""
        return f"{self.seconds:8.2f} s {self.megabytes:8,.0f} MB"


def run(command: list[str]) -> Took:
    """Run a program to its end. Raises RuntimeError with what it said if it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{command}: {said.decode()[-2000:]}")
    return Took(seconds, usage.ru_maxrss / _MEGABYTE)


def best(commands: dict[str, list[str]], rounds: int) -> dict[str, Took]:
    """Run programs in turns, and give the best of each."""
    took: dict[str, list[Took]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            took[name].append(run(command))
    return {name: min(times) for name, times in took.items()}


def floor(table: Path) -> list[str]:
    """Give plain DuckDB with the one query that finds bad groups."""
    query = _FLOOR.format(table=table)
    return [sys.executable, "-c", f"import duckdb; duckdb.sql({query!r}).fetchall()"]


def ours(ledger: Path, table: Path, *more: str) -> list[str]:
    """Give our command with all checks of values, and all claims of all conflicts written."""
    command = [sys.executable, str(ROOT / "cli.py"), "check", str(ledger), "--claims", str(table)]
    return [*command, "--select", "CR1", "--evidence", "/dev/null", "--fail-on", "never", *more]


def rival(name: str, table: Path) -> list[str]:
    """Give another program, in its environment."""
    return [str(_VENV / "bin" / "python"), str(_RIVALS / f"{name}.py"), str(table)]


def install() -> None:
    """Make the environment of the others, once."""
    if not (_VENV / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(_VENV)], check=True)
    pip = [str(_VENV / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    subprocess.run([*pip, "-r", str(_RIVALS / "requirements.txt")], check=True)


def print_ratios(took: dict[str, Took]) -> None:
    """Print a line for each program, with its ratio to ours."""
    own = took["ours"].seconds
    for name, one in took.items():
        print(f"  {name:20} {one}   {one.seconds / own:7.2f} times ours")


def programs(claims: int, folder: Path, *, rivals: bool) -> dict[str, list[str]]:
    """Give the programs that can do so many claims, by name."""
    ledger, table = write_claims(claims, folder)
    sheet = [sys.executable, str(ROOT / "cli.py"), "export", str(ledger), "--claims", str(table)]
    sheet += ["--format", "parquet", "-o", str(folder / "sheet.parquet")]
    found = {
        "ours": ours(ledger, table),
        "floor": floor(table),
        "ours within 2 GB": ours(ledger, table, "--memory-limit", "1500MB"),
        "fact sheet": [*sheet, "--reconcile", "support", "--memory-limit", "1500MB"],
    }
    if rivals:
        names = ("polars", "pandas", "great_expectations")
        found |= {name: rival(f"{name}_", table) for name in names}
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--largest", type=int, default=10_000_000)
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    compile_ours()
    if options.rivals:
        install()
    seen: list[Took] = []
    for claims in (size for size in _SIZES if size <= options.largest):
        print(f"{claims:,} claims in {claims // 5:,} groups, 5 % in conflict")
        took = best(programs(claims, options.folder, rivals=options.rivals), options.rounds)
        print_ratios(took)
        seen.append(took["ours"])
    if options.rivals:
        ledger, table = write_claims(_SHACL, options.folder)
        print(f"{_SHACL:,} claims, which is what SHACL can do")
        print_ratios(best({"ours": ours(ledger, table), "pyshacl": rival("pyshacl_", table)}, 1))
    if len(seen) == len(_SIZES):
        small, large = (one.seconds for one in seen)
        print(f"ten times the claims take {large / small:.1f} times as long")


if __name__ == "__main__":
    main()
