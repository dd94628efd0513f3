"""Commands at once, and commands that are killed: what is lost, what is left, what is half written.

    make stress
    python tests/stress/at_once.py --pairs 500 --kills 100 --seed 1

Each command runs in a process of its own, forked from this one, which has loaded the program but
has no database open. Exits 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402

import cli  # noqa: E402
from baseline.file import read_baseline  # noqa: E402
from ledger.load_ledger import load_ledger  # noqa: E402
from support import temporary_files  # noqa: E402

SUBJECTS = 20
WHY = ("--because", "The minutes say so.", "--by", "A. Reader")
OWNED = ("--because", "The minutes say so.", "--owner", "A. Reader", "--until")
LEFT = (".crossread-", ".lock")
"""What the names of temporary files begin with, and those of locks end with."""
_OF_EXPORTS = ("schema.contracts", "ibis.backends.duckdb", "jinja2", "openpyxl")
ABOUT = "source: {source}, subject: s{n}, attribute: opened, value: {year}"


def ledger(year: int = 2019) -> str:
    """Give a ledger with a conflict about each subject, between the year and the next."""
    claims = [
        f"  - {{{ABOUT.format(source=source, n=n, year=year + late)}, quote: in {year + late}}}"
        for n in range(SUBJECTS)
        for late, source in enumerate(("morning", "evening"))
    ]
    return "\n".join(
        [
            "sources: [{id: morning, publisher: A}, {id: evening, publisher: B}]",
            f"subjects: [{', '.join(f'{{id: s{n}}}' for n in range(SUBJECTS))}]",
            "attributes: [{id: opened, type: date}]",
            "claims:",
            *claims,
            "",
        ]
    )


def started(*arguments: str) -> int:
    """Start a command in a process of its own, printing nothing."""
    process = os.fork()
    if process == 0:
        temporary_files.clear.cache_clear()  # a run of its own has cleared no folder yet
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        code = 3
        with contextlib.suppress(BaseException):
            try:
                cli.main(arguments)
            except SystemExit as ended:
                code = int(ended.code or 0)
        os._exit(code)
    return process


def preload(*, exports: bool) -> None:
    """Load the program and run it once, so that the time of the others goes into what they do."""
    commands = {f"commands.{module}" for module in cli.COMMANDS.values()}
    for module in (*commands, *(_OF_EXPORTS if exports else ())):
        importlib.import_module(module)
    nothing = io.StringIO()
    with contextlib.redirect_stdout(nothing), contextlib.redirect_stderr(nothing):
        for command in (
            ("check",),
            ("decide", "s0", "opened", "2019", *WHY),
            ("accept", "zz", *OWNED, "2027-03-31"),
        ):
            with contextlib.suppress(SystemExit):
                cli.main(command)


def code_of(process: int) -> int:
    """Wait for a command, and give its exit code; below 0 for the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def elsewhere(question: Callable[[], bool]) -> bool:
    """Ask in a process of its own: this one must not open a database."""
    process = os.fork()
    if process == 0:
        answer = False
        with contextlib.suppress(BaseException):
            answer = question()
        os._exit(not answer)
    return code_of(process) == 0


def left_over() -> list[str]:
    """Give the temporary files and locks in this folder."""
    return [p.name for p in Path().iterdir() if p.name.startswith(LEFT[0]) or p.suffix == LEFT[1]]


@dataclass
class Counted:
    """What was tried, and what went wrong."""

    tried: Counter[str] = field(default_factory=Counter[str])
    wrong: list[str] = field(default_factory=list[str])
    refused: Counter[str] = field(default_factory=Counter[str])

    def add(self, kind: str, *, right: bool, what: str) -> None:
        """Count one."""
        self.tried[kind] += 1
        if not right:
            self.wrong.append(f"{kind}: {what}")


# Two at once: both end well, and the file has what both have written.


def accept(n: int) -> tuple[str, ...]:
    """Give the command that accepts the finding about a subject."""
    return ("accept", FINGERPRINTS[n], *OWNED, "2027-03-31")


def decide(n: int) -> tuple[str, ...]:
    """Give the command that decides about a subject."""
    return ("decide", f"s{n}", "opened", "2019", *WHY, "--replace")


def add(n: int) -> tuple[str, ...]:
    """Give the command that adds a claim about a subject."""
    about = ("--source", "morning", "--subject", f"s{n}", "--attribute", "opened")
    return ("add", "claim", *about, "--value", "2019", "--quote", f"number {n}")


FINGERPRINTS: list[str] = []


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


def fresh() -> None:
    """Write the files of a desk anew."""
    for path in Path().iterdir():
        path.unlink()
    Path("facts.yaml").write_text(ledger(), encoding="utf-8")
    for source in ("morning", "evening"):
        words = " ".join(f"number {n}, in 2019 and in 2020." for n in range(SUBJECTS))
        Path(f"{source}.txt").write_text(words, encoding="utf-8")
    for table in range(2):
        rows = [f"morning,s{n},opened,{2019 + table}" for n in range(SUBJECTS * (2 - table))]
        rows = [row.replace(f"s{n},", f"s{n % SUBJECTS},", 1) for n, row in enumerate(rows)]
        text = "\n".join(["source,subject,attribute,value", *rows, ""])
        Path(f"claims{table}.csv").write_text(text, encoding="utf-8")


