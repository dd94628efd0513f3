"""The temporary tables that this room makes in the store, on the way from rows to claims.

Each is made by one function, anew for each run, and is gone with the connection. Whatever reads one
takes its name from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.number_sql import NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping


class TempTable(NamedTuple):
    """A temporary table: its name, what a row of it is, and its columns with their types."""

    name: str
    row: str
    columns: Mapping[str, str]


_WRONG = {"found": "VARCHAR", "expected": "VARCHAR"}
_INTERVAL = {"axis": "VARCHAR", "lo": NUMBER, "hi": NUMBER}
_VALUE = {"attribute": "VARCHAR", "value": "VARCHAR"}
_WRITTEN = {**_VALUE, "exact": "BOOLEAN"}

ATTRIBUTES = TempTable(
    "claim_attributes",
    "a declared attribute, and how the engine parses values of it: see `ParsingRule`",
    {
        "id": "VARCHAR",
        "type": "VARCHAR",
        "named_axis": "VARCHAR",
        "half": NUMBER,
        "half_is_share": "BOOLEAN",
        "half_in": "VARCHAR",
        "by_rule": "BOOLEAN",
        "exact_declared": "BOOLEAN",
        "changes": "BOOLEAN",
        "key": "BOOLEAN",
        "type_number": "UTINYINT",
        "direction": "VARCHAR",
    },
)
OWNERS = TempTable(
    "attribute_owners",
    "an attribute that belongs to some subjects only: their ids and kinds",
    {"attribute": "VARCHAR", "owners": "VARCHAR[]"},
)
SUBJECTS = TempTable(
    "claim_subjects",
    "a subject that the ledger or a table of subjects declares",
    {"id": "VARCHAR", "name": "VARCHAR", "kind": "VARCHAR"},
)
SOURCES = TempTable(
    "claim_sources",
    "a source with the days of its publication, the source that it counts as, and a number",
    {
        "id": "VARCHAR",
        "published": "VARCHAR",
        "published_lo": "INTEGER",
        "published_hi": "INTEGER",
        "counts_as": "VARCHAR",
        "number": "BIGINT",
    },
)
CURRENCIES = TempTable(
    "currencies",
    "what an amount of money ends with, ' USD', and the number of decimals that it then has",
    {"ending": "VARCHAR", "decimals": "UTINYINT"},
)
UNPARSED_VALUES = TempTable(
    "unparsed_values",
    "a value that is not plain, once for each attribute that has it. `exact`: its figure does not "
    "count as rounded",
    _WRITTEN,
)
HEDGED_VALUES = TempTable(
    "hedged_values",
    "an unparsed value, with its interval where the engine could parse it (`parsed`)",
    {**_WRITTEN, **_INTERVAL, "parsed": "BOOLEAN"},
)
PARSED_VALUES = TempTable(
    "parsed_values",
    "a value that was not plain, parsed, or what is wrong with it. `parted`: it has gaps; "
    "`closed`: of a list, these and no others",
    {
        **_WRITTEN,
        "text": "VARCHAR",
        **_INTERVAL,
        "parted": "BOOLEAN",
        "closed": "BOOLEAN",
        **_WRONG,
    },
)
PARSED_PARTS = TempTable(
    "parsed_parts",
    "one interval of a parsed value that has gaps",
    {**_WRITTEN, "lo": NUMBER, "hi": NUMBER},
)
PARSED_ITEMS = TempTable(
    "parsed_items",
    "one item of a parsed list",
    {**_VALUE, "position": "INTEGER", "item": "VARCHAR", "lo": NUMBER, "hi": NUMBER},
)
PLACED_NAMES = TempTable(
    "placed_names",
    "a point that a person's name leaves possible among the names of its slot",
    {
        "subject": "VARCHAR",
        "attribute": "VARCHAR",
        "text": "VARCHAR",
        "lo": NUMBER,
        "hi": NUMBER,
    },
)
PLACED_ITEMS = TempTable(
    "placed_items",
    "the point of a person's name in the lists of a slot",
    {"subject": "VARCHAR", "attribute": "VARCHAR", "item": "VARCHAR", "point": NUMBER},
)
SPELLED_VALUES = TempTable(
    "spelled_values",
    "a value about which an editor decided, in its one fixed spelling",
    {"attribute": "VARCHAR", "text": "VARCHAR", "canonical": "VARCHAR"},
)
STATEMENT_DATES = TempTable(
    "statement_dates",
    "a date of a statement, parsed, or what is wrong with it",
    {"text": "VARCHAR", "lo": "INTEGER", "hi": "INTEGER", **_WRONG},
)
MALFORMED_ROWS = TempTable(
    "malformed_rows",
    "a line of a CSV or NDJSON table that is no row, by its table and its number there",
    {"file": "INTEGER", "row": "BIGINT", **_WRONG},
)
REJECTED_ROWS = TempTable(
    "rejected_rows",
    "a rule that a row breaks; the row by its table and its number there",
    {"file": "INTEGER", "row": "BIGINT", "field": "VARCHAR", **_WRONG},
)
KEPT_SLOTS = TempTable(
    "kept_slots",
    "a slot (one attribute of one subject) whose claims go into the store, by its hash",
    {"slot": "UBIGINT"},
)
VOICES = TempTable(
    "voices",
    "a speaker as a claim names them, and as speakers are compared",
    {"speaker": "VARCHAR", "voice": "VARCHAR"},
)
FOUND_FIRST = "found_first"
"""What the first pass over the rows finds; its columns depend on those of the tables."""
KEPT_CLAIMS = "kept_claims"
"""The claims of the kept slots, parsed; its columns depend on those of the tables."""
