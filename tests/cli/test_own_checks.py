"""A team's own checks, from the settings to every output; the example of the docs works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.command import ROOT
from tests.cli.conftest import InProcess

LEDGER = """\
sources: [{id: morning}, {id: evening}]
subjects: [{id: bridge, name: The bridge}]
attributes: [{id: cost, type: money}, {id: toll, type: money}, {id: opened, type: date}]
claims:
  - {source: morning, subject: bridge, attribute: cost, value: 40 million EUR, quote: cost 40m}
  - {source: morning, subject: bridge, attribute: toll, value: 9 EUR, quote: a toll of 9 euros}
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: opened in 2019}
  - {source: evening, subject: bridge, attribute: opened, value: 2020, quote: opened in 2020}
"""
PAGE = (ROOT / "docs/own-checks.md").read_text(encoding="utf-8")


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    """The command in a folder with the settings and the check of the page."""
    (settings,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    (sql,) = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    Path("crossread.toml").write_text(settings, encoding="utf-8")
    Path("checks").mkdir()
    Path("checks/sums.sql").write_text(sql, encoding="utf-8")
    Path("facts.yaml").write_text(LEDGER, encoding="utf-8")
    return within


def test_the_example_of_the_page_finds_something(desk: InProcess) -> None:
    ended = desk("check", "--select", "X101", "--fail-on", "tension")
    assert (ended.code, ended.err) == (1, "")
    assert ended.out.startswith("X101 great-sum-on-one-source ")
    assert "The bridge, cost: only morning gives it\n" in ended.out
    assert "toll" not in ended.out
    assert desk("check", "--ignore", "X1,CR", "--fail-on", "tension").code == 2


def test_it_is_listed_and_explained(desk: InProcess) -> None:
    assert "X101  great-sum-on-one-source" in desk("checks").out
    ended = desk("explain", "X101")
    assert ended.out.startswith("X101 great-sum-on-one-source (tension)\n\nA sum of ten million")
    assert "X101" not in desk("explain", "CR101").out


@pytest.mark.parametrize("more", [[], ["--database", "facts.duckdb"], ["--claims", "more.csv"]])
def test_evidence_is_written_whatever_own_checks_do(desk: InProcess, more: list[str]) -> None:
    claim = "source,subject,attribute,value\nevening,bridge,toll,8 EUR\n"
    Path("more.csv").write_text(claim, encoding="utf-8")
    ended = desk("check", *more, "--evidence", "evidence.csv", "--fail-on", "never")
    assert "X101" in ended.out
    assert (ended.code, ended.err) == (0, ""), ended.out
    assert "X101 great-sum-on-one-source" in ended.out
    _, *lines = Path("evidence.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == (4 if more[:1] == ["--claims"] else 2)


def test_it_is_in_every_output(desk: InProcess) -> None:
    forms = ("json", "sarif", "github", "gitlab", "junit", "summary")
    outputs = [word for form in forms for word in ("-o", f"{form}:out.{form}")]
    ended = desk("check", "--select", "great-sum-on-one-source", *outputs)
    assert ended.err == ""
    for form in forms:
        assert "X101" in Path(f"out.{form}").read_text(encoding="utf-8")
    sarif = json.loads(Path("out.sarif").read_text(encoding="utf-8"))["runs"][0]
    rules = [rule["id"] for rule in sarif["tool"]["driver"]["rules"]]
    assert {result["ruleId"] for result in sarif["results"]} == {"X101"}
    assert rules[-1] == "X101"


def test_a_broken_one_is_the_teams_input_and_not_our_defect(desk: InProcess) -> None:
    sql = Path("checks/sums.sql").read_text(encoding="utf-8")
    Path("checks/sums.sql").write_text(sql.replace("lo >=", "low >="), encoding="utf-8")
    ended = desk("check")
    assert ended.code == 2
    assert "X101 great-sum-on-one-source could not run: checks/sums.sql:" in ended.out
    assert "CR101 " in ended.out
    assert desk("report").code == 2


def test_a_file_that_cannot_be_used_ends_the_run(desk: InProcess) -> None:
    Path("checks/more.sql").write_text("DROP TABLE claims", encoding="utf-8")
    ended = desk("check")
    assert (ended.code, ended.out) == (2, "")
    assert "more.sql:1:1: found no comment at the top" in ended.err
