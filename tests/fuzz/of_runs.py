"""Fuzzed in whole runs: ledgers, texts in all outputs, and tables."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stderr, suppress
from datetime import date
from itertools import cycle
from typing import TYPE_CHECKING

from baseline.compare_run import compare_run
from claim_tables.input_tables import Tables
from reports.fact_sheet.build import facts, statements_by_slot
from reports.fact_sheet.forms import FORMS, written
from reports.fact_sheet.ruled_out import ruled_out
from reports.fact_sheet.sheet import Sheet
from reports.findings.formats import FORMATS
from reports.findings.run_result import RunResult
from reports.page.page import html
from reports.report_text import report_text
from reports.terminal import canvas
from runner.examine import examined
from runner.examine_tables import examined_tables
from schema.fact import ReconcileBy
from schema.unseen import UNSEEN
from support.problems import UnusableInput
from tests.fuzz import scratch

if TYPE_CHECKING:
    from runner.examine import Examined


_WHAT_IS_REFUSED = re.compile(f"{UNSEEN}|[\ufffe\uffff]")


class CouldNotRunError(AssertionError):
    """A check of our own broke."""


def check(data: bytes) -> None:
    """Run all checks on a ledger, and write all that can be written of it."""
    file = scratch.written("facts.yaml", data)
    with suppress(UnusableInput), examined([str(file)]) as seen:
        _all_written(seen)


def renderers(data: bytes) -> None:
    """Write findings and sheets of a ledger whose texts are anything that a ledger may hold."""
    lines = data.decode("utf-8", "replace").splitlines()
    words = [seen for line in lines if (seen := _WHAT_IS_REFUSED.sub("", line)).strip()]
    if words:
        check(_ledger_of(words).encode("utf-8", "replace"))


def _ledger_of(words: list[str]) -> str:
    """Make a ledger with all kinds of findings, whose texts are these words."""
    said = map(json.dumps, cycle(words))
    values = {"seen": "date", "cost": "money", "dead": "count", "who": "name", "how": "text"}
    lines = [f"title: {next(said)}", "sources:"]
    lines += [
        f"  - {{id: s{n}, name: {next(said)}, headline: {next(said)}, publisher: {next(said)}, "
        f"published: 201{n}, url: {next(said)}, note: {next(said)}}}"
        for n in range(3)
    ]
    lines += [f"subjects: [{{id: a, name: {next(said)}}}]", "attributes:"]
    lines += [
        f"  - {{id: {name}, label: {next(said)}, type: {kind}, key: true}}"
        for name, kind in values.items()
    ]
    lines.append("claims:")
    plain = {"seen": "201{}", "cost": "{} million USD", "dead": "{}"}
    lines += [
        f"  - {{source: s{n}, subject: a, attribute: {name}, speaker: {next(said)}, "
        f"value: {plain[name].format(n + 1) if name in plain else next(said)}, "
        f"quote: {next(said)}, note: {next(said)}}}"
        for n in range(3)
        for name in values
    ]
    lines += ["decisions:", "  - {subject: a, attribute: dead, value: 9, unsourced: true, "]
    lines[-1] += f"because: {next(said)}, by: {next(said)}, on: 2020-01-01}}"
    return "\n".join(lines) + "\n"


def _all_written(seen: Examined) -> None:
    _require_all_ran(seen)
    comparison = compare_run(seen, (), date(2020, 1, 1))
    run = RunResult(comparison, seen.outcomes, "b", (), "", seen.store, seen.uncompared)
    for write in FORMATS.values():
        write(run)
    list(report_text(seen, run, canvas(), verbose=True))
    html(seen, run)
    stated = statements_by_slot(seen.store)
    rows = facts(seen, stated, ReconcileBy.AGREEMENT)
    printed = facts(seen, stated, ReconcileBy.AGREEMENT, in_print=True)
    made = Sheet(rows, "t", seen.records, printed, ruled_out=ruled_out(seen.context))
    for form in FORMS:
        written(made, form)


def _require_all_ran(seen: Examined) -> None:
    broken = [f"{o.code}: {o.reason}" for o in seen.outcomes if o.state == "could not run"]
    if broken:
        raise CouldNotRunError("; ".join(broken))


_KINDS = ("csv", "ndjson", "parquet", "duckdb", "tsv")


def tables(data: bytes) -> None:
    """Check a table; the first byte says in which format, its length whether as one of few rows.

    The engine may crash: see `run.py`.
    """
    kind = _KINDS[data[0] % len(_KINDS)] if data else "csv"
    file = scratch.written(f"claims.{kind}", data[1:])
    _check_tables(Tables([str(file)], memory_limit="1 GB"), len(data) % 2 * 100)
    file.unlink()


def _check_tables(named: Tables, entries_up_to: int) -> None:
    with (
        suppress(UnusableInput),
        redirect_stderr(io.StringIO()),
        examined_tables([], named, entries_up_to=entries_up_to) as seen,
    ):
        _require_all_ran(seen)
