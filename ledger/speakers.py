"""Speakers that a ledger declares: each name belongs to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema.folding import voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.references import Path, References
    from schema.records import Speaker


def check_speakers(known: References) -> None:
    """Refuse a name that another speaker has already, whatever its case and accents."""
    owners: dict[str, tuple[str, Path]] = {}
    for index, speaker in enumerate(known.read.records.speakers):
        for path, name in _named(index, speaker):
            owner, first = owners.setdefault(voice(name), (speaker.id, path))
            if owner != speaker.id:
                section, at, *steps = first
                place = known.read.place(str(section), int(at), *steps)
                known.refuse(path, f"{name!r} again", f"a name of one speaker (first at {place})")


def _named(index: int, speaker: Speaker) -> Iterator[tuple[Path, str]]:
    """Yield each name of a speaker, and where it is."""
    yield ("speakers", index, "id"), speaker.id
    if speaker.name:
        yield ("speakers", index, "name"), speaker.name
    for n, alias in enumerate(speaker.aliases):
        yield ("speakers", index, "aliases", n), alias
