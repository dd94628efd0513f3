"""The columns that each kind of table may have."""

from __future__ import annotations

from typing import NamedTuple


class InputColumn(NamedTuple):
    """A column that a table may have; `needed` if it must."""

    name: str
    needed: bool = False


COLUMNS = {
    "claims": (
        *(InputColumn(name, needed=True) for name in ("source", "subject", "attribute", "value")),
        *map(
            InputColumn,
            ("quote", "prefix", "suffix", "speaker", "modality", "place", "as_of", "note"),
        ),
    ),
    "sources": (
        InputColumn("id", needed=True),
        *map(
            InputColumn,
            (
                *(
                    "name",
                    "file",
                    "headline",
                    "publisher",
                    "byline",
                    "published",
                    "published_because",
                ),
                *(
                    "url",
                    "sha256",
                    "credits",
                    "picture_credits",
                    "furniture",
                    "independent_of",
                    "note",
                ),
            ),
        ),
    ),
    "attributes": (
        InputColumn("id", needed=True),
        InputColumn("type", needed=True),
        *map(
            InputColumn,
            (
                *("label", "of", "vocabulary", "unit", "tolerance", "exact", "zone", "key"),
                "changes",
                *("scheduled", "contested", "parties", "persons", "words", "note"),
            ),
        ),
    ),
    "subjects": (InputColumn("id", needed=True), *map(InputColumn, ("name", "kind", "note"))),
    "vocabularies": (
        InputColumn("vocabulary", needed=True),
        InputColumn("id", needed=True),
        *map(InputColumn, ("kind", "name", "parent", "aliases", "note")),
    ),
}
"""By section, the columns of its table. A row of vocabularies is one term."""
NAMES = tuple(column.name for column in COLUMNS["claims"])
"""The columns of a claim, in their order."""
