"""Ledger files to a typed ledger, step by step: texts, YAML nodes, records, values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.files import texts
from ledger.overwriting import refuse_to_overwrite
from ledger.parse_yaml import parse_files
from ledger.read import read_records
from ledger.typed import resolve
from support.garbage import nothing_to_collect

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ledger.files import LedgerPath
    from ledger.read import Entry, ReadLedger
    from ledger.typed import TypedLedger
    from support.problems import Problem


def load_ledger(
    paths: Iterable[LedgerPath],
    entries: Iterable[Entry] = (),
    outputs: Iterable[Path | None] = (),
    tables: Iterable[Path] = (),
) -> TypedLedger:
    """Read ledger files and entries from elsewhere, as `read_ledger` does, and type them.

    Raises UnusableInput with all problems found, or if one of the `outputs` of the run is a file
    that it reads: a ledger, an article, or one of the `tables`.
    """
    read = read_ledger(paths, entries)
    typed = resolve(read)
    refuse_to_overwrite(read, *outputs, tables=tables)
    return typed


def read_ledger(paths: Iterable[LedgerPath], entries: Iterable[Entry] = ()) -> ReadLedger:
    """Read ledger files, folders of them, or "-" into one ledger.

    `entries` come from elsewhere, such as tables: section, file, and the entry as a YAML mapping.

    Nothing is raised here: `resolve` raises all problems together with those it finds itself.
    """
    unread: list[Problem] = []
    with nothing_to_collect():
        found = texts(paths, unread)
        files = parse_files(found)
        return read_records(files, entries, unread)
