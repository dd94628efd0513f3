"""A desk whose commands are run at once and killed: its files, and what was counted."""

from __future__ import annotations

import atexit
import contextlib
import importlib
import io
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cli
from support import temporary_files

SUBJECTS = 20
WHY = ("--because", "The minutes say so.", "--by", "A. Reader")
OWNED = ("--because", "The minutes say so.", "--owner", "A. Reader", "--until")
_SAID_IN = Path(tempfile.mkdtemp(prefix="stress-"))
_SAID: dict[int, Path] = {}
atexit.register(shutil.rmtree, _SAID_IN, ignore_errors=True)
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
    """Start a command in a process of its own; what it says of errors is kept: see `said`."""
    said = _SAID_IN / f"{len(_SAID)}.txt"
    process = os.fork()
    if process == 0:
        temporary_files.clear.cache_clear()  # a run of its own has cleared no folder yet
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1):
            os.dup2(nothing, stream)
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT), 2)
        code = 3
        with contextlib.suppress(BaseException):
            try:
                cli.main(arguments)
            except SystemExit as ended:
                code = int(ended.code or 0)
        os._exit(code)
    _SAID[process] = said
    return process


def said(process: int) -> str:
    """Give what a command that has ended said on standard error."""
    return _SAID[process].read_text(encoding="utf-8").strip()


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


FINGERPRINTS: list[str] = []


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
    code_of(started("check", "--format", "json", "-o", "found.json"))
    found = json.loads(Path("found.json").read_text(encoding="utf-8"))["findings"]
    by_subject = {each["subject"]: each["fingerprint"] for each in found if each["code"] == "CR101"}
    yield from (by_subject[f"s{n}"] for n in range(SUBJECTS))


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
