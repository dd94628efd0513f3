"""Insert a record into the text of a ledger file, to try it before the file is replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import STDIN_NAME, FileText
from ledger.yaml_text import with_entry
from support.output_files import unwritable_for
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger.files import LedgerPath
    from ledger.read import ReadLedger
    from ledger.yaml_text import Field

_BYTE_ORDER_MARK = "\ufeff"


def file_for(read: ReadLedger, section: str, subject: str | None = None) -> str:
    """Give the file that a new record belongs in.

    That is the file with the last record of the section, or else the file of the subject, or else
    the first file. Raises UnusableInput for a ledger from standard input or a pipe.
    """
    listed = read.nodes[section]
    named = [n for n, record in enumerate(read.records.subjects) if record.id == subject]
    if listed:
        file = listed[-1][0]
    elif named:
        file = read.nodes["subjects"][named[0]][0]
    else:
        file = read.files[0]
    if file == STDIN_NAME or not Path(file).is_file():
        found = "a ledger from standard input" if file == STDIN_NAME else "a ledger from a pipe"
        raise UnusableInput([Problem(Place(file), section, found, "a file to write to")])
    return file


def number_in_file(read: ReadLedger, section: str, index: int) -> tuple[str, int]:
    """Give the file of a record, and its index (from 0) in the list of that file."""
    file = read.nodes[section][index][0]
    return file, sum(other == file for other, _ in read.nodes[section][:index])


def with_record(
    file: str, section: str, fields: Mapping[str, Field], replace: int | None = None
) -> FileText:
    """Give the text of a ledger file with one more record, to be tried before it is written.

    Raises UnusableInput for a file that it cannot be written into.
    """
    try:
        old = (
            Path(file).read_bytes().decode("utf-8", "replace")
        )  # if bad by now: refused as changed
    except OSError as error:
        raise unwritable_for(Path(file), error) from None
    return FileText(file, with_entry(old, file, section, fields, replace))


def instead(paths: Iterable[str], new: FileText) -> list[LedgerPath]:
    """Give the files of a ledger, one of them with its new text."""
    tried = FileText(new.file, new.text.removeprefix(_BYTE_ORDER_MARK))
    return [tried if path == new.file else path for path in paths]
