"""Is there a wheel of every locked package, for each Python and system? `make resolve`.

Nothing is installed or downloaded but what an index says of its files; it needs the network. A
wheel that is there is no proof that Crossread runs there: `make wheels` runs it.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS = (
    *("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"),
    *("x86_64-apple-darwin", "aarch64-apple-darwin"),
    "x86_64-pc-windows-msvc",
)


def unresolved(version: str, system: str, folder: str) -> str:
    """Say why the locked packages cannot be installed from wheels; "" if they can.

    `folder` is where they would be installed; it stays empty.
    """
    done = subprocess.run(
        [
            *(sys.executable, "-m", "uv", "--quiet", "--no-config", "pip", "install"),
            *("--dry-run", "--require-hashes", "--only-binary", ":all:"),
            *("--python-version", version, "--python-platform", system),
            *("--target", folder, "--requirements", "requirements/run.txt"),
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    return done.stderr if done.returncode else ""


def main() -> None:
    """Print the answer for each Python and system, and fail if one of them is no."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for version in VERSIONS:
            for system in SYSTEMS:
                why = unresolved(version, system, folder)
                failed |= bool(why)
                print(f"Python {version}, {system}: {why or 'wheels of all packages'}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
