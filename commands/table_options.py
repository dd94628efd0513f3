"""The options for claims from tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import path, refuse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.input_tables import Tables

_TABLE = "Parquet, CSV, NDJSON or DuckDB (file.duckdb::table)"


def _tables(help_text: str) -> object:
    return typer.Option(
        metavar="PATH", help=help_text, show_default=False, rich_help_panel="Tables"
    )


Claims = Annotated[
    list[str] | None, _tables(f"Also read claims from tables: {_TABLE}; globs and folders.")
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
        help="Write invalid rows to PATH and continue, instead of rejecting the table.",
        show_default=False,
    ),
]
MemoryLimit = Annotated[
    str | None,
    typer.Option(
        metavar="SIZE",
        help="DuckDB memory limit, e.g. 2GB; beyond it, data spills to disk.",
        show_default=False,
    ),
]
Limit = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=0,
        help="With --claims: print at most N findings per check and count the rest (0 = no limit)."
        "  [default: 100]",
        show_default=False,
    ),
]
EvidencePath = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        parser=path,
        help="Write every claim involved in a value conflict to PATH (.parquet, .csv or .ndjson).",
        show_default=False,
    ),
]
DEFAULT_LIMIT = 100


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
    """Put the options together; None without --claims. Raises CommandLineError."""
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
            refuse(f"{given} needs --claims")
        return None
    from claim_tables.input_tables import Tables

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
    """Give the ledgers to read with tables: `paths`, of the command line or the settings.

    None are read if the command line names none and tables declare the attributes.
    """
    return paths if ledger or not tables.attributes else []
