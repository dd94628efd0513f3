"""Our modules as an installed copy has them: compiled.

An installer compiles what it installs, so that the libraries that we are compared with are. Where
Python may not write what it compiles (PYTHONDONTWRITEBYTECODE), a checkout would be compiled anew
in each run.
"""

from __future__ import annotations

import compileall
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent.parent


def compile_ours() -> None:
    """Compile the modules that a command loads, as far as they have changed."""
    for package in _ROOT.glob("*/__init__.py"):
        if package.parent.name != "tests":
            compileall.compile_dir(package.parent, quiet=1)
