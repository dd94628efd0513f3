"""The claims that the sieve has kept, on their way into the store: placed once, and read as tables.

In memory they stay in one table, `looked`, and `claims`, `readings` and `stated` are views of it:
three copies would cost more than reading it does. They are copied where a speaker or a date has to
be looked up for each of them, and into a database file, which others are to read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claim_tables.claims_query import PLACE
from schema.folding import voice
from store.comparable import StatementColumns, moment, statement_days
from support.sql import listed

if TYPE_CHECKING:
    from claim_tables.claims_query import Whole
    from store.store import Store

_PLACED = ("axis", "lo", "hi", "parted", "closed", "text")


def take(store: Store, whole: Whole, *, copied: bool) -> None:
    """Put the claims of the slots in `close_slots` into the store, after those that are there."""
    columns = {*whole.stated, "speaker", "modality", "as_of"}
    wanted = ", ".join([*PLACE, *sorted(columns), *_PLACED])
    rows = replace(whole, close=True).claims(*PLACE, *columns)
    store.make("looked", f"SELECT {wanted} FROM ({rows}) ORDER BY file, row")
    number = _number(store)
    said, joins = _statements(store)
    quote, prefix, suffix, note = (
        f"l.{name}" if name in columns else "NULL" for name in ("quote", "prefix", "suffix", "note")
    )
    claims = f"""
        SELECT {number} AS id, l.source, l.subject, l.attribute, coalesce({quote}, '') AS quote,
               {prefix} AS prefix, {suffix} AS suffix, NULL AS phrase, l.speaker, {said},
               {note} AS note, [{listed(whole.rows.names)}][l.file + 1] AS file, l.row AS line
               {{more}}
        FROM looked l {joins}
    """
    readings = f"""
        SELECT {number}, 0, subject, attribute, NULL, text, text, axis, lo, hi, parted, closed
        FROM looked l
    """
    placed = "".join(f", l.{name}" for name in _PLACED)
    copied = copied or bool(joins)
    store.add("stated", _stated(claims.replace("{more}", placed), whole), copied=copied)
    store.add("claims", claims.replace("{more}", ""), copied=copied)
    store.add("readings", readings, copied=copied)
    if whole.known:
        _add_parts(store, number)
    store.query("""
        INSERT INTO subjects
        SELECT DISTINCT l.subject, coalesce(b.name, l.subject), b.kind
        FROM looked l LEFT JOIN bulk_subjects b ON b.id = l.subject
        ANTI JOIN subjects s ON s.id = l.subject
    """)
    if copied:
        store.query("DROP TABLE looked")


def _number(store: Store) -> str:
    """Give the id of a claim `l`: its place after the claims that are there already."""
    last = store.query("SELECT coalesce(max(id), -1) FROM claims").rows[0][0]
    first = store.query("SELECT min(rowid) FROM looked").rows[0][0]  # not 0 in a transaction
    return f"CAST({last} + 1 + l.rowid - {first or 0} AS INTEGER)"


def _statements(store: Store) -> tuple[str, str]:
    """Give what is said of a statement: voice, modality and date; and what to join for it."""
    speakers = store.query("SELECT DISTINCT speaker FROM looked WHERE speaker IS NOT NULL").rows
    modality = "coalesce(l.modality, 'asserted') AS modality"
    if not speakers and not store.query("SELECT 1 FROM known_days LIMIT 1").rows:
        return f"NULL AS voice, {modality}, l.as_of, NULL AS as_of_lo, NULL AS as_of_hi", ""
    columns = {"speaker": "VARCHAR", "voice": "VARCHAR"}
    store.keep("voices", columns, [(said, voice(said)) for (said,) in speakers])
    joins = """
    LEFT JOIN voices v ON v.speaker = l.speaker
    LEFT JOIN known_days d ON d.text = l.as_of ORDER BY l.rowid
    """
    return f"v.voice, {modality}, l.as_of, d.lo AS as_of_lo, d.hi AS as_of_hi", joins


def _stated(claims: str, whole: Whole) -> str:
    """Give what these claims put into `stated`, as its own query in `store.views` would."""
    when, joins = "''", ""
    if whole.changes:
        when = moment("a.changes", statement_days(StatementColumns()))
        joins = "JOIN sources s ON s.id = c.source"
    return f"""
        SELECT c.id, 0, c.source, c.voice, c.subject, c.attribute, a.type,
               coalesce(a.vocabulary_kind, 'tree'), c.axis, c.text, c.lo, c.hi, c.parted,
               c.closed, {when}, c.quote, c.file, c.line
        FROM ({claims}) c JOIN attributes a ON a.id = c.attribute {joins}
        WHERE c.modality = 'asserted'
    """


def _add_parts(store: Store, number: str) -> None:
    """Put in the gaps of values, and the items of lists."""
    store.query(f"""
        INSERT INTO parts
        SELECT {number}, 0, k.lo, k.hi FROM looked l
        JOIN known_parts k ON k.attribute = l.attribute AND k.value = l.value
    """)
    store.query(f"""
        INSERT INTO items
        SELECT {number}, 0, k.position, k.item, k.lo, k.hi FROM looked l
        JOIN known_items k ON k.attribute = l.attribute AND k.value = l.value
    """)
