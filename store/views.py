"""What checks read, so that no check repeats what makes claims comparable or what to cite.

`stated` is made a table once the records are in: every check reads it, most of them twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from store.comparable import StatementColumns, moment, party, statement_days
from store.table_definition import comments

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOLDS = {
    "claim": "claim",
    "number": "number of the reading within the claim",
    "source": "source",
    "source_name": "the source in words to print",
    "published": "publication date of the source, EDTF",
    "speaker": "who the source attributes the statement to; null: the source itself. In `stated` "
    "and `spoken` as compared: case, accents and a leading 'the' make no difference, a speaker is "
    "its party, and in `stated` whoever only reports is null, too",
    "published_lo": "first possible day of publication, days since 1970-01-01; null: open",
    "published_hi": "last possible day of publication; null: open",
    "as_of": "date of the statement, EDTF",
    "as_of_lo": "its first possible day; null: open",
    "as_of_hi": "its last possible day; null: open",
    "said": "days of the statement, or else of publication; without either, of this claim alone",
    "modality": "how it is stated",
    "subject": "subject",
    "subject_name": "the subject in words to print",
    "attribute": "attribute",
    "attribute_label": "the attribute in words to print",
    "claim_subject": "subject of the claim; an ambiguous one may have readings about others",
    "claim_attribute": "attribute of the claim",
    "type": "type of the attribute's values",
    "kind": "kind of its vocabulary; 'tree' where it has none",
    "axis": "scale; only values on the same one are compared",
    "means": "the reading in plain words; null: the claim is not ambiguous",
    "value": "the value as written",
    "canonical": "the value in one fixed spelling",
    "label": "the value in words to print",
    "lo": "lowest possible point; null: open",
    "hi": "highest possible point; null: open",
    "parted": "whether some points between lo and hi are not possible; see parts",
    "closed": "for lists: whether these items and no others",
    "moment": "days of the statement, where the attribute changes; else empty",
    "quote": "the words of the source",
    "phrase": "the ambiguous words in the quote",
    "file": "ledger file",
    "line": "line in it",
    "place": "where in the article the words stand",
}


class Derived(NamedTuple):
    """A table or view made from the tables: its name, what a row is, and its query."""

    name: str
    kind: Literal["TABLE", "VIEW"]
    row: str
    columns: tuple[str, ...]
    query: str

    @property
    def holds(self) -> Mapping[str, str]:
        """What each column holds."""
        return {column: _HOLDS[column] for column in self.columns}

    @property
    def ddl(self) -> str:
        """The statement that makes it."""
        return f"CREATE {self.kind} {self.name} AS {self.query}"

    @property
    def comments(self) -> str:
        """The statements that document it inside the database."""
        return comments(self.kind, self.name, self.row, self.holds)


_SPOKEN = (
    "claim", "source", "speaker", "modality", "published", "published_lo", "published_hi",
    "as_of", "as_of_lo", "as_of_hi", "said", "quote", "file", "line",
)  # fmt: skip
_STATED = (
    "claim", "number", "source", "speaker", "subject", "attribute", "type", "kind", "axis", "value",
    "lo", "hi", "parted", "closed", "moment", "quote", "file", "line",
)  # fmt: skip
_EVIDENCE = (
    "claim", "number", "subject", "subject_name", "attribute", "attribute_label", "claim_subject",
    "claim_attribute", "type", "axis", "lo", "hi", "parted", "closed", "means", "value",
    "canonical", "label", "source", "source_name", "published", "speaker", "modality", "as_of",
    "quote", "phrase", "file", "line", "place",
)  # fmt: skip

DERIVED = (
    Derived(
        "spoken",
        "VIEW",
        "one claim with the days it speaks of. What changes with time is compared where `said` is "
        "equal",
        _SPOKEN,
        f"""
        SELECT c.id AS claim, c.source, c.voice AS speaker, c.modality, s.published, s.published_lo,
               s.published_hi, c.as_of, c.as_of_lo, c.as_of_hi,
               {statement_days(StatementColumns())} AS said, c.quote, c.file, c.line
        FROM claims c JOIN sources s ON s.id = c.source
        """,  # noqa: S608 - our own
    ),
    Derived(
        "stated",
        "TABLE",
        "one asserted value that is not ambiguous. Rows with equal subject, attribute, axis and "
        "moment can be compared; moment is empty unless the attribute changes, and then the days "
        "of the statement or else of publication",
        _STATED,
        f"""
        SELECT r.claim, r.number, c.source, {party()} AS speaker, r.subject, r.attribute, a.type,
               coalesce(a.vocabulary_kind, 'tree') AS kind, r.axis, r.value, r.lo, r.hi,
               r.parted, r.closed,
               {moment("a.changes", "c.said")} AS moment, c.quote, c.file, c.line
        FROM readings r
        JOIN spoken c ON c.claim = r.claim
        JOIN attributes a ON a.id = r.attribute
        WHERE c.modality = 'asserted' AND r.means IS NULL
        """,  # noqa: S608 - our own
    ),
    Derived(
        "evidence",
        "VIEW",
        "one reading of a claim with everything that a reader wants to see with it",
        _EVIDENCE,
        """
        SELECT r.claim, r.number, r.subject, b.name AS subject_name,
               r.attribute, a.label AS attribute_label,
               c.subject AS claim_subject, c.attribute AS claim_attribute,
               a.type, r.axis, r.lo, r.hi, r.parted, r.closed, r.means, r.value, r.canonical,
               coalesce(t.name, r.value) AS label, c.source, s.name AS source_name,
               s.published, c.speaker,
               c.modality, c.as_of, c.quote, c.phrase, c.file, c.line, c.place
        FROM readings r
        JOIN claims c ON c.id = r.claim
        JOIN subjects b ON b.id = r.subject
        JOIN attributes a ON a.id = r.attribute
        JOIN sources s ON s.id = c.source
        LEFT JOIN terms t ON t.vocabulary = r.axis AND t.lo = r.lo AND t.hi = r.hi
        """,
    ),
)
