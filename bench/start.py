"""Wall time of `check` on this repository's ledger against importing its libraries, in one run.

The two commands take turns, so that a machine that slows down slows both. Judged is the ratio of
the medians: at most 4.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.kit.compiled import compile_ours  # noqa: E402

ROUNDS = 15
IMPORTS = [sys.executable, "-c", "import duckdb, pydantic, typer, yaml"]
CHECK = [sys.executable, "cli.py", "check", "facts.yaml", "--fail-on", "never"]


def seconds(command: list[str]) -> float:
    """Give the wall time of a command, in seconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print the medians and their ratio."""
    compile_ours()
    for command in (IMPORTS, CHECK):
        seconds(command)  # warm caches
    pairs = [(seconds(IMPORTS), seconds(CHECK)) for _ in range(ROUNDS)]
    imports, check = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"imports {imports:.3f} s, check {check:.3f} s, ratio {check / imports:.2f} (at most 4)")


if __name__ == "__main__":
    main()
