"""The checks themselves: their list, and the manual page of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.registry import CHECKS, find
from support.problems import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checks.definition import AnyCheck
    from reports.canvas import Canvas


def page(word: str, checks: tuple[AnyCheck, ...] = CHECKS) -> list[str]:
    """Give the lines of the page of a check. Raises LookupError, which says what is expected."""
    check = find(word, checks)
    if check is None:
        meant = nearest([name for check in checks for name in (check.code, check.name)], word)
        guess = f"; did you mean {meant!r}?" if meant else ""
        expected = f"the code or the name of one of {len(checks)} checks{guess}"
        raise LookupError(f"found {word!r}, expected {expected}; 'crossread checks' lists them")
    return [f"{check.code} {check.name} ({check.severity})", "", *check.page.splitlines()]


def listed(canvas: Canvas, checks: tuple[AnyCheck, ...] = CHECKS) -> Iterator[str]:
    """Yield the lines that list all checks, each with its severity and what it states."""
    wide = max(len(check.name) for check in checks)
    for check in checks:
        head = canvas.style(f"{check.code}  {check.name:<{wide}}  ", "strong")
        yield head + canvas.style(check.severity.value, check.severity.value)
        yield from canvas.wrapped(check.statement, 7)
