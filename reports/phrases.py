"""Small wordings that several forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.fact import Fact
    from schema.finding import Citation
    from schema.records import Subject

_PLURALS = {"ambiguity": "ambiguities", "source says": "sources say"}


def counted(number: int, noun: str) -> str:
    """Give "1 source" or "2 sources"."""
    return f"{number} {noun if number == 1 else _PLURALS.get(noun, f'{noun}s')}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Give "a, b and c"; ";" separates words that have a comma or the last word in them."""
    *several, final = words
    if not several:
        return final
    if any("," in word or f" {last} " in word for word in (*several, final)):
        return "; ".join([*several, final])
    return f"{', '.join(several)} {last} {final}"


def heading(subject: Subject) -> str:
    """Give the name of a subject as a heading, with a capital; an id stays as it is."""
    return subject.name[:1].upper() + subject.name[1:] if subject.name else subject.id


def subjects_in_order(
    subjects: Iterable[Subject], facts: Iterable[Fact]
) -> Iterator[tuple[str, str]]:
    """Yield id and heading of the subjects that have facts, in the order that all reports have.

    It is the order of the ledger.
    """
    stated = {fact.subject for fact in facts}
    return ((each.id, heading(each)) for each in subjects if each.id in stated)


def dated(published: str | None) -> str:
    """Word a publication date; a source without one is undated."""
    return worded(published) if published else "undated"


def attribution(citation: Citation) -> str:
    """Say which source says it, when, through whom, and how if it is not asserted."""
    said_by = f", {citation.speaker}" if citation.speaker else ""
    how = "" if citation.modality == "asserted" else f" [{citation.modality}]"
    of_another_day = citation.as_of and citation.as_of != citation.published
    as_of = f"; as of {worded(citation.as_of)}" if citation.as_of and of_another_day else ""
    return f"{citation.source} ({dated(citation.published)}{as_of}){said_by}{how}"


def place(citation: Citation) -> str:
    """Give file:line of the claim."""
    return f"{citation.file}:{citation.line}"
