"""`--max-findings`: how many new findings make a run fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.allowed_findings import allowed_findings
from tests.cli.conftest import InProcess

HEAD = """\
sources:
  - {id: a, publisher: A, published: 2020}
  - {id: b, publisher: B, published: 2020}
  - {id: c, publisher: C}
attributes: [{id: opened, type: date}]
subjects: [{id: s0}, {id: s1}, {id: s2}, {id: s3}]
claims:
"""
YEARS = ((2011, 2012), (2013, 2014), (2015, 2015, 2015), (2016, 2016, 2016))


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    """The command in a folder whose ledger has two contradictions among ten claims."""
    claims = [
        f"  - {{source: {source}, subject: s{n}, attribute: opened, value: {year}, quote: {year}}}"
        for n, years in enumerate(YEARS)
        for source, year in zip("abc", years, strict=False)
    ]
    Path("facts.yaml").write_text(HEAD + "\n".join(claims), encoding="utf-8")
    return within


@pytest.mark.parametrize(
    ("allowed", "findings", "claims", "exceeded"),
    [
        ("0", 0, 8, False),
        ("0", 1, 8, True),
        ("2", 2, 8, False),
        ("2", 3, 8, True),
        ("0%", 0, 8, False),
        ("0%", 1, 8, True),
        ("20%", 2, 10, False),
        ("19.999999%", 2, 10, True),
        ("20 %", 3, 10, True),
        ("0.1%", 3, 3000, False),
        ("0.1%", 4, 3999, True),
        ("100%", 10, 10, False),
        ("150%", 15, 10, False),
    ],
)
def test_so_many_are_allowed_and_not_one_more(
    allowed: str, findings: int, claims: int, *, exceeded: bool
) -> None:
    assert allowed_findings(allowed).is_exceeded(findings, claims) is exceeded


@pytest.mark.parametrize(("allowed", "code"), [("1", 1), ("2", 0), ("19%", 1), ("20%", 0)])
def test_so_many_pass_by_option_and_by_settings(desk: InProcess, allowed: str, code: int) -> None:
    if code:
        Path("crossread.toml").write_text(f"max-findings = {allowed!r}", encoding="utf-8")
        assert desk("check", "--select", "CR101").code == code
    else:
        assert desk("check", "--select", "CR101", "--max-findings", allowed).code == code


def test_the_report_says_what_is_allowed(desk: InProcess) -> None:
    def said(*options: str) -> str:
        return " ".join(desk("check", "--select", "CR101", *options).out.replace("\\", "").split())

    assert (
        "2 contradictions. 2 new findings of severity contradiction: within the 2 that "
        "--max-findings allows. 1 check ran." in said("--max-findings", "2")
    )
    worse = said("--max-findings", "1.5%", "--fail-on", "tension", "--format", "summary")
    assert (
        "2 new findings of severity tension or worse: more than the 1.5% of 10 claims that "
        "--max-findings allows." in worse
    )
    assert "--max-findings" not in said()


def test_only_what_counts_is_counted(desk: InProcess) -> None:
    assert desk("check", "--max-findings", "2").code == 0  # there are notes, too
    assert desk("check", "--max-findings", "2", "--fail-on", "note").code == 1
    assert desk("check", "--max-findings", "0", "--fail-on", "never").code == 0


def test_an_option_overrides_the_settings(desk: InProcess) -> None:
    Path("crossread.toml").write_text("max-findings = 2", encoding="utf-8")
    assert desk("check", "--select", "CR101").code == 0
    assert desk("check", "--select", "CR101", "--max-findings", "1").code == 1


def test_what_is_not_listed_counts(desk: InProcess) -> None:
    rows = [f"{s},t{n},opened,{v}" for n in range(9) for s, v in (("a", 2018), ("b", 2019))]
    Path("t.csv").write_text("\n".join(("source,subject,attribute,value", *rows)), encoding="utf-8")
    Path("a.csv").write_text("id,type\nopened,date\n", encoding="utf-8")
    tables = ("--claims", "t.csv", "--attributes", "a.csv", "--limit", "2", "--select", "CR101")
    for allowed, code in (("8", 1), ("50%", 0)):
        assert desk("check", *tables, "--max-findings", allowed).code == code


def test_an_expired_acceptance_fails_however_many_are_allowed(desk: InProcess) -> None:
    Path("crossread.toml").write_text("default-term = 30", encoding="utf-8")
    accepted = ("--because", "both", "--owner", "desk")
    found = desk("check", "--select", "CR101").out.splitlines()
    marks = [line.split()[2] for line in found if line.startswith("CR101")]
    assert len(marks) == 2
    for mark in marks:
        assert desk("accept", mark, *accepted).code == 0
    assert desk("check", "--select", "CR101", "--max-findings", "0").code == 0
    baseline = Path("crossread-baseline.yaml")
    lines = baseline.read_text(encoding="utf-8").splitlines()
    past = ["    until: 2001-01-01" if "until:" in line else line for line in lines]
    baseline.write_text("\n".join(past), encoding="utf-8")
    assert desk("check", "--select", "CR101", "--max-findings", "9").code == 1


@pytest.mark.parametrize("written", ["-1", "many", "1.5", "%", "", "1e3", "9" * 5000])
def test_a_number_that_cannot_be_read_is_refused(desk: InProcess, written: str) -> None:
    ended = desk("check", f"--max-findings={written}")
    assert ended.code == 2
    assert ended.err.endswith(
        "expected a number of findings, such as 5, or a percentage of the claims, such as 2%\n"
    )
