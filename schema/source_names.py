"""What sources are called in words to print: each by a name of its own, with its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.folding import fold
from schema.values.date import worded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from schema.records import Source

_HEADLINE = 40
"""So many characters of a headline are printed, and then no further word."""


def source_names(sources: Iterable[Source]) -> dict[str, str]:
    """Give the printed name of each source of a ledger, by its id; no two are alike.

    It is the `name` of the source, or else its publisher, its headline in quotation marks, or its
    id. Sources that would be called alike are told apart by their dates, then by their headlines,
    then by their ids: "Reuters (5 July 2019)". Their dates must be EDTF.
    """
    by_id = {source.id: source for source in sources}
    names = {source.id: _own_name(source) for source in by_id.values()}
    details: dict[str, list[str]] = {source: [] for source in by_id}
    for detail in (_date, _headline, _id):
        for source in _alike(names, fold):
            details[source] += filter(None, [detail(by_id[source], names[source])])
            names[source] = _with(_own_name(by_id[source]), details[source])
    while alike := _alike(names, str):  # one is called as another was told apart
        for source in alike:
            details[source].append(source)
            names[source] = _with(_own_name(by_id[source]), details[source])
    return names


def with_date(name: str, published: str | None) -> str:
    """Give the printed name of a source with its date: "Evening Post (3 May 2021)".

    A source without a date, or one whose name has its date, goes by the name alone.
    """
    date = worded(published) if published else ""
    return f"{name} ({date})" if date and f"({date}" not in name else name


def short(words: str, most: int = _HEADLINE) -> str:
    """Give words that are cut after a whole word, with an ellipsis, if they are long."""
    if len(words) <= most:
        return words
    cut = words[: most + 1].rpartition(" ")[0] or words[:most]
    return f"{cut.rstrip(' ,;:.–—-')}…"  # noqa: RUF001 - the dashes of headlines


def _own_name(source: Source) -> str:
    if name := source.name or source.publisher:
        return name
    return f"“{short(source.headline)}”" if source.headline else source.id


def _date(source: Source, _: str) -> str:
    return worded(source.published) if source.published else ""


def _headline(source: Source, name: str) -> str:
    """Give the headline of a source, unless that is its name already."""
    words = f"“{short(source.headline)}”" if source.headline else ""
    return "" if words in name else words


def _id(source: Source, _: str) -> str:
    return source.id


def _with(name: str, details: list[str]) -> str:
    return f"{name} ({', '.join(details)})" if details else name


def _alike(names: dict[str, str], seen_as: Callable[[str], str]) -> list[str]:
    """Give the sources whose names are seen as the same as those of others."""
    sources: dict[str, list[str]] = {}
    for source, name in names.items():
        sources.setdefault(seen_as(name), []).append(source)
    return [source for group in sources.values() if len(group) > 1 for source in group]