def fingerprints() -> Iterator[str]:
    """Give the fingerprint of the finding about each subject."""
    import json  # noqa: PLC0415 - once

    code_of(started("check", "--format", "json", "-o", "found.json"))
    found = json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"]
    by_subject = {each["subject"]: each["fingerprint"] for each in found if each["code"] == "CR101"}
    yield from (by_subject[f"s{n}"] for n in range(SUBJECTS))


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
            counted.add(kind, right=kept and codes == [0, 0], what=f"codes {codes}, kept {kept}")
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
        counted.refused["changed by hand"] += code == 2
        counted.add("changed by hand", right=right, what=f"code {code}")


# Kills: every output is what it was, or what the run would have written.

OUTPUTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "init": (("init", "new.yaml", "--title", "A story"), ("new.yaml",)),
    "decide": (("decide", "s3", "opened", "2019", *WHY, "--on", "2024-06-02"), ("facts.yaml",)),
    "accept": (("accept", "", *OWNED, "2027-03-31"), ("crossread-baseline.yaml",)),
    "check -o": (("check", "-o", "out.txt", "-o", "sarif:out.sarif"), ("out.txt", "out.sarif")),
    "--evidence": (("check", "-o", "out.txt", "--evidence", "out.parquet"), ("out.parquet",)),
    "--rejects": (
        ("check", "--claims", "bad.csv", "--rejects", "out.csv", "-o", "out.txt"),
        ("out.csv", "out.txt"),
    ),
    "export xlsx": (("export", "--format", "xlsx", "-o", "out.xlsx"), ("out.xlsx",)),
    "export csv": (("export", "--format", "csv", "-o", "out.csv"), ("out.csv",)),
    "report --html": (("report", "--html", "out.html"), ("out.html",)),
    "report --svg": (("report", "--svg", "."), ("sources.svg", "s1--opened.svg")),
    "--database": (("check", "--database", "out.duckdb", "-o", "out.txt"), ("out.duckdb",)),
    "load --into": (
        ("load", "claims0.csv", "--into", "out.duckdb", "--ledger", "facts.yaml"),
        ("out.duckdb",),
    ),
}
"""The commands that write, and what they write."""


def content(file: str) -> object:
    """Give what is in a file: its bytes, or the size of each table of a database."""
    path = Path(file)
    if not path.exists():
        return None
    if path.suffix == ".xlsx":
        import zipfile  # noqa: PLC0415 - a workbook holds the time at which it was made

        with zipfile.ZipFile(path) as book:
            parts = [name for name in book.namelist() if "docProps" not in name]
            return {name: book.read(name) for name in parts}
    return path.read_bytes() if path.suffix != ".duckdb" else _tables(path)


def _tables(path: Path) -> object:
    """Ask a database in a process of its own, which answers through a file."""
    answer = Path("answer.txt")

    def asked() -> bool:
        with duckdb.connect(str(path), read_only=True) as opened:
            names = opened.execute(
                "SELECT schema_name || '.' || table_name, estimated_size FROM duckdb_tables() "
                "ORDER BY 1"
            ).fetchall()
            first = opened.execute("SELECT min(value) FROM crossread.stated").fetchall()
        answer.write_text(repr((names, first)), encoding="utf-8")
        return True

    whole = elsewhere(asked)
    text = answer.read_text(encoding="utf-8") if whole else "a database that cannot be read"
    answer.unlink(missing_ok=True)
    return text


def before(kind: str, command: tuple[str, ...], *, old: bool) -> None:
    """Write the files of a desk, and the outputs of an earlier ledger."""
    fresh()
    bad = "source,subject,attribute,value\nmorning,s0,opened,2019\nmorning,s1,opened,soon\n"
    Path("bad.csv").write_text(bad, encoding="utf-8")
    if old and kind not in {"init", "decide", "accept"}:
        Path("facts.yaml").write_text(ledger(2001), encoding="utf-8")
        code_of(started(*command))
        Path("facts.yaml").write_text(ledger(), encoding="utf-8")


def kills(number: int, counted: Counted, dice: random.Random) -> None:
    """Kill commands at random moments; then run them to their end."""
    kinds = list(OUTPUTS)
    for kind in kinds:
        command, files = OUTPUTS[kind]
        command = tuple(FINGERPRINTS[3] if word == "" else word for word in command)
        for n in range(number // len(kinds) + (kinds.index(kind) < number % len(kinds))):
            before(kind, command, old=n % 4 != 3)
            was = [content(file) for file in files]
            began = time.perf_counter()
            code_of(started(*command))
            takes = time.perf_counter() - began
            will_be = [content(file) for file in files]
            before(kind, command, old=n % 4 != 3)
            process = started(*command)
            time.sleep(dice.uniform(0, takes))
            os.kill(process, signal.SIGKILL)
            if code_of(process) >= 0:
                counted.refused["ended before the kill"] += 1
            now = [content(file) for file in files]
            half = [
                file
                for file, *three in zip(files, was, now, will_be, strict=True)
                if three[1] not in (three[0], three[2])
            ]
            counted.refused["killed before the output"] += now == was
            counted.add(f"killed: {kind}", right=not half, what=f"half written: {half}")
            if kind == "init":
                Path("new.yaml").unlink(missing_ok=True)
            again = code_of(started(*command, *(["--replace"] if kind == "decide" else [])))
            right = again in {0, 1} and not left_over()
            counted.add("run after a kill", right=right, what=f"{kind}: {again}, {left_over()}")


def summary(counted: Counted, seconds: float) -> str:
    """Say what was tried and lost."""
    lines = [
        f"{number:5}  {kind}: {sum(each.startswith(f'{kind}: ') for each in counted.wrong)} lost"
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
