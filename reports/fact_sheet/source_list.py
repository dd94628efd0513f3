"""The sources of a sheet, as its end lists them, and which of them count as one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reports.phrases import dated, joined
from schema.source_names import source_names
from schema.values import VALUE_TYPES
from support.grammar import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reports.fact_sheet.sheet import Sheet
    from schema.fact import Fact
    from schema.records import Source

_BECAUSE = {
    "publisher": "one publisher",
    "agency": "one agency",
    "text": "words in common",
}
"""What makes sources dependent, by the kind of the tie."""


class ListedSource(NamedTuple):
    """A source as the end of a sheet lists it; `shares` says with whom it counts as one.

    `note` is an editor's.
    """

    name: str
    headline: str
    date: str
    shares: str
    note: str = ""

    @property
    def line(self) -> str:
        """All of it in one line."""
        about = ", ".join(filter(None, (sentence(self.name), self.headline, self.date)))
        note = f"note: {self.note}" if self.note else ""
        return "; ".join(filter(None, (about, self.shares, note)))


def listed_sources(sheet: Sheet) -> Iterator[ListedSource]:
    """Yield the sources of a sheet in the order of the ledger."""
    names = source_names(sheet.records.sources)
    for source in sheet.records.sources:
        headline = f"“{source.headline}”" if source.headline else ""
        plain = "" if headline == names[source.id] else headline
        shares = _shares(source, sheet, names)
        yield ListedSource(names[source.id], plain, _date(source), shares, source.note or "")


def _date(source: Source) -> str:
    """Give the date of publication, and why it is taken to be that if it was inferred."""
    date = dated(source.published)
    because = source.published_because
    return f"{date} (inferred: {because.rstrip('.')})" if because else date


def _shares(source: Source, sheet: Sheet, names: Mapping[str, str]) -> str:
    """Give "counts as one source with the Post (one publisher)", or nothing."""
    mine = sheet.counts_as.get(source.id)
    others = [
        names[other.id]
        for other in sheet.records.sources
        if other.id != source.id and mine and sheet.counts_as.get(other.id) == mine
    ]
    if not others:
        return ""
    kinds = dict.fromkeys(tie.kind for tie in sheet.ties if sheet.counts_as.get(tie.source) == mine)
    why = joined(_BECAUSE[kind] for kind in _BECAUSE if kind in kinds) if kinds else ""
    return f"counts as one source with {joined(others)}" + (f" ({why})" if why else "")


def backing(fact: Fact, sheet: Sheet) -> str:
    """Count the independent sources of a fact, and name those that count as one."""
    if not fact.sources:
        return ""
    alike = _alike(fact.sources, sheet.counts_as)
    together = [same for same in alike.values() if len(same) > 1]
    names = dict(zip(fact.sources, fact.source_names, strict=False))
    parts = [counted(fact.independent, "independent source")] if fact.independent else []
    if parts and fact.independent < len(alike):
        listed = VALUE_TYPES[fact.type].has_items
        parts = [
            f"at least {parts[0]} for each item" if listed else f"{parts[0]} for a value so exact"
        ]
    parts += [
        f"{joined(names.get(source, source) for source in same)} count as one" for same in together
    ]
    return "; ".join(parts)


def _alike(sources: Iterable[str], counts_as: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in sources:
        found.setdefault(counts_as.get(source, source), []).append(source)
    return found
