"""The tables of the store: one `CREATE TABLE` each, with its documentation inside the database.

A data desk that opens the file finds every table and column described (`FROM duckdb_tables()`,
`duckdb_columns()`); docs/tables.md is made from the same texts.
"""

from __future__ import annotations

from schema.records import Direction, Modality, Place, ValueTypeName, VocabularyKind
from store.article_tables import ABOUT_QUOTES
from store.table_definition import OF_READING, Column, Table, one_of

_NUMBER = "DECIMAL(38, 9)"
_LO = Column(
    "lo",
    _NUMBER,
    "lowest possible point on the axis; null: open. Days since 1970-01-01 for dates; if some date "
    "has a time of day, minutes are parts of a day, and every day ends after its last minute",
)
_HI = Column("hi", _NUMBER, "highest possible point on the axis; null: open")
_SUBJECT = Column("subject", "VARCHAR NOT NULL", "subject", "subjects(id)")
_ATTRIBUTE = Column("attribute", "VARCHAR NOT NULL", "attribute", "attributes(id)")
_ORDERED = "CHECK (lo <= hi)"

TABLES = (
    Table(
        "sources",
        "one article",
        (
            Column("id", "VARCHAR PRIMARY KEY", "id in the ledger"),
            Column("name", "VARCHAR NOT NULL", "words to print; of no other source the same"),
            Column("file", "VARCHAR", "file of its text, relative to the ledger"),
            Column("headline", "VARCHAR", "headline as printed"),
            Column("publisher", "VARCHAR", "publisher, if the page names one"),
            Column("byline", "VARCHAR", "author, if the page names one"),
            Column("published", "VARCHAR", "publication date, EDTF"),
            Column(
                "published_lo",
                "INTEGER",
                "first possible day of publication, days since 1970-01-01",
            ),
            Column("published_hi", "INTEGER", "last possible day of publication"),
            Column("published_because", "VARCHAR", "why the date is an interval"),
            Column("url", "VARCHAR", "address"),
            Column("credits", "VARCHAR[] NOT NULL", "agencies the text is credited to"),
            Column("sha256", "VARCHAR", "SHA-256 of its text when its claims were entered"),
            Column("declared", "BOOLEAN NOT NULL", "whether it is declared; else claims name it"),
            Column("ledger_file", "VARCHAR NOT NULL", "ledger file"),
            Column("ledger_line", "INTEGER NOT NULL", "line in it"),
        ),
        ("CHECK (published_lo <= published_hi)",),
    ),
    Table(
        "texts",
        "the text of a source, or why there is none",
        (
            Column("source", "VARCHAR PRIMARY KEY", "source", "sources(id)"),
            Column("path", "VARCHAR", "where it was looked for"),
            Column(
                "state",
                "VARCHAR NOT NULL CHECK (state IN "
                "('read', 'not kept', 'missing', 'empty', 'not UTF-8', 'unreadable'))",
                "'read', or why there is no text",
            ),
            Column("sha256", "VARCHAR", "SHA-256 of the file as it is now"),
            Column("text", "VARCHAR NOT NULL", "the text; empty where there is none"),
            Column(
                "missing_furniture",
                "VARCHAR[] NOT NULL",
                "furniture of the source that is not in the text",
            ),
            Column(
                "furniture",
                "VARCHAR[] NOT NULL",
                "furniture of the page, as the source declares it; none where there is no text",
            ),
            Column(
                "names",
                "INTEGER NOT NULL",
                "how many names of the ledger were looked for in it; see spellings",
            ),
        ),
    ),
    Table(
        "ties",
        "a source in a tie: what makes it dependent on the other sources with the same number",
        (
            Column("number", "INTEGER NOT NULL", "number of the tie, from 0"),
            Column(
                "kind",
                "VARCHAR NOT NULL CHECK (kind IN ('publisher', 'agency', 'text'))",
                "one publisher, one agency that the text is credited to, or words in common",
            ),
            Column("source", "VARCHAR NOT NULL", "source", "sources(id)"),
            Column("words", "VARCHAR NOT NULL", "publisher, agency, or the words in common"),
            Column("length", "INTEGER", "number of the words in common"),
            Column("start_at", "INTEGER", "their first character in the text, from 0"),
            Column("end_at", "INTEGER", "the character after the last one"),
            Column("line", "INTEGER", "line of the text on which they start, from 1"),
        ),
        ("PRIMARY KEY (number, source)", "CHECK (start_at < end_at)"),
    ),
    Table(
        "independence",
        "a source with the one it counts as, wherever sources are counted",
        (
            Column("source", "VARCHAR PRIMARY KEY", "source", "sources(id)"),
            Column(
                "counts_as",
                "VARCHAR NOT NULL",
                "the first of all sources that ties connect, by its id; itself without ties",
                "sources(id)",
            ),
        ),
    ),
    Table(
        "spellings",
        "another spelling, in the text of a source, of a name that the ledger knows",
        (
            Column("source", "VARCHAR NOT NULL", "source", "sources(id)"),
            Column("known", "VARCHAR NOT NULL", "the name as a claim or a term has it"),
            Column("written", "VARCHAR NOT NULL", "the other spelling"),
            Column("start_at", "INTEGER NOT NULL", "its first character in the text, from 0"),
            Column("line", "INTEGER NOT NULL", "line of the text, from 1"),
        ),
        ("PRIMARY KEY (source, known, written)",),
    ),
    Table(
        "subjects",
        "what claims are about",
        (
            Column("id", "VARCHAR PRIMARY KEY", "id in the ledger"),
            Column("name", "VARCHAR NOT NULL", "words to print"),
            Column("kind", "VARCHAR", "event, thing, person, body, ..."),
        ),
    ),
    Table(
        "terms",
        "one term of a vocabulary; a narrower term has its interval inside that of its broader one",
        (
            Column("vocabulary", "VARCHAR NOT NULL", "vocabulary"),
            Column(
                "kind",
                f"VARCHAR NOT NULL {one_of('kind', VocabularyKind)}",
                "kind of vocabulary",
            ),
            Column("id", "VARCHAR NOT NULL", "id in the vocabulary"),
            Column("name", "VARCHAR NOT NULL", "words to print"),
            Column("parent", "VARCHAR", "broader term"),
            Column("lo", f"{_NUMBER} NOT NULL", "number of the term in pre-order"),
            Column("hi", f"{_NUMBER} NOT NULL", "number of its last narrower term"),
        ),
        ("PRIMARY KEY (vocabulary, id)", _ORDERED),
    ),
    Table(
        "attributes",
        "a property that subjects have, with the type of its values",
        (
            Column("id", "VARCHAR PRIMARY KEY", "id in the ledger"),
            Column("label", "VARCHAR NOT NULL", "words to print"),
            Column(
                "type",
                f"VARCHAR NOT NULL {one_of('type', ValueTypeName)}",
                "type of its values",
            ),
            Column("vocabulary", "VARCHAR", "vocabulary of its terms or names"),
            Column(
                "vocabulary_kind",
                f"VARCHAR {one_of('vocabulary_kind', VocabularyKind)}",
                "kind of that vocabulary",
            ),
            Column("unit", "VARCHAR", "unit of quantities"),
            Column("tolerance", "VARCHAR", "how far two values may differ and still agree"),
            Column(
                "key",
                "BOOLEAN NOT NULL",
                "whether a story rests on it, so that it needs two independent sources",
            ),
            Column("changes", "BOOLEAN NOT NULL", "whether it is compared as of its date only"),
            Column(
                "scheduled",
                "BOOLEAN NOT NULL",
                "whether it is set in advance, so that sources may assert what is still ahead",
            ),
            Column("contested", "BOOLEAN NOT NULL", "whether its figures are claims of a party"),
            Column(
                "exact",
                "BOOLEAN",
                "whether no figure is taken for rounded; null: only those without a quote are not",
            ),
            Column("zone", "VARCHAR", "time zone of times of day that name none"),
            Column("persons", "BOOLEAN NOT NULL", "whether its names are those of persons"),
            Column(
                "parties",
                "VARCHAR[]",
                "the voices whose own positions count as such, all others only report; "
                "null: every speaker's does",
            ),
            Column(
                "direction",
                f"VARCHAR {one_of('direction', Direction)}",
                "which way alone a value that changes may move; null: either",
            ),
        ),
    ),
    Table(
        "words",
        "a loose word by which sources also call an attribute",
        (
            _ATTRIBUTE,
            Column("word", "VARCHAR NOT NULL", "the word, in lower case"),
            Column("plain", "VARCHAR NOT NULL", "the word as it is looked for in quotes.plain"),
        ),
        ("PRIMARY KEY (attribute, word)",),
    ),
    Table(
        "claims",
        "one source says something about one attribute of one subject",
        (
            Column("id", "INTEGER PRIMARY KEY", "position among the claims of the ledger, from 0"),
            Column("source", "VARCHAR NOT NULL", "source", "sources(id)"),
            _SUBJECT,
            _ATTRIBUTE,
            Column("quote", "VARCHAR NOT NULL", "the words of the source"),
            Column("prefix", "VARCHAR", "words before the quote, where it occurs twice"),
            Column("suffix", "VARCHAR", "words after the quote, where it occurs twice"),
            Column("phrase", "VARCHAR", "the ambiguous words in the quote"),
            Column(
                "speaker",
                "VARCHAR",
                "who the source attributes the statement to; null: the source itself",
            ),
            Column(
                "voice",
                "VARCHAR",
                "the speaker as compared: folded, without a leading 'the', or "
                "the party that the speaker is of",
            ),
            Column(
                "modality",
                f"VARCHAR NOT NULL {one_of('modality', Modality)}",
                "how it is stated",
            ),
            Column("as_of", "VARCHAR", "date of the statement, EDTF"),
            Column("as_of_lo", "INTEGER", "its first possible day"),
            Column("as_of_hi", "INTEGER", "its last possible day"),
            Column("note", "VARCHAR", "the editor's note"),
            Column("file", "VARCHAR NOT NULL", "ledger file"),
            Column("line", "INTEGER NOT NULL", "line in it"),
            Column(
                "place",
                f"VARCHAR NOT NULL {one_of('place', Place)}",
                "where in the article the words stand",
            ),
        ),
        ("CHECK (as_of_lo <= as_of_hi)",),
    ),
    Table(
        "repeated_claims",
        "where a claim is entered again, alike in all but its notes: it counts once",
        (
            Column("claim", "INTEGER NOT NULL", "the claim that is repeated", "claims(id)"),
            Column("file", "VARCHAR NOT NULL", "ledger file"),
            Column("line", "INTEGER NOT NULL", "line in it"),
        ),
    ),
    Table(
        "readings",
        "one way to understand a claim; a claim that is not ambiguous has one, number 0",
        (
            Column("claim", "INTEGER NOT NULL", "claim", "claims(id)"),
            Column("number", "INTEGER NOT NULL", "number within the claim, from 0"),
            _SUBJECT,
            _ATTRIBUTE,
            Column("means", "VARCHAR", "the reading in plain words"),
            Column("value", "VARCHAR NOT NULL", "the value as written"),
            Column(
                "canonical",
                "VARCHAR NOT NULL",
                "the value in one fixed spelling: the same for values that allow the same points",
            ),
            Column(
                "axis",
                "VARCHAR NOT NULL",
                "scale: day, a currency, count, a unit, a vocabulary, ...",
            ),
            _LO,
            _HI,
            Column(
                "parted",
                "BOOLEAN NOT NULL",
                "whether some points between lo and hi are not possible; see parts",
            ),
            Column("closed", "BOOLEAN", "for lists: whether these items and no others"),
        ),
        ("PRIMARY KEY (claim, number)", _ORDERED),
    ),
    Table(
        "parts",
        "one possible interval of a reading whose value has gaps, such as 2017 or 2019",
        (
            Column("claim", "INTEGER NOT NULL", "claim"),
            Column("number", "INTEGER NOT NULL", "reading"),
            _LO,
            _HI,
        ),
        (_ORDERED,),
        OF_READING,
    ),
    Table(
        "items",
        "one item of a list",
        (
            Column("claim", "INTEGER NOT NULL", "claim"),
            Column("number", "INTEGER NOT NULL", "reading"),
            Column("position", "INTEGER NOT NULL", "place in the list, from 0"),
            Column("item", "VARCHAR NOT NULL", "the item as written"),
            Column("lo", f"{_NUMBER} NOT NULL", "number of its term"),
            Column("hi", f"{_NUMBER} NOT NULL", "number of its last narrower term"),
        ),
        (_ORDERED,),
        OF_READING,
    ),
    *ABOUT_QUOTES,
    Table(
        "order_rules",
        "what must not come after what",
        (
            _SUBJECT._replace(name="earlier_subject", holds="subject of the earlier date"),
            _ATTRIBUTE._replace(name="earlier_attribute", holds="attribute of the earlier date"),
            _SUBJECT._replace(name="later_subject", holds="subject of the later date"),
            _ATTRIBUTE._replace(name="later_attribute", holds="attribute of the later date"),
            Column("because", "VARCHAR NOT NULL", "reason"),
        ),
    ),
    Table(
        "decisions",
        "an editor's decision",
        (
            _SUBJECT,
            _ATTRIBUTE,
            Column("value", "VARCHAR NOT NULL", "the value as written"),
            Column("axis", "VARCHAR NOT NULL", "scale"),
            _LO,
            _HI,
            Column("because", "VARCHAR NOT NULL", "reason"),
            Column(
                "unsourced", "BOOLEAN NOT NULL", "whether it says that no source gives its value"
            ),
            Column(
                "grounds",
                "VARCHAR[] NOT NULL",
                "the values that the sources gave when it was made, each in its fixed spelling",
            ),
            Column("decided_by", "VARCHAR NOT NULL", "who"),
            Column("decided_on", "VARCHAR NOT NULL", "when, EDTF"),
            Column("as_of", "VARCHAR NOT NULL", "the time that it is about, EDTF; empty: none"),
            Column("as_of_lo", "INTEGER", "its first possible day"),
            Column("as_of_hi", "INTEGER", "its last possible day"),
        ),
        ("PRIMARY KEY (subject, attribute, as_of)", _ORDERED, "CHECK (as_of_lo <= as_of_hi)"),
    ),
    Table(
        "word_list",
        "words to question in a source's own voice, built in or from the ledger",
        (
            Column("plain", "VARCHAR PRIMARY KEY", "the words as they are looked for in quotes"),
            Column("words", "VARCHAR NOT NULL", "the words as written"),
            Column(
                "kind",
                "VARCHAR NOT NULL CHECK (kind IN ('loaded', 'garbled', 'allowed'))",
                "what is wrong with them; 'allowed': listed words inside these are not reported",
            ),
            Column("write", "VARCHAR", "what to write in their place; empty: nothing"),
            Column("because", "VARCHAR", "reason"),
        ),
    ),
)
