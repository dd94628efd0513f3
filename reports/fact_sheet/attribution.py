"""Who a value is attributed to: the sources themselves, or only speakers whom they cite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.phrases import joined
from schema.folding import voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.cited_readings import CitedReading


def who(members: Iterable[CitedReading]) -> str:
    """Name who says it: a source, or "Kirby in the Post" where the source does not itself."""
    members = list(members)
    own = dict.fromkeys(w.source_name for w in members if not w.speaker)
    heard: dict[str, list[CitedReading]] = {}
    for reading in members:
        if reading.speaker and reading.source_name not in own:
            heard.setdefault(voice(reading.speaker), []).append(reading)
    speaking = [
        f"{said[0].speaker} in {joined(dict.fromkeys(cited.source_name for cited in said))}"
        for said in heard.values()
    ]
    return ", ".join([*own, *speaking])


def speakers(members: Iterable[CitedReading]) -> tuple[str, ...]:
    """Give the speakers whom a value rests on alone; none if a source says it itself."""
    spelled: dict[str, str] = {}
    for w in members:
        if not w.speaker:
            return ()
        spelled.setdefault(voice(w.speaker), w.speaker)
    return tuple(spelled.values())


def who_is_cited(members: Iterable[CitedReading]) -> tuple[str, ...]:
    """Give "the Post cites AP for it" for each source that states only what it was told.

    None where no source states the value itself: its speakers stand with the value then.
    """
    by_source: dict[str, list[CitedReading]] = {}
    for reading in members:
        by_source.setdefault(reading.source, []).append(reading)
    told = {source: speakers(said) for source, said in by_source.items()}
    if all(told.values()):
        return ()
    return tuple(
        f"{by_source[source][0].source_name} cites {joined(named)} for it"
        for source, named in told.items()
        if named
    )


def according_to(named: Iterable[str]) -> str:
    """Give ", according to Kirby", or nothing."""
    named = tuple(named)
    return f", according to {joined(named)}" if named else ""
