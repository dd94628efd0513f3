"""A server for assistants that speak the Model Context Protocol: it reads, and changes nothing.

Three tools: ask the fact sheet, compare a text with the sources, explain a check.
"""

from __future__ import annotations

from contextlib import contextmanager
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from drafts.draft_words import Names
from drafts.rules import RULES
from drafts.story_passages import keys_of
from reports import VERSION
from reports.findings.check_pages import page
from schema.problem import ValueProblem
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from checks.definition import AnyCheck
    from reports.drafts.draft_findings import DraftFinding
    from schema.fact import Fact
    from servers.ready_ledger import ReadyLedger

Json = dict[str, Any]
_MOST_ROWS = 20
_LONGEST_TEXT = 200_000
_INSTRUCTIONS = (
    "Facts of one story, as its sources give them. A contested row has several values: give both "
    "sides. Never choose one yourself."
)


def mcp_server(ledger: ReadyLedger, checks: Iterable[AnyCheck]) -> MCPServer:
    """Make the server."""
    server = MCPServer("crossread", instructions=_INSTRUCTIONS, version=VERSION)
    known = (*checks, *RULES.values())

    @server.tool(structured_output=False)
    def ask_sheet(words: str) -> list[Json]:
        """Find rows of the fact sheet by words: at most 20, the best first."""
        with _usable():
            return [_row(row) for row in _found(words, ledger.comparison.rows)]

    @server.tool(structured_output=False)
    def compare_text(text: str, date: str | None = None) -> Json:
        """Compare a text with the sources; `date` (2024-03-18) is when it is to appear."""
        if len(text) > _LONGEST_TEXT:
            raise ToolError(f"found {len(text):,} characters, expected {_LONGEST_TEXT:,} at most")
        with _usable():
            return _compared(ledger, text, date)

    @server.tool(structured_output=False)
    def explain(code: str) -> str:
        """Give the manual page of a check or a rule, such as CR704."""
        try:
            return "\n".join(page(code, known))
        except LookupError as error:
            raise ToolError(str(error)) from None

    return server


@contextmanager
def _usable() -> Generator[None]:
    """Tell the assistant where the ledger or a date cannot be used. Raises ToolError."""
    try:
        yield
    except (UnusableInput, ValueProblem) as error:
        raise ToolError(str(error)) from None


def _found(words: str, rows: Iterable[Fact]) -> list[Fact]:
    """Give the rows that have most of some words, those with the same number as on the sheet."""
    names = Names({})
    wanted = keys_of(names.words(words), ())
    counted: list[tuple[int, int, Fact]] = []
    for number, row in enumerate(rows):
        text = f"{row.subject_name} {row.attribute_label} {row.value} {' '.join(row.quotes)}"
        shared = len(wanted & keys_of(names.words(text), ()))
        if shared:
            counted.append((-shared, number, row))
    best = sorted(counted, key=itemgetter(0, 1))
    return [row for _, _, row in best[:_MOST_ROWS]]


def _row(row: Fact) -> Json:
    return {
        "subject": row.subject_name,
        "fact": row.attribute_label,
        "value": row.with_time,
        "status": row.status,
        "sources": list(row.source_names),
        "independent_sources": row.independent,
        "quotes": list(row.quotes),
        "not_asserted": list(row.not_asserted),
        "avoid": list(row.avoid),
        "key_on_one_source": row.key_on_one_source,
    }


def _compared(ledger: ReadyLedger, text: str, date: str | None) -> Json:
    draft, found = ledger.comparison.compared("text", text, date)
    return {
        "differences": [_difference(each) for each in found],
        "sentences": [
            {"text": " ".join(text[s.start : s.end].split()), "state": s.state}
            for s in draft.sentences
        ],
    }


def _difference(each: DraftFinding) -> Json:
    different = each.difference
    return {
        "code": each.finding.code,
        "severity": each.finding.severity.value,
        "line": each.line,
        "column": each.column,
        "message": each.finding.message,
        "words": different.text if different else "",
        "source_has": different.theirs if different else "",
        "sheet": _row(each.row) if each.row else None,
    }
