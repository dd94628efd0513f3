"""What a draft has otherwise than the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from drafts.story_passages import Passage
    from schema.records import ValueTypeName

Kind = Literal[
    "quotation", "name", "office", "figure", "words", "negation", "term", "weekday", "contested"
]
"""What differs; "contested" differs from no source, but the sources differ among themselves."""


class Difference(NamedTuple):
    """Words of a draft, from character `start` up to `end`, and what a source has in their place.

    `theirs` are the words of the source, or what is right; `passage` is where it has them, None
    where it is the calendar that says so. `type` is that of the value, where it is a figure.
    """

    kind: Kind
    start: int
    end: int
    text: str
    theirs: str
    passage: Passage | None = None
    type: ValueTypeName | None = None
