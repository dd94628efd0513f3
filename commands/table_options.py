"""The options for claims from tables."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import path, refuse
from commands.refusals import require_all
from reports.phrases import joined
from support.problems import Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claim_tables.input_tables import Tables
    from settings.toml_file import FoundSettings

_FORMS = (".parquet", ".csv", ".ndjson", ".pq", ".jsonl")
"""How the name of a table ends that is written."""
_ENDS = joined(_FORMS[:3], "or")
_TABLE = "Parquet, CSV, NDJSON or DuckDB (file.duckdb::table)"


def _tables(help_text: str) -> object:
    return typer.Option(
        metavar="PATH", help=help_text, show_default=False, rich_help_panel="Tables"
    )


def _limit(written: str) -> int:
    """Read --limit. Raises typer.BadParameter."""
    if not written.strip().isdecimal():
        raise typer.BadParameter(f"found {written!r}, expected a number of findings, 0 for all")
    return int(written)


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
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="OURS=THEIRS",
        help="By what name the tables of claims have a column, such as value=PropertyValue; of "
        "other tables sources.id=SourceID. May be repeated.",
        show_default=False,
        rich_help_panel="Tables",
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Encoding of CSV and NDJSON tables, such as latin-1.  [default: found out]",
        show_default=False,
        rich_help_panel="Tables",
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
        parser=_limit,
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
    **others: object,
) -> Tables | None:
    """Put the options together; None without --claims. `others` are options that need it too.

    Raises CommandLineError with all that is wrong.
    """
    needing = {
        "sources": sources,
        "subjects": subjects,
        "attributes": attributes,
        "vocabularies": vocabularies,
        "rejects": rejects,
        "memory_limit": memory_limit,
        **others,
    }
    given = [f"--{name.replace('_', '-')}" for name, value in needing.items() if value is not None]
    require_all(
        partial(_require_claims, claims, given),
        partial(require_table_form, "--rejects", rejects),
        partial(_require_size, memory_limit),
    )
    if not claims:
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


def with_options(
    tables: Tables | None,
    found: FoundSettings,
    columns: Sequence[str] | None = None,
    encoding: str | None = None,
) -> Tables | None:
    """Say how tables are to be read: as the command line says, and else the settings.

    Raises CommandLineError, and UnusableInput for the settings.
    """
    if tables is None:
        return None
    from claim_tables.input_options import NO_VALUE, InputOptions

    settings = found.settings
    _require_known(found)
    told = dict(map(_column, columns or ()))
    if encoding is not None:
        _require_encoding("--encoding", encoding)
    no_value = NO_VALUE if settings.no_value is None else settings.no_value
    names = {**settings.columns, **told}
    options = InputOptions(names, encoding or settings.encoding, no_value)
    return tables._replace(options=options)


def _require_known(found: FoundSettings) -> None:
    """Raise UnusableInput for columns that are none of ours, and an encoding that is none."""
    from claim_tables.input_options import unknown_column

    problems = [
        Problem(found.place("columns"), "columns", repr(ours), expected)
        for ours in found.settings.columns
        if (expected := unknown_column(ours))
    ]
    encoding = found.settings.encoding
    if encoding is not None and not _is_encoding(encoding):
        problems.append(Problem(found.place("encoding"), "encoding", repr(encoding), _ENCODING))
    if problems:
        raise UnusableInput(problems)


_ENCODING = "an encoding, such as utf-8 or latin-1"


def _is_encoding(name: str) -> bool:
    from claim_tables.text_encoding import is_encoding

    return is_encoding(name)


def _require_encoding(option: str, name: str) -> None:
    if not _is_encoding(name):
        refuse(f"{option}: found {name!r}, expected {_ENCODING}")


def _column(written: str) -> tuple[str, str]:
    """Read --column. Raises CommandLineError."""
    from claim_tables.input_options import unknown_column

    ours, _, theirs = (part.strip() for part in written.partition("="))
    if not (ours and theirs):
        refuse(f"--column: found {written!r}, expected OURS=THEIRS, as in value=PropertyValue")
    expected = unknown_column(ours)
    if expected:
        refuse(f"--column: found {ours!r}, expected {expected}")
    return ours, theirs


def _require_claims(claims: Sequence[str] | None, given: Sequence[str]) -> None:
    if given and not claims:
        refuse(f"{joined(given)} {'need' if given[1:] else 'needs'} --claims")


def require_table_form(option: str, file: Path | None) -> None:
    """Raise CommandLineError for a name that does not say how the table is to be written.

    A device or a pipe, such as /dev/null, has no such name: it gets CSV.
    """
    if file is None or file.suffix.lower() in _FORMS:
        return
    if file.is_dir() or file.is_file() or not file.exists():
        refuse(f"{option}: found {str(file)!r}, expected a name that ends in {_ENDS}")


def _require_size(memory_limit: str | None) -> None:
    if memory_limit is not None:
        from claim_tables.large_store import is_size

        if not is_size(memory_limit):
            refuse(f"--memory-limit: found {memory_limit!r}, expected a size, such as 2GB")


def named_ledgers(ledger: list[str] | None, paths: list[str], tables: Tables) -> list[str]:
    """Give the ledgers to read with tables: `paths`, of the command line or the settings.

    None are read if the command line names none and tables declare the attributes.
    """
    return paths if ledger or not tables.attributes else []
