"""Whether two names of speakers are certainly those of two.

Of a person and an office ("the mayor"), or a person and a body, nobody can say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from schema.name_words import PARTICLES, name_words
from schema.same_name import may_be_one

_BODY_WORDS = """
    administration agency airline association authority bank bloc board cabinet church city club
    commission committee company congress council court department embassy firm force forces
    foundation government group house institute kremlin ministry movement navy office officials
    opposition organisation organization parliament party police port service society state team
    union university
"""
_BODIES = frozenset(_BODY_WORDS.split())


@lru_cache(maxsize=4096)
def two_speakers(one: str, other: str) -> bool:
    """Whether two names of speakers are certainly of two."""
    if may_be_one(one, other) or _kind_of_speaker(one) != _kind_of_speaker(other):
        return False
    return not (_telling_words(one) & _telling_words(other))


def _telling_words(speaker: str) -> set[str]:
    return {word.plain for word in name_words(speaker).words if not word.initial} - PARTICLES


def _kind_of_speaker(speaker: str) -> Literal["person", "body", "office"]:
    """Say what a name of a speaker is, as far as its form says it."""
    words = speaker.split()
    plain = {word.strip(".,").lower() for word in words}
    named = [w for w in words if w.lower() not in PARTICLES | {"the", "of", "for", "and"}]
    if plain & _BODIES or (len(named) == 1 and named[0].isupper()):
        return "body"
    office = words[0].lower() == "the" or any(word[0].islower() for word in named)
    return "office" if office else "person"
