"""DuckDB, imported the short way.

The package `duckdb` is a thin cover around its compiled module, and loading the cover takes three
times as long as loading the module. A small run needs the module only; where a version of DuckDB
has no such module, the package serves as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
else:
    try:
        import _duckdb as duckdb
    except ImportError:  # pragma: no cover - not with the versions that we are tested with
        import duckdb

__all__ = ["duckdb"]
