"""Build the wheel in two ways, compare them, and run it on each Python here: `make wheels`.

The wheel is built from the tree, and from the source distribution, which is what others build from:
if that lacked a file, so would their wheel. Then it is installed, with the locked dependencies and
nothing else, for each version of Python that is found on this machine, and must pass `selftest`.
Needs the network, for the dependencies.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = (sys.executable, "-m", "uv", "--quiet", "--no-config")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run a command, outside of any environment that is active; give what it prints."""
    kept = {n: v for n, v in os.environ.items() if n not in {"VIRTUAL_ENV", "PYTHONPATH"}}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=kept, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)}\nended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def build(source: Path, kind: str, into: Path) -> Path:
    """Build a source distribution or a wheel, and give its path."""
    run(*UV, "build", f"--{kind}", "--out-dir", into, source)
    (built,) = (path for path in into.iterdir() if path.suffix in {".whl", ".gz"})
    return built


def copied(folder: Path) -> Path:
    """Copy the tree without what .gitignore names: a build leaves files behind."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and not line.startswith("#")]
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(".git", *ignored))
    return folder


def content(wheel: Path) -> dict[str, bytes]:
    """Give the files of a wheel by their names."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Give the files that only one wheel has, or that differ."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


def passes(version: str, wheel: Path, folder: Path) -> bool:
    """Install the wheel for a version of Python and run it; False if there is no such Python."""
    found = subprocess.run(
        [*UV, "python", "find", "--no-python-downloads", "--system", version],
        check=False,
        capture_output=True,
        text=True,
    )
    if found.returncode:
        return False
    run(*UV, "venv", "--python", found.stdout.strip(), folder)
    python = folder / SCRIPTS / "python"
    install = (*UV, "pip", "install", "--python", python)
    run(*install, "--require-hashes", "--only-binary", ":all:", "-r", ROOT / "requirements/run.txt")
    run(*install, "--no-deps", wheel)
    print(
        f"Python {version}: {run(folder / SCRIPTS / 'crossread', 'selftest', cwd=folder).strip()}"
    )
    return True


def main() -> None:
    """Build, compare, and run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tree = copied(folder / "tree")
        sdist = build(tree, "sdist", folder / "sdist")
        direct = build(tree, "wheel", folder / "direct")
        through = build(sdist, "wheel", folder / "through")
        if wrong := differences(content(direct), content(through)):
            sys.exit(f"The wheel through the sdist differs from that of the tree: {wrong}")
        print(f"{through.name}: {len(content(through))} files, the same from tree and sdist")
        ran = [v for v in VERSIONS if passes(v, through, folder / v)]
        absent = [version for version in VERSIONS if version not in ran]
        if absent:
            print(f"Not run, as they are not on this machine: Python {', '.join(absent)}")
        if not ran:
            sys.exit("The wheel was run nowhere: there is no Python of these versions.")


if __name__ == "__main__":
    main()
