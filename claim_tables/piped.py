"""Tables that come from a pipe, a device or standard input: kept in a file while they are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ledger.files import OF_A_SHELL
from support.input_files import read_named, read_standard_input
from support.paths import exists, is_file, is_folder

if TYPE_CHECKING:
    from support.limits import Limits

_STDIN = "-"
_DUCKDB = slice(8, 12), b"DUCK"


def is_piped(written: str) -> bool:
    """Whether a path names no file on a disk and no folder, but something that can be read."""
    if not exists(written):
        return written == _STDIN
    return not is_folder(written) and (not is_file(written) or Path(written).parent in OF_A_SHELL)


def kept_piped(written: str, folder: Path, limits: Limits) -> Path:
    """Put all that arrives into a file in a folder; its name tells the format.

    Raises NotReadError and OSError.
    """
    arrived = read_standard_input(limits) if written == _STDIN else read_named(written, limits)
    number = sum(1 for _ in folder.glob("piped-*"))
    ends = "".join(Path(written).suffixes[-2:]) or _ends(arrived)
    file = folder / f"piped-{number}{ends}"
    file.write_bytes(arrived)
    return file


def _ends(arrived: bytes) -> str:
    """Tell the format by the first bytes, as the end of a name: what is nothing else is CSV."""
    where, magic = _DUCKDB
    if arrived[where] == magic:
        return ".duckdb"
    if arrived.startswith(b"PAR1"):
        return ".parquet"
    return ".ndjson" if arrived.lstrip().startswith(b"{") else ".csv"
