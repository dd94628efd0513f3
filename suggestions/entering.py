"""Entries for a ledger, put into the text of its files: all of them at once, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledger.files import FileText
from ledger.insert import file_for
from ledger.load_ledger import load_ledger
from ledger.yaml_text import with_entry
from support.output_files import unwritable_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.read import ReadLedger
    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from suggestions.admission import Entry


class NewRecord(NamedTuple):
    """A record of any section that a ledger is to have."""

    section: str
    fields: dict[str, Field]


def claims(entries: Iterable[Entry]) -> list[NewRecord]:
    """Give the records of claims."""
    return [NewRecord("claims", entry.fields) for entry in entries]


def with_records(
    read: ReadLedger, records: Iterable[NewRecord]
) -> tuple[TypedLedger, list[FileText]]:
    """Give a ledger with new records, and the new texts of the files that change.

    Nothing is written. Raises UnusableInput if the ledger would not be one with them.
    """
    texts: dict[str, str] = {}
    for section, fields in records:
        subject = fields.get("subject")
        file = file_for(read, section, subject if isinstance(subject, str) else None)
        texts[file] = with_entry(texts.get(file) or _text(file), file, section, fields)
    new = [FileText(file, text) for file, text in texts.items()]
    paths = [
        FileText(file, texts[file].removeprefix("\ufeff")) if file in texts else file
        for file in read.files
    ]
    return load_ledger(paths, bounds=read.bounds), new


def _text(file: str) -> str:
    try:
        return Path(file).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise unwritable_for(Path(file), error) from None
