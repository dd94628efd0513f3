"""Commands that are killed: every output is what it was, or what the run would have written."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import duckdb

from tests.stress.desk import (
    FINGERPRINTS,
    OWNED,
    WHY,
    Counted,
    code_of,
    elsewhere,
    fresh,
    ledger,
    left_over,
    started,
)

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
