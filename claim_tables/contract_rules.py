"""What every row of a table of claims must hold to, as conditions that find the rows that do not.

Made by docs/generate.py out of the contract `CLAIMS` in schema/contracts.py; change nothing here,
run `make generated`. So pandera declares the contract, and a run need not load it.
"""

from typing import NamedTuple

from schema.unseen import in_re2

_UNSEEN = in_re2()


class Rule(NamedTuple):
    """A rule of the contract: the column, what is expected, and the SQL that finds breaches."""

    column: str
    expected: str
    breached: str


RULES = (
    Rule(
        "source",
        "a value",
        "source IS NULL",
    ),
    Rule(
        "source",
        "at least one character",
        "NOT (LENGTH(source) >= 1)",
    ),
    Rule(
        "source",
        "one line of text without invisible characters",
        f"NOT (NOT (REGEXP_MATCHES(source, '{_UNSEEN}')))",
    ),
    Rule(
        "subject",
        "a value",
        "subject IS NULL",
    ),
    Rule(
        "subject",
        "at least one character",
        "NOT (LENGTH(subject) >= 1)",
    ),
    Rule(
        "subject",
        "one line of text without invisible characters",
        f"NOT (NOT (REGEXP_MATCHES(subject, '{_UNSEEN}')))",
    ),
    Rule(
        "attribute",
        "a value",
        "attribute IS NULL",
    ),
    Rule(
        "attribute",
        "at least one character",
        "NOT (LENGTH(attribute) >= 1)",
    ),
    Rule(
        "attribute",
        "one line of text without invisible characters",
        f"NOT (NOT (REGEXP_MATCHES(attribute, '{_UNSEEN}')))",
    ),
    Rule(
        "value",
        "a value",
        "value IS NULL",
    ),
    Rule(
        "value",
        "at least one character",
        "NOT (LENGTH(value) >= 1)",
    ),
    Rule(
        "speaker",
        "at least one character",
        "NOT (LENGTH(speaker) >= 1)",
    ),
    Rule(
        "speaker",
        "one line of text without invisible characters",
        f"NOT (NOT (REGEXP_MATCHES(speaker, '{_UNSEEN}')))",
    ),
    Rule(
        "modality",
        "one of asserted, planned, conditional, predicted, demanded, threatened, denied",
        "NOT (modality IN ('asserted', 'conditional', 'demanded', 'denied', 'planned', "
        "'predicted', 'threatened'))",
    ),
    Rule(
        "place",
        "one of headline, standfirst, caption, body, quotation",
        "NOT (place IN ('body', 'caption', 'headline', 'quotation', 'standfirst'))",
    ),
    Rule(
        "as_of",
        "at least one character",
        "NOT (LENGTH(as_of) >= 1)",
    ),
)
