"""Mutate Crossread: `python -m tests.mutation.run [GROUP or FILE ...]`, or `make mutation`.

Each mutant of the modules in `modules.py` is tried with the tests that are nearest to it. The
command prints how many were killed, and each that survived without being in `explained.toml`; then
it exits with 1. `--most` takes so many mutants of each module, at random, but the same each time.
`.mutation/GROUP.ndjson` has the fate of each mutant.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tomllib
from collections import defaultdict
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.mutation.modules import GROUPS, ROOT
from tests.mutation.mutate import Module

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

    from tests.mutation.in_process import Fate
    from tests.mutation.mutate import Mutant

    Fates = list[dict[str, str]]
    Pair = tuple[Module, Mutant]

OUT = ROOT / ".mutation"
EXPLAINED = Path(__file__).parent / "explained.toml"
_SEED = 18
_SECONDS = 120.0
"""Of the processor, for a mutant that is imported anew."""
_SESSION = 36_000.0
_BEFORE_THE_FORK = ("duckdb", "hypothesis", "pydantic", "yaml", "_pytest.python")
"""What takes long to import, and is not ours."""


def main() -> int:
    """Try the mutants of the groups or files that are named, or all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("named", nargs="*", metavar="GROUP|FILE")
    parser.add_argument("--most", type=int, default=0, help="mutants of each module; 0: all")
    parser.add_argument("--tests", action="append", help="in the place of the nearest ones")
    parser.add_argument("--child", help="run one group in this process")
    given = parser.parse_args()
    if given.child:
        _try_group(given.child, given.named, given.most, given.tests)
        return 0
    OUT.mkdir(exist_ok=True)
    fates: Fates = []
    for group in GROUPS:
        files = _files(group, given.named)
        if files:
            fates += _in_a_process(group, files, given.most, given.tests or [])
    return _summary(fates)


def _files(group: str, named: list[str]) -> list[str]:
    files = GROUPS[group].files()
    return files if not named or group in named else [file for file in files if file in named]


def _in_a_process(group: str, files: list[str], most: int, tests: list[str]) -> Fates:
    results = OUT / f"{group}.ndjson"
    results.write_bytes(b"")
    command = [sys.executable, "-m", "tests.mutation.run", "--child", group, *files]
    command += ["--most", str(most), *(f"--tests={test}" for test in tests)]
    subprocess.run(command, cwd=ROOT, check=True)
    return [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]


def _try_group(group: str, files: list[str], most: int, tests: list[str] | None) -> None:
    """Try the mutants of a group: of functions in one session, others with one session each."""
    sys.dont_write_bytecode = False  # else each session would compile all tests again
    log = os.open(OUT / f"{group}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    for name in _BEFORE_THE_FORK:
        import_module(name)
    pairs = [pair for file in files for pair in _chosen(file, most)]
    with (OUT / f"{group}.ndjson").open("a", encoding="utf-8") as results:
        _try(pairs, _arguments(tests or GROUPS[group].tests), results)


def _chosen(file: str, most: int) -> list[Pair]:
    module = Module(ROOT, file)
    mutants = module.mutants
    if 0 < most < len(mutants):
        mutants = Random(f"{_SEED} {file}").sample(mutants, most)
    return [(module, mutant) for mutant in mutants]


def _arguments(tests: Iterable[str]) -> list[str]:
    return [
        *(*tests, "-q", "--no-header", "--tb=native", "--capture=sys", "--rootdir", str(ROOT)),
        *("-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    ]


def _try(pairs: list[Pair], arguments: list[str], results: TextIO) -> None:
    from tests.mutation.in_process import forked, imported_anew, tried_in_one_session  # noqa: PLC0415

    def tell(fate: Fate) -> None:
        results.write(json.dumps(asdict(fate)) + "\n")
        results.flush()

    inside = [pair for pair in pairs if pair[1].scope]
    again = forked(_session(tried_in_one_session, inside, arguments, tell), _SESSION) or ()
    undecided = {tuple[str, str](json.loads(line)) for line in again}
    for module, mutant in pairs:
        if not mutant.scope or (module.file, mutant.name) in undecided:
            tell(imported_anew(module, mutant, arguments, _SECONDS))


def _session(
    run: Callable[[list[Pair], list[str], Callable[[Fate], None]], None],
    pairs: list[Pair],
    arguments: list[str],
    tell: Callable[[Fate], None],
) -> Callable[[Callable[[str], None]], None]:
    def told(fate: Fate, say: Callable[[str], None]) -> None:
        if fate.outcome == "undecided":
            say(json.dumps([fate.file, fate.name]))
        else:
            tell(fate)

    return lambda say: run(pairs, arguments, lambda fate: told(fate, say))


def _summary(fates: Fates) -> int:
    """Print what became of the mutants of each module; 1 if a survivor is not explained."""
    explained = tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))
    by_file: dict[str, Fates] = defaultdict(list)
    for fate in fates:
        by_file[fate["file"]].append(fate)
    unexplained = 0
    for file, found in sorted(by_file.items()):
        lived = [fate for fate in found if fate["outcome"] != "killed"]
        left = [fate for fate in lived if fate["name"] not in explained.get(file, {})]
        unexplained += len(left)
        killed = f"{len(found) - len(lived)} of {len(found)} killed"
        print(f"{file}: {killed}, {len(lived) - len(left)} explained, {len(left)} not")  # noqa: T201
        for fate in left:
            print(f"  {file}:{fate['line']}: {fate['name']} ({fate['outcome']})")  # noqa: T201
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
