"""Insert a record into a ledger file: try it on a copy first, then replace the file."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import STDIN_NAME
from ledger.yaml_text import with_entry
from support.output_files import unwritable
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from ledger.read import ReadLedger
    from ledger.yaml_text import Field


def file_for(read: ReadLedger, section: str, subject: str | None = None) -> str:
    """Give the file that a new record belongs in.

    That is the file with the last record of the section, or else the file of the subject, or else
    the first file. Raises UnusableInput for a ledger from standard input.
    """
    listed = read.nodes[section]
    named = [n for n, record in enumerate(read.records.subjects) if record.id == subject]
    if listed:
        file = listed[-1][0]
    elif named:
        file = read.nodes["subjects"][named[0]][0]
    else:
        file = read.files[0]
    if file == STDIN_NAME:
        found = "a ledger from standard input"
        raise UnusableInput([Problem(Place(file), section, found, "a file to write to")])
    return file


def number_in_file(read: ReadLedger, section: str, index: int) -> tuple[str, int]:
    """Give the file of a record, and its index (from 0) in the list of that file."""
    file = read.nodes[section][index][0]
    return file, sum(other == file for other, _ in read.nodes[section][:index])


@contextmanager
def trial_copy(
    file: str, section: str, fields: Mapping[str, Field], replace: int | None = None
) -> Generator[Path]:
    """Give a copy of a ledger file with one more record; it replaces the file at the end.

    The copy is in the same folder. If the caller raises while it has the copy, the file stays as it
    was. Raises UnusableInput.
    """
    path = Path(file)
    old = path.read_bytes()
    new = with_entry(old.decode("utf-8"), file, section, fields, replace)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".yaml")
    except OSError as error:
        raise unwritable(str(path.parent), error.strerror or str(error)) from None
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(new.encode("utf-8"))
        copy.chmod(path.stat().st_mode)
        yield copy
        if path.read_bytes() != old:
            found = "a file that another program has changed in the meantime"
            raise UnusableInput([Problem(Place(file), section, found, "no change; run it again")])
        copy.replace(path)
    except OSError as error:
        raise unwritable(file, error.strerror or str(error)) from None
    finally:
        copy.unlink(missing_ok=True)
