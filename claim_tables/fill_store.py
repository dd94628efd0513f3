"""Insert the claims of the kept slots into the store: parsed once, and read as its tables.

In memory they stay in one table, `KEPT_CLAIMS`, and `claims`, `readings` and `stated` are views of
it: three copies would cost more than reading it does. They are copied where a speaker or a date has
to be looked up for each of them, and into a database file, which others are to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claim_tables.claim_rows import PLACE
from claim_tables.place_persons import insert_parts_of_names, place_items, place_names
from claim_tables.temp_tables import (
    KEPT_CLAIMS,
    PARSED_ITEMS,
    PARSED_PARTS,
    SPELLED_VALUES,
    STATEMENT_DATES,
    SUBJECTS,
    VOICES,
)
from claim_tables.trim import trimmed
from store.comparable import StatementColumns, moment, party, statement_days
from support.sql import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.claims_query import ClaimsQuery
    from claim_tables.parse_in_python import ValueParser
    from schema.voices import Voices
    from store.store import Store

_WORDS = ("quote", "prefix", "suffix", "speaker", "note")
"""Columns with words, of which a ledger leaves out the spaces around them."""
_PARSED = ("axis", "lo", "hi", "parted", "closed", "text")


class _Statement(NamedTuple):
    """SQL for the voice, modality and date of a statement, and for the joins that these take."""

    columns: str
    joins: str


def insert_claims(
    store: Store, claims: ClaimsQuery, parser: ValueParser, voices: Voices, *, in_file: bool
) -> None:
    """Insert the claims of the slots in `KEPT_SLOTS` after those that are in the store.

    With their readings, what is stated of them, and their subjects. `voices` are those of the
    speakers; `in_file`: the store is a database file.
    """
    columns = sorted({*claims.rows.stated, "speaker", "modality", "as_of"})
    _make_kept_claims(store, claims, columns)
    if claims.attributes.some_persons:
        place_names(store)
    id_ = _claim_id(store)
    statement = _statement(store, voices)
    copied = bool(statement.joins) or in_file
    of_tables = _claims(id_, columns, claims.rows.names, statement)
    of_tables_parsed = _claims(id_, columns, claims.rows.names, statement, parsed=True)
    some_change = claims.attributes.some_change
    store.insert_from("stated", _stated(of_tables_parsed, some_change=some_change), copied=copied)
    store.insert_from("claims", of_tables, copied=copied)
    store.insert_from("readings", _readings(store, id_, parser), copied=copied)
    if claims.parsed_in_python:
        _insert_parts_and_items(store, id_)
    if claims.attributes.some_persons:
        insert_parts_of_names(store)
        place_items(store)
    _insert_subjects(store)
    if copied:
        store.query(f"DROP TABLE {KEPT_CLAIMS}")


def _make_kept_claims(store: Store, claims: ClaimsQuery, columns: Sequence[str]) -> None:
    """Make `KEPT_CLAIMS`: the claims of the kept slots, parsed, in the order of the tables."""
    rows = claims.of_kept_slots().claims(*PLACE, *columns)
    words = (f"{trimmed(name)} AS {name}" if name in _WORDS else name for name in columns)
    wanted = ", ".join([*PLACE, *words, *_PARSED, "exact"])
    store.make(KEPT_CLAIMS, f"SELECT {wanted} FROM ({rows}) ORDER BY file, row")
    if "quote" in columns:
        _keep_each_once(store, columns)


def _keep_each_once(store: Store, columns: Sequence[str]) -> None:
    """Leave each claim in `KEPT_CLAIMS` once, that are alike in all but their notes.

    Without quotes, nothing says that two rows are one claim.
    """
    said = ", ".join(name for name in columns if name != "note")
    quoted = f"FROM {KEPT_CLAIMS} WHERE quote IS NOT NULL"
    if store.value(f"SELECT count(*) > count(DISTINCT hash({said})) {quoted}"):
        nth = f"row_number() OVER (PARTITION BY {said} ORDER BY file, row)"
        once = f"QUALIFY quote IS NULL OR {nth} = 1"
        store.make(KEPT_CLAIMS, f"FROM {KEPT_CLAIMS} {once} ORDER BY file, row")


def _claim_id(store: Store) -> str:
    """Give SQL for the id of a claim `l`: its place after the claims that are there already."""
    last = store.query("SELECT coalesce(max(id), -1) FROM claims").rows[0][0]
    first = store.query(f"SELECT min(rowid) FROM {KEPT_CLAIMS}").rows[0][0]
    return f"CAST({last} + 1 + l.rowid - {first or 0} AS INTEGER)"  # not 0 in a transaction


def _statement(store: Store, voices: Voices) -> _Statement:
    """Give the columns of a statement; where a claim has a speaker or a date, make `VOICES`."""
    speakers = store.query(
        f"SELECT DISTINCT speaker FROM {KEPT_CLAIMS} WHERE speaker IS NOT NULL"
    ).rows
    dates = store.query(f"SELECT 1 FROM {STATEMENT_DATES.name} LIMIT 1").rows
    modality = "coalesce(l.modality, 'asserted') AS modality"
    if not speakers and not dates:
        nothing = f"NULL AS voice, {modality}, l.as_of, NULL AS as_of_lo, NULL AS as_of_hi"
        return _Statement(nothing, "")
    rows = [(speaker, voices.of(speaker)) for (speaker,) in speakers]
    store.make_from_rows(VOICES.name, VOICES.columns, rows)
    return _Statement(
        f"v.voice, {modality}, l.as_of, d.lo AS as_of_lo, d.hi AS as_of_hi",
        f"""
        LEFT JOIN {VOICES.name} v ON v.speaker = l.speaker
        LEFT JOIN {STATEMENT_DATES.name} d ON d.text = l.as_of ORDER BY l.rowid
        """,
    )


def _claims(
    id_: str,
    columns: Sequence[str],
    files: Sequence[str],
    statement: _Statement,
    *,
    parsed: bool = False,
) -> str:
    """Give the rows of `claims`, in the order of its columns; if `parsed`, with their interval."""
    quote, prefix, suffix, note, place = (
        f"l.{name}" if name in columns else "NULL"
        for name in ("quote", "prefix", "suffix", "note", "place")
    )
    interval = "".join(f", l.{name}" for name in _PARSED) if parsed else ""
    return f"""
        SELECT {id_} AS id, l.source, l.subject, l.attribute, coalesce({quote}, '') AS quote,
               {prefix} AS prefix, {suffix} AS suffix, NULL AS phrase, l.speaker,
               {statement.columns}, {note} AS note, [{listed(files)}][l.file + 1] AS file,
               l.row AS line, coalesce({place}, 'body') AS place{interval}
        FROM {KEPT_CLAIMS} l {statement.joins}
    """


def _readings(store: Store, id_: str, parser: ValueParser) -> str:
    """Give the rows of `readings`, one for each claim, in the order of its columns.

    The fixed spelling of a value is looked up where a query compares it: where an editor decided on
    values in that spelling. Elsewhere it is the value as written.
    """
    decided = store.query(f"""
        SELECT DISTINCT attribute, text FROM {KEPT_CLAIMS}
        SEMI JOIN (FROM decisions WHERE len(grounds) > 0) USING (subject, attribute)
    """).rows
    canonical, join = "l.text", ""
    if decided:
        spelled = [(*value, parser.spelling(*value)) for value in decided]
        store.make_from_rows(SPELLED_VALUES.name, SPELLED_VALUES.columns, spelled)
        canonical = "coalesce(s.canonical, l.text)"
        join = f"LEFT JOIN {SPELLED_VALUES.name} s ON s.attribute = l.attribute AND s.text = l.text"
    return f"""
        SELECT {id_}, 0, l.subject, l.attribute, NULL, l.text, {canonical}, l.axis, l.lo, l.hi,
               l.parted, l.closed
        FROM {KEPT_CLAIMS} l {join}
    """


def _stated(claims: str, *, some_change: bool) -> str:
    """Give the rows of `stated` for parsed claims, as its own query in `store.views` would."""
    when, joins = "''", ""
    if some_change:
        when = moment("a.changes", statement_days(StatementColumns()))
        joins = "JOIN sources s ON s.id = c.source"
    return f"""
        SELECT c.id, 0, c.source, {party("a.parties", "c.voice")}, c.subject, c.attribute, a.type,
               coalesce(a.vocabulary_kind, 'tree'), c.axis, c.text, c.lo, c.hi, c.parted,
               c.closed, {when}, c.quote, c.file, c.line
        FROM ({claims}) c JOIN attributes a ON a.id = c.attribute {joins}
        WHERE c.modality = 'asserted'
    """


def _insert_parts_and_items(store: Store, id_: str) -> None:
    """Insert the gaps of values, and the items of lists."""
    store.query(f"""
        INSERT INTO parts
        SELECT {id_}, 0, p.lo, p.hi FROM {KEPT_CLAIMS} l
        JOIN {PARSED_PARTS.name} p
          ON p.attribute = l.attribute AND p.value = l.value AND p.exact = l.exact
    """)
    store.query(f"""
        INSERT INTO items
        SELECT {id_}, 0, p.position, p.item, p.lo, p.hi FROM {KEPT_CLAIMS} l
        JOIN {PARSED_ITEMS.name} p ON p.attribute = l.attribute AND p.value = l.value
    """)


def _insert_subjects(store: Store) -> None:
    """Insert the subjects of these claims that are not there yet."""
    store.query(f"""
        INSERT INTO subjects
        SELECT DISTINCT l.subject, coalesce(b.name, l.subject), b.kind
        FROM {KEPT_CLAIMS} l LEFT JOIN {SUBJECTS.name} b ON b.id = l.subject
        ANTI JOIN subjects s ON s.id = l.subject
    """)
