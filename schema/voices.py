"""Whose voice a statement is: speakers by whatever name, each counted with the party it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from schema.folding import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from schema.records import Speaker


@dataclass(frozen=True)
class Voices:
    """The voice of each speaker: claims of one voice are claims of one speaker.

    `parties` has, by each name of a declared speaker, folded, the folded name that it counts as.
    Whoever is not declared counts as themselves.
    """

    parties: Mapping[str, str] = field(default_factory=dict[str, str])

    def of(self, speaker: str) -> str:
        """Give the voice of a speaker: "The police" and "police" are one."""
        name = voice(speaker)
        return self.parties.get(name, name)


def declared_voices(speakers: Iterable[Speaker]) -> Voices:
    """Give the voices of speakers, each with its party: the minister speaks for the government.

    A party may be a speaker with a party of its own. Of a circle, the first that is met counts.
    """
    speakers = tuple(speakers)
    by_name = {voice(name): each for each in speakers for name in each.names}
    return Voices({name: _party(each, by_name) for name, each in by_name.items()})


def _party(speaker: Speaker, by_name: Mapping[str, Speaker]) -> str:
    met: set[str] = set()
    while speaker.party and speaker.id not in met:
        met.add(speaker.id)
        party = voice(speaker.party)
        if party not in by_name:
            return party
        speaker = by_name[party]
    return voice(speaker.name or speaker.id)
