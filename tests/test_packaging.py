"""Flat in the checkout, private in the wheel.

Builds are made from a copy of the checkout, so that none leaves anything behind in it; tests that
do not change the wheel or the environment that it is installed in share them. The environments are
made without pip and borrow the libraries of the one that runs the tests: nothing is downloaded.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from requirements.wheels import content, differences

ROOT = Path(__file__).parent.parent
TABLE = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = sorted({name.split(".")[2] for name in TABLE["tool"]["setuptools"]["packages"][1:]})
LEDGER = ROOT / "facts.yaml"
LOCKS = sorted(ROOT.glob("requirements/*.txt"))

NAMESAKE = '''
"""Another program's module of the same name as one of ours."""

OWNER = "another program"


def __getattr__(name):
    raise AttributeError(f"Crossread took another program's {__name__} for its own")
'''


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout."""
    return copied(tmp_path / "checkout")


def copied(copy: Path) -> Path:
    """Copy the checkout without what .gitignore names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [line.strip("/") for line in lines if line and not line.startswith("#")]
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", *ignored))
    return copy


@dataclass(frozen=True)
class Environment:
    """A virtual environment, and a folder that has nothing to do with Crossread to run it from."""

    python: Path
    crossread: Path
    elsewhere: Path

    def output(self, *command: str | Path, codes: tuple[int, ...] = (0,)) -> str:
        return run(*command, cwd=self.elsewhere, codes=codes)

    def pip_install(self, *what: str | Path) -> None:
        self.output(
            *(sys.executable, "-m", "pip", "--isolated", "--python", self.python, "install"),
            *("--quiet", "--ignore-installed", "--no-index", "--no-deps", "--no-build-isolation"),
            *what,
        )


def environment(home: Path) -> Environment:
    """Make an environment with our libraries, and with a namesake of each of our modules."""
    folder = home / "environment"
    builder = venv.EnvBuilder(symlinks=True)
    builder.create(folder)
    context = builder.ensure_directories(folder)
    site = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder)}))
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    for name in (*PACKAGES, "cli"):
        (site / f"{name}.py").write_text(NAMESAKE, encoding="utf-8")
    elsewhere = home / "elsewhere"
    elsewhere.mkdir()
    return Environment(Path(context.env_exe), Path(context.bin_path) / "crossread", elsewhere)


def run(*command: str | Path, cwd: Path, codes: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode in codes, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built once."""
    checkout = copied(tmp_path_factory.mktemp("built") / "checkout")
    run(
        *(sys.executable, "-m", "pip", "--isolated", "wheel", "--quiet", "--no-index"),
        *("--no-deps", "--no-build-isolation", "--wheel-dir", "wheels", "."),
        cwd=checkout,
    )
    (wheel,) = (checkout / "wheels").iterdir()
    return wheel


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Environment:
    """An environment with the wheel; what a test changes in it, it puts back."""
    made = environment(tmp_path_factory.mktemp("installed"))
    made.pip_install(wheel)
    return made


def build_sdist(checkout: Path) -> Path:
    code = "from setuptools import build_meta; build_meta.build_sdist('sdists')"
    run(sys.executable, "-c", code, cwd=checkout)
    (sdist,) = (checkout / "sdists").iterdir()
    return sdist


def files(checkout: Path, *folders: str) -> set[str]:
    """The paths of all files below the folders, relative to the checkout."""
    paths = (path for folder in folders for path in (checkout / folder).rglob("*"))
    return {path.relative_to(checkout).as_posix() for path in paths if path.is_file()}


def project() -> tuple[str, list[str]]:
    """The version and the runtime dependencies, as pyproject.toml names them."""
    table = TABLE["project"]
    return str(table["version"]), [str(dependency) for dependency in table["dependencies"]]


def test_wheel_holds_one_top_level_name(wheel: Path) -> None:
    version, _ = project()
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"crossread", f"crossread-{version}.dist-info"}


def test_wheel_holds_the_command_and_its_packages_and_nothing_else(
    checkout: Path, wheel: Path
) -> None:
    expected = {"cli.py", *files(checkout, *PACKAGES)}
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if name.startswith("crossread/")}
    assert found == {f"crossread/_app/{path}" for path in expected}
    assert "crossread/_app/schema/ledger.schema.json" in found


def test_sdist_leaves_nothing_out(checkout: Path) -> None:
    version, _ = project()
    expected = {"cli.py", "facts.yaml", "Makefile", "pyproject.toml", "README.md", "LICENSE"}
    expected |= files(checkout, "docs", "requirements", "seeds", "tests", *PACKAGES)
    with tarfile.open(build_sdist(checkout)) as sdist:
        found = {name.removeprefix(f"crossread-{version}/") for name in sdist.getnames()}
    assert expected - found == set()


def test_the_wheel_through_the_sdist_is_that_of_the_tree(checkout: Path, wheel: Path) -> None:
    unpacked = checkout.parent / "unpacked"
    with tarfile.open(build_sdist(checkout)) as sdist:
        sdist.extractall(unpacked, filter="data")
    (folder,) = unpacked.iterdir()
    code = "from setuptools import build_meta; build_meta.build_wheel('wheels')"
    run(sys.executable, "-c", code, cwd=folder)
    (through,) = (folder / "wheels").iterdir()
    assert differences(content(wheel), content(through)) == []
    assert len(content(wheel)) > 300


def test_a_file_that_the_sdist_lacks_is_noticed() -> None:
    assert differences({"a": b"1", "b": b"2"}, {"a": b"1"}) == ["b"]
    assert differences({"a": b"1"}, {"a": b"2"}) == ["a"]


def test_installed_command_runs_beside_namesakes(installed: Environment) -> None:
    home = runs_beside_namesakes(installed)
    assert home.is_relative_to(installed.python.parents[1])


def test_a_command_that_is_installed_to_be_edited_runs_beside_namesakes(
    checkout: Path, tmp_path: Path
) -> None:
    made = environment(tmp_path)
    made.pip_install("--editable", checkout)
    assert runs_beside_namesakes(made) == checkout / "cli.py"


def runs_beside_namesakes(environment: Environment) -> Path:
    """Run the command, see that other programs keep their modules, and give where its cli.py is."""
    assert "check" in environment.output(environment.crossread, "--help")
    assert environment.output(environment.crossread, "check", LEDGER, codes=(0, 1)).strip()
    code = "import {0}; print({0}.OWNER)"
    listed = "; ".join(code.format(name) for name in (*PACKAGES, "cli"))
    owners = environment.output(environment.python, "-c", listed).split("\n")
    assert owners[:-1] == ["another program"] * (len(PACKAGES) + 1)
    code = "from crossread._app import cli; print(cli.__file__)"
    return Path(environment.output(environment.python, "-c", code).strip())


def test_the_installed_command_has_its_cases(installed: Environment) -> None:
    said = installed.output(installed.crossread, "selftest", "--only", "all-agree")
    assert said == "1 of 1 case right; 0 findings expected.\n"


def test_the_installed_command_ends_with_every_exit_code(installed: Environment) -> None:
    def ends(code: int, *arguments: str | Path) -> str:
        return installed.output(installed.crossread, *arguments, codes=(code,))

    harbour = ROOT / "tests/ledgers/harbour.yaml"
    ends(0, "check", harbour, "--fail-on", "never")
    ends(1, "check", harbour)
    ends(2, "check", "nowhere.yaml")
    ends(2, "check", "--no-such-option")
    settings = installed.elsewhere / "crossread.toml"
    settings.write_text("fail-on = 1", encoding="utf-8")
    ends(2, "check")
    settings.unlink()

    (module,) = installed.python.parents[1].rglob("_app/checks/cr102_*.py")
    text = module.read_text(encoding="utf-8")
    try:
        module.write_text(f"{text}\ndel CHECK.__dict__['findings_from']\n", encoding="utf-8")
        assert "CR102 amount-conflict could not run: AttributeError:" in ends(3, "check", harbour)
        module.write_text(f"{text}\nraise LookupError('broken')\n", encoding="utf-8")
        ends(3, "check", harbour)
    finally:
        module.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_pin_by_hash_and_name_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.-]+==", text, re.MULTILINE)
    hashed = re.findall(r"^[\w.-]+==[^\n]*\\\n +--hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(hashed) > 0
    assert not re.search(r"://|^-|@|\.\./", text, re.MULTILINE)


def test_every_runtime_dependency_is_locked() -> None:
    _, dependencies = project()
    text = (ROOT / "requirements/run.txt").read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)==", text, re.MULTILINE))
    assert {re.split(r"[\[<>=]", dependency)[0] for dependency in dependencies} <= pinned
