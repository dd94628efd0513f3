"""Small wordings that several forms share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from schema.places import part_of_article
from schema.source_names import with_date
from schema.values.date import worded
from support.grammar import counted, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from schema.fact import Fact
    from schema.finding import Citation
    from schema.records import Subject

__all__ = [
    "attribution",
    "begins_no_block",
    "counted",
    "dated",
    "heading",
    "joined",
    "named_with_date",
    "place",
    "subjects_in_order",
]


_BLOCK = re.compile(r"([0-9]{0,9})([-+=.)])")


def begins_no_block(markdown: str) -> str:
    """Give the text of an item of a list, which Markdown could take for a list or a line itself."""
    begins = _BLOCK.match(markdown)
    return f"{begins[1]}\\{markdown[begins.end(1) :]}" if begins else markdown


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


def named_with_date(name: str, published: str | None) -> str:
    """Give the name of a source with its date: "Evening Post (3 May 2021)", "Post (undated)"."""
    return with_date(name, published) if published else f"{name} (undated)"


def attribution(citation: Citation) -> str:
    """Say which source says it, when, through whom, and how if it is not asserted."""
    said_by = f", {citation.speaker}" if citation.speaker else ""
    how = "" if citation.modality == "asserted" else f" [{citation.modality}]"
    of_another_day = citation.as_of and citation.as_of != citation.published
    as_of = f", as of {worded(citation.as_of)}" if citation.as_of and of_another_day else ""
    source = named_with_date(citation.source_name, citation.published)
    part = part_of_article(citation)
    return f"{source}{f', {part}' if part else ''}{as_of}{said_by}{how}"


def place(citation: Citation) -> str:
    """Give file:line of the claim."""
    return f"{citation.file}:{citation.line}"
