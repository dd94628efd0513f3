"""The options for claims out of tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.loading import Tables

_TABLE = "Parquet, CSV, NDJSON or DuckDB (file.duckdb::table)"


def _tables(words: str) -> object:
    return typer.Option(metavar="PATH", help=words, show_default=False, rich_help_panel="Tables")


Claims = Annotated[
    list[str] | None, _tables(f"Take claims from tables as well: {_TABLE}, globs and folders.")
]
Sources = Annotated[list[str] | None, _tables("Tables of sources: id, published, publisher, ...")]
Subjects = Annotated[list[str] | None, _tables("Tables of subjects: id, name, kind.")]
Attributes = Annotated[
    list[str] | None, _tables("Tables of attributes: id, type, unit, tolerance, ...")
]
Vocabularies = Annotated[
    list[str] | None, _tables("Tables of terms: vocabulary, id, name, parent, aliases.")
]
Rejects = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        parser=path,
        help="Set rows aside that break a rule, here, in place of refusing the table.",
        show_default=False,
    ),
]
MemoryLimit = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE",
        help="Let the engine use so much memory, such as 2GB; the rest goes to disk.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help="Of tables, tell at most N findings of each check and count the others; 0 tells all."
        "  [default: 100]",
        show_default=False,
    ),
]
EvidencePath = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        parser=path,
        help="Write all claims of all conflicts of values: .parquet, .csv or .ndjson.",
        show_default=False,
    ),
]
MOST_TOLD = 100


def tables_of(  # noqa: PLR0917 - one for each option
    claims: Sequence[str] | None,
    sources: Sequence[str] | None = None,
    subjects: Sequence[str] | None = None,
    attributes: Sequence[str] | None = None,
    vocabularies: Sequence[str] | None = None,
    rejects: Path | None = None,
    memory_limit: str | None = None,
    database: Path | None = None,
) -> Tables | None:
    """Put the options together; nothing without claims. Raises typer.BadParameter."""
    others = {
        "--sources": sources,
        "--subjects": subjects,
        "--attributes": attributes,
        "--vocabularies": vocabularies,
        "--rejects": rejects,
        "--memory-limit": memory_limit,
    }
    if not claims:
        given = next((name for name, value in others.items() if value), None)
        if given:
            raise typer.BadParameter(
                f"found {given} alone, expected --claims with it", param_hint=given
            )
        return None
    from claim_tables.loading import Tables

    return Tables(
        claims,
        sources or (),
        subjects or (),
        attributes or (),
        vocabularies or (),
        rejects,
        memory_limit,
        database,
    )


def named_ledgers(ledger: list[str] | None, paths: list[str], tables: Tables) -> list[str]:
    """Give the ledgers to read beside tables: `paths`, which were named or are set.

    None at all where nobody named any and tables declare the attributes.
    """
    return paths if ledger or not tables.attributes else []
