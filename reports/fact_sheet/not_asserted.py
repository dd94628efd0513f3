"""What a source tells beside the value of a fact: plans, conditions, denials, and what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reports.fact_sheet.attribution import according_to, speakers
from reports.fact_sheet.value_wording import grouped
from reports.phrases import joined
from schema.values.date import worded

if TYPE_CHECKING:
    from checks.rules.sides import Witness
    from reports.fact_sheet.term_wording import Spelling

Row = dict[str, Any]
Told = tuple[Row, "Witness"]
"""A row of the view `evidence` with its witness."""

_TOLD = {
    "planned": "told of a plan",
    "conditional": "said conditionally",
    "predicted": "predicted",
    "demanded": "called for",
    "denied": "denied",
}
"""How each modality reads. A speaker may report another's plan, and to urge is not to demand."""


def not_asserted(told: list[Told], spelling: Spelling) -> tuple[str, ...]:
    """Give "John Kirby called for: ... (kirby-stance: “...”)" for each thing said.

    What a source says in its own voice begins with the source.
    """
    return tuple(
        f"{_how(same[0])}: {_what(same[0], spelling)}{_quotes(same)}"
        for same in grouped(told, lambda each: (_how(each), _what(each, spelling)))
    )


def in_short(told: list[Told], spelling: Spelling) -> str:
    """Give the same in one line, without quotes, each speaker once: "Kirby called for: a; b"."""
    return "; ".join(
        f"{_how(same[0])}: {'; '.join(dict.fromkeys(_what(each, spelling) for each in same))}"
        for same in grouped(told, _how)
    )


def _how(told: Told) -> str:
    row, _ = told
    return f"{row['speaker'] or row['source']} {_TOLD[row['modality']]}"


def _what(told: Told, spelling: Spelling) -> str:
    row, witness = told
    return spelling.alone(witness) + (f" ({row['means']})" if row["means"] else "")


def _quotes(told: list[Told]) -> str:
    """Give " (kirby-stance: “...”)"; a source that speaks itself is not named again."""
    words = dict.fromkeys(
        f"{row['source']}: “{row['quote']}”" if row["speaker"] else f"“{row['quote']}”"
        for row, _ in told
    )
    return f" ({'; '.join(words)})"


def earlier(told: list[Told], spelling: Spelling) -> tuple[str, ...]:
    """Give what was said of an earlier date about a value that changes."""
    return tuple(
        dict.fromkeys(
            f"{spelling.alone(witness)}{according_to(speakers([witness]))}{as_of([row])}"
            f" ({row['source']}: “{row['quote']}”)"
            for row, witness in told
        )
    )


def as_of(rows: list[Row]) -> str:
    """Give ", as of 2 May 2021" for the days that statements are about, in their order."""
    days = dates(rows)
    return f", as of {days}" if days else ""


def dates(rows: list[Row]) -> str:
    """Word the days that statements are about; empty if they name none."""
    dated = sorted(
        {(row["as_of_lo"], row["as_of"]) for row in rows if row["as_of"]},
        key=lambda pair: (pair[0] is not None, pair[0] or 0, pair[1]),
    )
    return joined(dict.fromkeys(worded(text) for _, text in dated)) if dated else ""
