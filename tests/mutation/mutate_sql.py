"""Mutants of SQL in a text: the slips that a query can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_IS_SQL = re.compile(
    r"\b(?:SELECT|FROM|WHERE|HAVING|JOIN|CASE|GROUP BY|AND|OR|IS NULL|IS NOT NULL|FILTER)\b"
)
_SLIPS = {
    r"<=": "<",
    r">=": ">",
    r"<(?![=<>])": "<=",
    r"(?<![<=>-])>(?![=>])": ">=",
    r"<>": "=",
    r"(?<![<>=:])=(?![=>])": "<>",
    r"\bOR\b": "AND",
    r"\bAND\b": "OR",
    r"\bIS NOT NULL\b": "IS NULL",
    r"\bIS NULL\b": "IS NOT NULL",
    r"\bIS DISTINCT FROM\b": "IS NOT DISTINCT FROM",
    r"\bIS NOT DISTINCT FROM\b": "IS DISTINCT FROM",
    r"(?<!IS )\bNOT ": "",
    r"\bmin\(": "max(",
    r"\bmax\(": "min(",
    r"\bbool_or\(": "bool_and(",
    r"\bbool_and\(": "bool_or(",
    r"\bleast\(": "greatest(",
    r"\bgreatest\(": "least(",
    r"\bLEFT JOIN\b": "JOIN",
    r"\bSEMI JOIN\b": "ANTI JOIN",
    r"\bANTI JOIN\b": "SEMI JOIN",
    r"\bDISTINCT (?!FROM|ON)": "",
    r"\bDESC\b": "ASC",
    r"(?<=\w) \+ (?=\w)": " - ",
    r"(?<=\w) - (?=\w)": " + ",
}
_OPEN_RANGE = re.compile(r"\bBETWEEN\b(?:(?!\bAND\b).)*$", re.DOTALL)
"""The beginning of `BETWEEN a AND b`, whose AND is none between conditions."""
_NUMBER = re.compile(r"(?<![\w.$'])\d+(?![\w.'])")


def sql_mutants(text: str) -> Iterator[str]:
    """Give a text of SQL with one change each; nothing for a text that is none."""
    if not _IS_SQL.search(text):
        return
    for slip, other in _SLIPS.items():
        for found in re.finditer(slip, text):
            if not _OPEN_RANGE.search(text, endpos=found.start()):
                yield text[: found.start()] + other + text[found.end() :]
    for found in _NUMBER.finditer(text):
        yield f"{text[: found.start()]}{int(found[0]) + 1}{text[found.end() :]}"
