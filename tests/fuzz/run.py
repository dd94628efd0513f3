"""Fuzz Crossread: `python -m tests.fuzz.run [TARGET ...] [--seconds N]`, or `make fuzz`.

Each target runs in a process of its own, with atheris where that is installed (the extra `fuzz`):
it keeps the inputs that reach new code, and changes them again. Without it, the seeds are changed
at random. An input that makes a defect is kept in `.fuzz/TARGET/found/`, and the run goes on; one
that ends the process, as a crash of the engine does, is kept there, too. The command prints how
many executions there were, and exits with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import faulthandler
import hashlib
import subprocess
import sys
import time
import traceback
from functools import partial
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.fuzz.mutants import mutated
from tests.fuzz.targets import MODULES, target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parent.parent.parent
SEEDS = Path(__file__).parent / "seeds"
OUT = ROOT / ".fuzz"
_SLOW = 5.0
"""Seconds from which on an input is kept as one that takes too long."""
_LARGEST = 1 << 14
_LARGEST_TABLE = 1 << 16
"""A database has 45 KB at least."""
_ROOMS = [
    *("reports", "baseline", "runner", "checks", "claim_tables", "store", "articles"),
    *("extraction", "ledger", "settings", "support", "schema"),
]


def main() -> int:
    """Fuzz the targets that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--child", action="store_true", help="run one target in this process")
    given = parser.parse_args()
    if given.child:
        _Child(given.targets[0], given.seconds, given.seed).run(plain=given.plain)
        return 0
    plain = ["--plain"] if given.plain else []
    return max(_fuzz(name, given.seconds, given.seed, plain) for name in given.targets or MODULES)


def _fuzz(name: str, seconds: int, seed: int, plain: list[str]) -> int:
    """Run a target for so long, again after each crash, and say what it did."""
    ends = time.monotonic() + seconds
    crashes = 0
    while (left := int(ends - time.monotonic())) > 0:
        command = [sys.executable, "-m", "tests.fuzz.run", name, "--child"]
        command += ["--seconds", str(left), "--seed", str(seed + crashes), *plain]
        done = subprocess.run(command, cwd=ROOT, check=False)
        if done.returncode == 0:
            break
        crashes += 1
        _keep_current(name, f"crash{-done.returncode}")
    found = sorted((OUT / name / "found").glob("*"))
    print(f"{name}: {_executions(name):,} executions in all, {len(found)} found", flush=True)  # noqa: T201
    return 1 if found else 0


def _executions(target: str) -> int:
    counts = (OUT / target / "counts").glob("*")
    return sum(int(file.read_text(encoding="ascii") or 0) for file in counts)


def _keep_current(target: str, name: str) -> None:
    current = OUT / target / "current"
    if current.exists():
        data = current.read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:8]
        (OUT / target / "found" / f"{name}-{digest}").write_bytes(data)


class _Child:
    """One target in this process."""

    def __init__(self, target: str, seconds: int, seed: int) -> None:
        self.target, self.seconds, self.seed = target, seconds, seed
        self.folder = OUT / target
        for name in ("found", "counts", "corpus"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.count = self.folder / "counts" / str(time.time_ns())
        self.executions = 0
        self.random = Random(seed)
        self.may_crash = target == "tables"

    def run(self, *, plain: bool) -> None:
        """Fuzz until the time is over."""
        faulthandler.enable()
        from tests.fuzz.seeds_of import seeds_of  # noqa: PLC0415 - it needs the engine

        seeds = seeds_of(self.target)
        try:
            atheris = None if plain else import_module("atheris")
        except ImportError:
            atheris = None
        if atheris is None:
            self._at_random(seeds)
        else:
            self._guided(atheris, seeds)

    def _at_random(self, seeds: Sequence[bytes]) -> None:
        tried = target(self.target)
        ends = time.monotonic() + self.seconds
        while time.monotonic() < ends:
            self._try(tried, mutated(self.random.choice(seeds), self.random))
        self._counted()

    def _guided(self, atheris: Any, seeds: Sequence[bytes]) -> None:  # noqa: ANN401 - ships no types
        for seed in seeds:
            name = hashlib.sha256(seed).hexdigest()[:16]
            (self.folder / "corpus" / name).write_bytes(seed)
        with atheris.instrument_imports(include=_ROOMS):
            tried = target(self.target)

        def change(data: bytes, most: int, seed: int) -> bytes:
            random = Random(seed)
            if random.random() < 1 / 2:
                return bytes(atheris.Mutate(data, most))
            return mutated(data, random)[:most]

        largest = _LARGEST_TABLE if self.target == "tables" else _LARGEST
        arguments = [
            *(sys.argv[0], f"-max_total_time={self.seconds}", f"-max_len={largest}"),
            *("-timeout=300", "-rss_limit_mb=6000", "-verbosity=0", f"-seed={self.seed}"),
            *("-report_slow_units=9999", "-reload=0"),  # seconds of the clock: we count our own
            *(f"-artifact_prefix={self.folder}/found/", str(self.folder / "corpus")),
        ]
        atheris.Setup(arguments, partial(self._try, tried), custom_mutator=change)
        atheris.Fuzz()

    def _try(self, target: Callable[[bytes], None], data: bytes) -> None:
        """Run a target once, and keep the input if it makes a defect or takes long."""
        self.executions += 1
        if self.may_crash:
            (self.folder / "current").write_bytes(data)
        if self.executions % 50 == 0:
            self._counted()
        began = time.process_time()
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            where = traceback.extract_tb(error.__traceback__)
            own = [at for at in where if str(ROOT) in at.filename] or where
            self._keep(f"{type(error).__name__}-{Path(own[-1].filename).stem}-{own[-1].lineno}",
                       data, "".join(traceback.format_exception(error)))  # fmt: skip
        else:
            if time.process_time() - began > _SLOW:
                self._keep("slow", data, f"{time.process_time() - began:.1f} seconds")

    def _keep(self, name: str, data: bytes, why: str) -> None:
        """Keep the shortest input of each kind."""
        kept = self.folder / "found" / name
        if not kept.exists() or len(data) < kept.stat().st_size:
            kept.write_bytes(data)
            (self.folder / f"{name}.txt").write_text(why, encoding="utf-8")

    def _counted(self) -> None:
        self.count.write_text(str(self.executions), encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
