"""A ledger file with one more record: tried out first, then put in place of the old one."""

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
    """Give the file that a record belongs in.

    That is the one that lists the last such record, or else the one of the subject it is about,
    or else the first. Raises UnusableInput for a ledger from standard input.
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
    """Give the file of a record, and its number in that file's list."""
    file = read.nodes[section][index][0]
    return file, sum(other == file for other, _ in read.nodes[section][:index])


@contextmanager
def tried(
    file: str, section: str, fields: Mapping[str, Field], replace: int | None = None
) -> Generator[Path]:
    """Give a copy of a ledger file with one more record, beside it, and then put it in its place.

    Whatever is raised while it is tried leaves the file as it was. Raises UnusableInput.
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
            found = "a file that somebody else has changed meanwhile"
            raise UnusableInput([Problem(Place(file), section, found, "the same again, once more")])
        copy.replace(path)
    except OSError as error:
        raise unwritable(file, error.strerror or str(error)) from None
    finally:
        copy.unlink(missing_ok=True)
