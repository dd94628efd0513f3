"""Whether this checkout finds what another one finds: every ledger, example and generated table.

    git worktree add /tmp/before main
    python bench/same_findings.py /tmp/before
    python bench/same_findings.py /tmp/before --only tables

Both run on the same inputs: the ledgers of the repository, the examples of every check's page, and
tables that are generated here. Findings, states and rows of the fact sheet have to be equal;
wording may differ. Each difference is printed with the input that it was seen on, and the exit code
is 1 if there is one. Run it before a change to a check is finished, and read every line.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

ROOT = Path(__file__).resolve().parent.parent
WORDING = {"message", "says", "reason", "name", "avoid"}
"""Keys of the JSON that hold wording."""
_PROGRAM = """
import contextlib, io, json, os, sys
sys.path.insert(0, sys.argv[1])
import cli
for line in sys.stdin:
    folder, arguments = json.loads(line)
    os.chdir(folder)
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main(arguments)
        except SystemExit as left:
            code = left.code
    print(json.dumps([code, out.getvalue(), err.getvalue()]), flush=True)
"""


Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"


class Case(NamedTuple):
    """One run: what it is called, the folder to run in, and the arguments of the command."""

    name: str
    folder: Path
    arguments: list[str]


class Checkout:
    """The command of one checkout, in a process that does one run after another."""

    def __init__(self, root: Path) -> None:
        """Start the process."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(root)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100"},
            text=True,
        )

    def run(self, case: Case) -> tuple[int, str, str]:
        """Give the exit code of a run, and what it printed. Raises RuntimeError."""
        assert self._process.stdin is not None  # noqa: S101 - both are pipes
        assert self._process.stdout is not None  # noqa: S101
        self._process.stdin.write(json.dumps([str(case.folder), case.arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{case.name}: the process ended")
        code, out, err = json.loads(answer)
        return code, out, err


def without_wording(value: Json) -> Json:
    """Leave out all that words a finding, at any depth."""
    if isinstance(value, dict):
        return {k: without_wording(v) for k, v in value.items() if k not in WORDING}
    return [without_wording(item) for item in value] if isinstance(value, list) else value


def records(text: str) -> list[Json]:
    """Read JSON, or JSON line by line."""
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def differences(name: str, one: Json, other: Json) -> Iterator[str]:
    """Say where two JSON values differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys([*one, *other]):
            yield from differences(f"{name}.{key}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield f"{name}: {len(one)} against {len(other)} items"
        for n, (old, new) in enumerate(zip(one, other, strict=False)):
            yield from differences(f"{name}[{n}]", old, new)
    elif one != other:
        yield f"{name}: {one!r} against {other!r}"


def ledgers(folder: Path) -> Iterator[Case]:
    """Give the repository's own ledgers, copied."""
    for n, path in enumerate([ROOT / "facts.yaml", ROOT / "tests/ledgers/harbour.yaml"]):
        copy = folder / f"ledger-{n}"
        copy.mkdir()
        shutil.copy(path, copy)
        articles = path.with_suffix("") if path.with_suffix("").is_dir() else ROOT / "seeds"
        shutil.copytree(articles, copy / articles.name)
        yield from _both(path.stem, copy, path.name)


def examples(folder: Path) -> Iterator[Case]:
    """Give the examples of all checks, with the texts that they quote."""
    pages = re.split(r'^<a id="', (ROOT / "docs/checks.md").read_text("utf-8"), flags=re.MULTILINE)
    for page in pages[1:]:
        code = page[:5]
        own = folder / code
        own.mkdir()
        for name, text in _blocks(r"text (\S+)", page):
            (own / name).write_text(text, encoding="utf-8")
        for n, (_, text) in enumerate(_blocks("(yaml)", page)):
            (own / f"{n}.yaml").write_text(text, encoding="utf-8")
            yield from _both(f"{code} {n}", own, f"{n}.yaml")


def _blocks(kind: str, page: str) -> list[tuple[str, str]]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def _both(name: str, folder: Path, ledger: str) -> Iterator[Case]:
    yield Case(f"check {name}", folder, ["check", ledger, "--format", "json"])
    yield Case(f"export {name}", folder, ["export", ledger, "--format", "json"])


ATTRIBUTES = """\
attributes:
  - {id: opened, type: date, key: true}
  - {id: minutes, type: quantity, unit: min}
  - {id: dead, type: count, changes: true}
  - {id: cost, type: money}
  - {id: state, type: term, vocabulary: states}
  - {id: head, type: name}
  - {id: owners, type: list}
  - {id: said, type: text}
vocabularies:
  - {id: states, kind: ladder, terms: [planned, suspended, removed]}
  - {id: shades, kind: shades, terms: [request, demand]}
order_rules: []
sources:
SOURCES
"""
_VALUES = {
    "opened": ["2019", "2019-07", "2019-07-12", "2019-08", "2020~", "[2018, 2020]"],
    "dead": ["4", "5", "about 4", "at least 4", "120", "100", "four"],
    "cost": ["2.50 USD", "about 2 USD", "2.5 million EUR", "3 USD", "2.6 million EUR"],
    "state": ["planned", "suspended", "removed"],
    "head": ["Ann Arbor", "Anne Arbor", "Bob Hope"],
    "owners": ["city", "state"],
    "said": ["a", "b"],
}


def tables(folder: Path) -> Iterator[Case]:
    """Give tables of mixed claims, and of flights with two definitions and copies."""
    for seed in range(4):
        for form, rows in (("mixed", mixed(seed)), ("flights", flights(seed))):
            for many in (False, True):
                own = folder / f"{form}-{seed}-{many}"
                own.mkdir()
                sources = "".join(
                    f"  - {{id: s{n}, published: 2019-0{n + 1}-01}}\n" for n in range(9)
                )
                text = ATTRIBUTES.replace("SOURCES\n", sources)
                (own / "ledger.yaml").write_text(text, encoding="utf-8")
                with (own / "t.csv").open("w", encoding="utf-8", newline="") as file:
                    columns = [k for k in rows[0] if not (many and k == "quote")]
                    writer = csv.DictWriter(file, columns, extrasaction="ignore")
                    writer.writeheader()
                    writer.writerows(rows)
                name = f"{form} {seed} {'many' if many else 'few'}"
                check = ["check", "ledger.yaml", "--claims", "t.csv", "--format", "json"]
                yield Case(f"check {name}", own, check)
                yield Case(f"check all {name}", own, [*check, "--limit", "0"])
                yield Case(
                    f"evidence {name}",
                    own,
                    [*check, "--evidence", "e.ndjson", "--fail-on", "never"],
                )
                for rule in ("agreement", "support"):
                    export = ["export", "ledger.yaml", "--claims", "t.csv", "--format", "json"]
                    yield Case(
                        f"export {rule} {name}",
                        own,
                        [*export, "-o", "sheet.ndjson", "--reconcile", rule],
                    )


def mixed(seed: int) -> list[dict[str, str]]:
    """Give claims of every type, some of speakers, some not asserted, some with dates."""
    chance = Random(seed)  # noqa: S311 - no secret
    rows: list[dict[str, str]] = []
    for n in range(1500):
        attribute = chance.choice(list(_VALUES))
        values = _VALUES[attribute]
        value = chance.choice(values[:2] if chance.random() < 0.7 else values)  # noqa: PLR2004
        if attribute == "owners":
            value = f"[{value}]"
        rows.append(
            {
                "source": f"s{chance.randrange(9)}",
                "subject": f"x{chance.randrange(120)}",
                "attribute": attribute,
                "value": value,
                "quote": f"words {'abcdefghij'[n % 10]}",
                "speaker": chance.choice(["", "", "", "the Mayor", "Mayor", "Kim"]),
                "modality": chance.choice(["", "", "", "", "planned", "denied", "demanded"]),
                "as_of": chance.choice(["", "", "", "2019-01", "2018-05-01"]),
            }
        )
    return rows


def flights(seed: int) -> list[dict[str, str]]:
    """Give minutes of flights by nine sources: four mean something 15 minutes later, two copy."""
    chance = Random(seed)  # noqa: S311 - no secret
    rows: list[dict[str, str]] = []
    for n in range(500):
        truth = chance.randint(100, 900)
        values = {s: truth + (15 if s > 4 and seed % 2 else 0) for s in range(9)}  # noqa: PLR2004
        for s in values:
            if chance.random() < 0.06:  # noqa: PLR2004
                values[s] += chance.randint(20, 90)
        if values[0] != truth and chance.random() < 0.9:  # noqa: PLR2004
            values[1] = values[0]
        rows += [
            {
                "source": f"s{s}",
                "subject": f"flight {n}",
                "attribute": "minutes",
                "value": f"{value} min",
                "quote": "words",
            }
            for s, value in values.items()
            if chance.random() < 0.7  # noqa: PLR2004
        ]
    return rows


def compare(case: Case, before: Checkout, now: Checkout) -> Iterable[str]:
    """Run both, and say what differs."""
    outputs: list[Json] = []
    codes: list[int] = []
    errors: list[str] = []
    for checkout in (before, now):
        for stale in ("sheet.ndjson", "e.ndjson"):
            (case.folder / stale).unlink(missing_ok=True)
        code, out, err = checkout.run(case)
        codes.append(code)
        errors.append(err)
        read = records(out)
        for made in ("sheet.ndjson", "e.ndjson"):
            if (case.folder / made).exists():
                read += records((case.folder / made).read_text("utf-8"))
        outputs.append(without_wording(read))
    if codes[0] != codes[1]:
        yield f"{case.name}: exit {codes[0]} against {codes[1]}: {errors[1][:400]}"
        return
    if not outputs[0] and errors[0] == errors[1]:
        yield f"{case.name}: nothing to compare: {errors[0][:200]}"
    yield from differences(case.name, *outputs)


KINDS = {"ledgers": ledgers, "examples": examples, "tables": tables}


def main() -> None:
    """Compare, print each difference, and exit with 1 if there is one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("before", type=Path, help="a checkout to compare this one with")
    parser.add_argument("--only", choices=KINDS, help="compare inputs of this kind alone")
    options = parser.parse_args()
    before, now = Checkout(options.before.resolve()), Checkout(ROOT)
    count = found = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind in [options.only] if options.only else KINDS:
            own = Path(folder, kind)
            own.mkdir()
            for case in KINDS[kind](own):
                count += 1
                for line in compare(case, before, now):
                    found += 1
                    print(line, flush=True)
    print(f"{count} runs, {found} differences")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
