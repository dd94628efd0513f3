"""What sources state besides the value of a fact: plans, conditions, denials, earlier values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.fact_sheet.attribution import according_to, speakers
from reports.fact_sheet.days import time_of
from reports.fact_sheet.stated_values import grouped
from reports.phrases import joined
from schema.folding import fold

if TYPE_CHECKING:
    from reports.fact_sheet.statement import Statement
    from reports.fact_sheet.term_wording import TermWording
    from store.cited_readings import CitedReading


_MODALITIES = {
    "planned": "spoke of a plan",
    "conditional": "said conditionally",
    "predicted": "predicted",
    "demanded": "called for",
    "threatened": "threatened",
    "denied": "denied",
}
"""How each modality reads. A speaker may report another's plan, and to urge is not to demand."""


def not_asserted(stated: list[Statement], wording: TermWording) -> tuple[str, ...]:
    """Give "John Kirby called for: ... (the Post: “...”)" for each thing said.

    What a source says in its own voice begins with the source. What was said at several times has
    its own with it.
    """
    timed = of_several_times(stated)
    return tuple(
        f"{_how(same[0])}: {_what(same[0], wording, timed=timed)}{_quotes(same)}"
        for same in grouped(stated, lambda each: (_how(each), _what(each, wording, timed=timed)))
    )


def in_short(stated: list[Statement], wording: TermWording) -> str:
    """Give the same in one line, each speaker once: "Kirby called for: a; b".

    Only what is said on a condition keeps its words: the condition is in them.
    """
    timed = of_several_times(stated)
    return "; ".join(
        f"{_how(same[0])}: "
        f"{'; '.join(dict.fromkeys(_briefly(each, wording, timed=timed) for each in same))}"
        for same in grouped(stated, _how)
    )


def of_several_times(stated: list[Statement]) -> bool:
    """Whether statements are said to be of times, and not all of one."""
    return len({each.as_of for each in stated}) > 1


def denied(stated: list[Statement], wording: TermWording) -> str:
    """Give denials in one line, with the sources of those that a speaker makes."""
    told = dict.fromkeys(each.reading.source_name for each in stated if each.reading.speaker)
    return in_short(stated, wording) + (f" ({joined(told)})" if told else "")


def _briefly(stated: Statement, wording: TermWording, *, timed: bool) -> str:
    reading = stated.reading
    conditional = reading.modality == "conditional" and reading.quote
    what = _what(stated, wording, timed=timed)
    return what + (f" (“{reading.quote}”)" if conditional else "")


def _how(stated: Statement) -> str:
    reading = stated.reading
    return f"{reading.speaker or reading.source_name} {_MODALITIES[reading.modality]}"


def _what(stated: Statement, wording: TermWording, *, timed: bool) -> str:
    time = time_of([stated]) if timed else ""
    return with_meaning(stated.reading, wording) + (f", {time}" if time else "")


def with_meaning(reading: CitedReading, wording: TermWording) -> str:
    """Word a claim; one of several readings with what it takes the words to mean."""
    words = wording.of_claim(reading)
    new = reading.means and fold(reading.means) != fold(words)
    return f"{words} ({reading.means})" if new else words


def _quotes(stated: list[Statement]) -> str:
    """Give " (the Post: “...”)"; a source that speaks itself is not named again."""
    words = dict.fromkeys(
        quoted(r) if r.speaker else f"“{r.quote}”"
        for r in (each.reading for each in stated)
        if r.speaker or r.quote
    )
    return f" ({'; '.join(words)})" if words else ""


def quoted(reading: CitedReading) -> str:
    """Give "the Post: “its words”"; rows of tables may have no quote, and only a source then."""
    name = reading.source_name
    return f"{name}: “{reading.quote}”" if reading.quote else name


def earlier(stated: list[Statement], wording: TermWording) -> tuple[str, ...]:
    """Give what was said of an earlier date about a value that changes."""
    return tuple(
        dict.fromkeys(
            f"{wording.of_claim(each.reading)}{according_to(speakers([each.reading]))}"
            f"{_as_of(each)} ({quoted(each.reading)})"
            for each in stated
        )
    )


def _as_of(each: Statement) -> str:
    time = time_of([each])
    return f", {time}" if time else ""
