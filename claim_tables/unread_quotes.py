"""Claims of tables whose quotes are not read, and why."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class NotEntries(Enum):
    """Why the rows of tables do not become entries of a ledger, whose quotes are read.

    The value says so after "quotes in tables are read up to 20,000 rows"; `{most}` is the number.
    """

    MANY = ", and there are more"
    MANY_SUBJECTS = " about up to {most} declared subjects, and more are declared"
    NO_QUOTES = " if every row has a quote, and some have none"
    DATABASE = ", but not with --database"

    @property
    def of_what(self) -> str:
        """What a fact sheet of such rows is of, to go after "a sheet"; with `{most}` as well."""
        return {
            NotEntries.MANY: "of more than {most} claims",
            NotEntries.MANY_SUBJECTS: "about more than {most} declared subjects",
            NotEntries.NO_QUOTES: "of claims without quotes",
            NotEntries.DATABASE: "with --database",
        }[self]


class UnreadQuotes(NamedTuple):
    """Claims of tables whose quotes are not compared with articles.

    Their number, that of the claims of the ledger, whose quotes were read, and `because`, the
    reason in words. `listed`: what is not done is not the reading of their quotes; a check that
    would find too much to read looks at none of them.
    """

    claims: int
    claims_of_ledger: int
    because: str
    listed: bool = False

    @property
    def not_looked_at(self) -> str:
        """What a check that reads quotes does not look at."""
        if self.listed:
            return "1 claim of a table" if self.claims == 1 else f"{self.claims:,} claims of tables"
        if self.claims == 1:
            return "1 claim of a table, whose quote is not compared with an article"
        return f"{self.claims:,} claims of tables, whose quotes are not compared with articles"

    @property
    def unlisted(self) -> UnreadQuotes:
        """The same for a check that reads no quotes, and lists of small tables alone."""
        because = self.because.replace(_QUOTES, _LISTED, 1)
        return self._replace(because=because, listed=True)


_QUOTES, _LISTED = "quotes in tables are read", "claims of tables are listed here"


def because(why: NotEntries, most: int) -> str:
    """Give the reason in words, where up to `most` rows would become entries of a ledger."""
    number = f"{most:,}"
    return f"{_QUOTES} up to {number} rows{why.value.format(most=number)}"
