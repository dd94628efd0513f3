"""Findings as blocks of text: the sides, and under each its quotes, sources and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.findings.run_result import status_text
from reports.phrases import attribution, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.canvas import Canvas
    from reports.findings.sentence_groups import FindingGroup
    from schema.finding import Citation, Finding, Side


def block(
    finding: Finding, canvas: Canvas, indent: int = 0, *, named: bool = False, status: str = ""
) -> Iterator[str]:
    """Yield the lines of one finding; `named` gives the fingerprint that `accept` takes.

    A claim that several sides cite is printed once.
    """
    yield from _head(finding, canvas, indent, named=named, status=status)
    printed = _Printed()
    for side in finding.sides:
        yield from _side(side, canvas, indent + 2, printed)


def group_block(
    group: FindingGroup, canvas: Canvas, indent: int = 0, *, named: bool = False
) -> Iterator[str]:
    """Yield the lines of findings that stand together: a block for the first, then the others.

    These are indented, and repeat no quote that is printed already, nor a side without one that
    says no more than the message.
    """
    printed = _Printed()
    for compared in group.found:
        finding = compared.finding
        status = status_text(compared) if named and compared.acceptance else ""
        deeper = indent + (2 if printed.claims else 0)
        yield from _head(finding, canvas, deeper, named=named, status=status)
        printed.in_short = compared is not group.first
        for side in finding.sides:
            new = side.says not in finding.message or not all(map(printed.has, side.citations))
            if new or not printed.in_short:
                yield from _side(side, canvas, deeper + 2, printed)


def _head(
    finding: Finding, canvas: Canvas, indent: int, *, named: bool, status: str
) -> Iterator[str]:
    name = f" {finding.short}" if named else ""
    code = f"{' ' * indent}{finding.code} {finding.name}{name}"
    severity = finding.severity.value
    yield canvas.justified(code, severity, roles=("strong", severity))
    if status:
        for line in canvas.wrapped(status, indent, hang=2):
            yield canvas.style(line, "strong")
    yield from canvas.wrapped(finding.message, indent)


class _Printed:
    """The claims that a block has already, and their quotes by source.

    `in_short`: a quote that is part of a printed one is not printed.
    """

    def __init__(self) -> None:
        self.claims: set[tuple[str, ...]] = set()
        self.quotes: dict[str, list[str]] = {}
        self.in_short = False

    def has(self, citation: Citation) -> bool:
        """Whether a claim is printed, whichever of its readings was cited."""
        return _claim(citation) in self.claims

    def add(self, citation: Citation) -> str:
        """Remember a claim as printed, and give the quote to print with it."""
        quotes = self.quotes.setdefault(citation.source, [])
        has_it = self.in_short and any(citation.quote in quote for quote in quotes)
        self.claims.add(_claim(citation))
        quotes.append(citation.quote)
        return "" if has_it else citation.quote


def _claim(citation: Citation) -> tuple[str, ...]:
    return citation.source, citation.speaker or "", place(citation), citation.quote


def _side(side: Side, canvas: Canvas, indent: int, printed: _Printed) -> Iterator[str]:
    for line in canvas.wrapped(f"- {side.says}", indent, hang=2):
        yield canvas.style(line, "strong")
    for citation in side.citations:
        if not printed.has(citation):
            yield from _citation(citation, printed.add(citation), canvas, indent + 4)


def _citation(citation: Citation, quote: str, canvas: Canvas, indent: int) -> Iterator[str]:
    who = f"{' ' * indent}{attribution(citation)}"
    where = place(citation)
    if canvas.fits(who, where):
        yield canvas.justified(who, where, roles=("", "quiet"))
    else:
        yield from canvas.wrapped(who.strip(), indent, hang=2)
        yield " " * indent + canvas.style(where, "quiet")
    if quote:
        yield from canvas.wrapped(f"“{quote}”", indent, hang=1)
