"""What a scan has looked at, and what it has not, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.grammar import counted, in_a_row
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scanning.scan_articles import NotCompared, Scan

_COUNTED = {
    "names": "name",
    "acronyms": "expanded acronym",
    "quotations": "quotation",
    "ages": "age",
    "weekdays": "dated weekday",
}
NEVER_COMPARED = (
    "Figures and dates of similar sentences are not compared (--tie-out lists the figures, for the "
    "eye), nor are names of one word or quotations of fewer than six."
)


def looked_at(scan: Scan) -> str:
    """Say how much was compared."""
    parts = [counted(scan.counts[key], noun) for key, noun in _COUNTED.items()]
    return f"Compared: {in_a_row(parts)} of {counted(len(scan.articles), 'article')}."


def found_sentence(scan: Scan) -> str:
    """Say how many findings there are."""
    return f"{counted(len(scan.findings), 'finding')}." if scan.findings else "Nothing found."


def not_compared(scan: Scan) -> Iterator[str]:
    """Give each file, or entry of one, that was not compared, and why."""
    for each in scan.passed_over:
        yield f"{named(each)} {each.why}"


def named(each: NotCompared) -> str:
    """Name a file, or an entry of one."""
    return each.file if each.entry is None else f"{each.file}, entry {each.entry},"


def refused(each: NotCompared) -> Problem:
    """Give what was not compared as a problem of the input, where nothing is left to compare."""
    file = Place(named(each).rstrip(","))
    return Problem(
        file,
        "",
        f"an article that {each.why}",
        each.expected or "an article in English of 25 words or more",
    )


def notes(scan: Scan) -> Iterator[str]:
    """Give what the files of articles have that their reader must know, such as a guess."""
    for article in scan.articles:
        for note in article.record.notes:
            yield f"{article.record.file}: {note}"
