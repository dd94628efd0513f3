"""Ledger files to a typed ledger, step by step: texts, YAML nodes, records, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.files import texts
from ledger.overwriting import refuse_to_overwrite
from ledger.parse_yaml import parse_files
from ledger.read import read_records
from ledger.typed import resolve
from support.bounds import NO_SETTINGS
from support.garbage import nothing_to_collect
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ledger.files import LedgerPath
    from ledger.read import Entry, ReadLedger
    from ledger.typed import TypedLedger
    from support.bounds import Bounds
    from support.problems import Problem


def load_ledger(
    paths: Iterable[LedgerPath],
    entries: Iterable[Entry] = (),
    outputs: Iterable[Path | None] = (),
    tables: Iterable[Path] = (),
    bounds: Bounds = NO_SETTINGS,
) -> TypedLedger:
    """Read ledger files and entries from elsewhere, as `read_ledger` does, and type them.

    Raises UnusableInput with all problems found, or if one of the `outputs` of the run is a file
    that it reads: a ledger, an article, or one of the `tables`.
    """
    read = read_ledger(paths, entries, bounds)
    try:
        typed = resolve(read)
    except UnusableInput as error:
        from ledger.text_files import out_of_bounds  # noqa: PLC0415 - all problems in one run

        raise UnusableInput((*error.problems, *out_of_bounds(read))) from None
    refuse_to_overwrite(read, *outputs, tables=tables)
    return typed


def read_ledger(
    paths: Iterable[LedgerPath], entries: Iterable[Entry] = (), bounds: Bounds = NO_SETTINGS
) -> ReadLedger:
    """Read ledger files, folders of them, or "-" into one ledger.

    `entries` come from elsewhere, such as tables: section, file, and the entry as a YAML mapping.
    `bounds` says what files may name.

    Nothing is raised here: `resolve` raises all problems together with those it finds itself.
    """
    unread: list[Problem] = []
    paths = tuple(paths)
    bounds = bounds.around(map(str, paths))
    with nothing_to_collect():
        found = texts(paths, unread, bounds)
        files = parse_files(found)
        return read_records(files, entries, unread, bounds)
