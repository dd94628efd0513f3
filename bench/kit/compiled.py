"""Our modules as an installed copy has them: compiled.

An installer compiles what it installs, so that the libraries that we are compared with are. Where
Python may not write what it compiles (PYTHONDONTWRITEBYTECODE), a checkout would be compiled anew
in each run.
"""

from __future__ import annotations

import compileall
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent
_PACKAGES = (
    "articles",
    "baseline",
    "checks",
    "claim_tables",
    "commands",
    "extraction",
    "ledger",
    "reports",
    "runner",
    "schema",
    "settings",
    "store",
    "support",
)


def compile_ours() -> None:
    """Compile the modules that a command loads, as far as they have changed."""
    for package in _PACKAGES:
        compileall.compile_dir(_ROOT / package, quiet=1)
