"""The tables of what articles say about the claims: their quotes, and what is read in them."""

from __future__ import annotations

from store.table_definition import OF_READING, Column, Table

ABOUT_QUOTES = (
    Table(
        "quotes",
        "where the words of a claim are in the text of its source",
        (
            Column("claim", "INTEGER PRIMARY KEY", "claim", "claims(id)"),
            Column(
                "state",
                "VARCHAR NOT NULL CHECK (state IN "
                "('found', 'twice', 'furniture', 'out of context', 'absent', 'no text'))",
                "'found', or what is wrong: in several sentences ('twice'), in the furniture of "
                "the page only, not between prefix and suffix, not at all",
            ),
            Column("start_at", "INTEGER", "first character in the text, from 0"),
            Column("end_at", "INTEGER", "the character after the last one"),
            Column("spoken", "BOOLEAN NOT NULL", "whether the words are in quotation marks"),
            Column("nearest", "VARCHAR NOT NULL", "for absent words: the most similar ones"),
            Column(
                "plain",
                "VARCHAR NOT NULL",
                "the quote in lower case, with one space for whatever is no letter or digit, and "
                "at both ends",
            ),
            Column(
                "own",
                "VARCHAR NOT NULL",
                "the same with a bar for words in quotation marks; empty if all words are in them",
            ),
            Column(
                "weekdays",
                "INTEGER NOT NULL",
                "how many weekdays in the quote were compared with the dates next to them",
            ),
        ),
        ("CHECK (start_at < end_at)",),
    ),
    Table(
        "verdicts",
        "what a quote says of a recorded date, amount, count or term",
        (
            Column("claim", "INTEGER NOT NULL", "claim"),
            Column("number", "INTEGER NOT NULL", "reading"),
            Column(
                "verdict",
                "VARCHAR NOT NULL CHECK (verdict IN "
                "('supported', 'contradicted', 'not checkable'))",
                "whether the quote supports the value",
            ),
            Column("reason", "VARCHAR NOT NULL", "why"),
            Column("unread", "BOOLEAN NOT NULL", "whether the quote could not be read whole"),
        ),
        ("PRIMARY KEY (claim, number)",),
        OF_READING,
    ),
    Table(
        "slips",
        "a weekday in a quote that does not match the date next to it",
        (
            Column("claim", "INTEGER NOT NULL", "claim", "claims(id)"),
            Column("words", "VARCHAR NOT NULL", "weekday and date as written"),
            Column("stated", "VARCHAR NOT NULL", "the weekday that is written"),
            Column("day", "VARCHAR NOT NULL", "the date, EDTF"),
            Column("falls_on", "VARCHAR NOT NULL", "its weekday"),
        ),
        ("PRIMARY KEY (claim, words)",),
    ),
    Table(
        "relative_dates",
        "words in the quote of a date that depend on the day of publication, where the source "
        "gives none",
        (
            Column("claim", "INTEGER NOT NULL", "claim", "claims(id)"),
            Column("position", "INTEGER NOT NULL", "place among such words of the quote, from 0"),
            Column("words", "VARCHAR NOT NULL", "the words"),
        ),
        ("PRIMARY KEY (claim, position)",),
    ),
)
"""Filled by `store.article_rows`."""
