"""Who stands behind a value: the sources themselves, or only those whom they let speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.rules.sides import sides
from reports.phrases import joined
from schema.folding import voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checks.rules.sides import Parts, Witness
    from schema.finding import Citation


def who(members: Iterable[Witness]) -> str:
    """Name who says it: a source, or "Kirby in kirby-stance" where the source does not itself."""
    members = list(members)
    own = list(dict.fromkeys(w.citation.source for w in members if not w.citation.speaker))
    heard: dict[str, list[Citation]] = {}
    for cited in (w.citation for w in members):
        if cited.speaker and cited.source not in own:
            heard.setdefault(voice(cited.speaker), []).append(cited)
    told = [
        f"{said[0].speaker} in {joined(dict.fromkeys(cited.source for cited in said))}"
        for said in heard.values()
    ]
    return ", ".join([*own, *told])


def speakers(members: Iterable[Witness]) -> tuple[str, ...]:
    """Give the speakers whom a value rests on alone; none if a source says it itself."""
    spelled: dict[str, str] = {}
    for w in members:
        if not w.citation.speaker:
            return ()
        spelled.setdefault(voice(w.citation.speaker), w.citation.speaker)
    return tuple(spelled.values())


def narrowing(common: Parts, members: list[Witness]) -> list[Witness]:
    """Give the claims that a common value rests on.

    The sources' own claims, if they leave no more than it; else those that narrow it to this. So
    "2019" of a source and "July 2019" of a speaker are "July 2019, according to" the speaker.
    """
    own = [w for w in members if not w.citation.speaker]
    if own and sides(own)[0][0] == common:
        return own
    named = [w for w in members if w.citation.speaker]
    return [w for w in named if w.parts == common] or named


def according_to(named: Iterable[str]) -> str:
    """Give ", according to Kirby", or nothing."""
    named = tuple(named)
    return f", according to {joined(named)}" if named else ""
