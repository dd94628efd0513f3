"""The Code Quality report of GitLab."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checks.baseline import Comparison, Judged
from reports.gitlab import gitlab
from reports.told import Told
from schema.finding import Finding, Severity
from tests.reports.telling import entry, nothing, told

WHOLE = """\
[
  {
    "description": "Harbour bridge, opened: 2018 against July 2019",
    "check_name": "CR101 date-conflict",
    "fingerprint": "cb5657be8aca259a84e1e130ab2007c338c9437e0f3838ee6b20fcc895a2cf40",
    "severity": "critical",
    "location": {
      "path": "facts.yaml",
      "lines": {
        "begin": 9
      }
    }
  },
  {
    "description": "Harbour bridge, lanes: 4 against 6 against 8 (New value: 8. Accepted without \
it by ada, until 31 January 2027: the archive is closed)",
    "check_name": "CR103 count-conflict",
    "fingerprint": "1a1d7740acc43cb3d48333a82d68ed5432df392a5741049a4905aadab598025c",
    "severity": "critical",
    "location": {
      "path": "facts.yaml",
      "lines": {
        "begin": 12
      }
    }
  },
  {
    "description": "Harbour bridge, cost: 2 million USD against 3 million USD (Expired: accepted \
by ben, until 31 October 2026: the archive is closed)",
    "check_name": "CR102 amount-conflict",
    "fingerprint": "8fce6dc35866f547a2391857679b511100089921849f424b5590933782c7fdd9",
    "severity": "critical",
    "location": {
      "path": "facts.yaml",
      "lines": {
        "begin": 17
      }
    }
  },
  {
    "description": "Harbour bridge, builder: Hart against Hardt (Accepted by ada, until 31 January \
2027: the archive is closed)",
    "check_name": "CR105 name-conflict",
    "fingerprint": "a23499022e4e4718b6bc1aca01d075881b7889dc6632a16b554ab81c49ad5e51",
    "severity": "info",
    "location": {
      "path": "facts.yaml",
      "lines": {
        "begin": 15
      }
    }
  }
]
"""


def test_the_whole_report() -> None:
    assert gitlab(told()) == WHOLE


def test_nothing_found() -> None:
    assert gitlab(nothing()) == "[]\n"


def first() -> Finding:
    return told().comparison.judged[0].finding


def entries(*judged: Judged) -> list[dict[str, Any]]:
    run: Told = replace(nothing(), comparison=Comparison(judged))
    read: list[dict[str, Any]] = json.loads(gitlab(run))
    return read


def fingerprint(judged: Judged) -> str:
    return str(entries(judged)[0]["fingerprint"])


@pytest.mark.parametrize(
    ("severity", "theirs"),
    [("contradiction", "critical"), ("tension", "major"), ("ambiguity", "minor"), ("note", "info")],
)
def test_severities(severity: str, theirs: str) -> None:
    found = first().model_copy(update={"severity": Severity(severity)})
    assert entries(Judged(found, "new"))[0]["severity"] == theirs


def test_two_findings_never_have_one_fingerprint() -> None:
    """GitLab would take them for one."""
    found = entries(*[Judged(first(), "new")] * 3, Judged(first(), "accepted", entry(first())))
    assert len({each["fingerprint"] for each in found}) == 4


def test_a_fingerprint_survives_rewording_and_moving() -> None:
    side, *others = first().sides
    cited = side.citations[0].model_copy(update={"line": 77, "quote": "other", "file": "b.yaml"})
    moved = first().model_copy(
        update={
            "message": "reworded",
            "severity": Severity.NOTE,
            "sides": (*others, side.model_copy(update={"citations": (cited, cited)})),
        }
    )
    assert fingerprint(Judged(moved, "new")) == fingerprint(Judged(first(), "new"))


def test_a_new_value_makes_a_new_fingerprint() -> None:
    side, *others = first().sides
    cited = side.citations[0].model_copy(update={"canonical": "2017"})
    sides = (side.model_copy(update={"citations": (*side.citations, cited)}), *others)
    more = first().model_copy(update={"sides": sides})
    assert more.fingerprint == first().fingerprint
    assert fingerprint(Judged(more, "new")) != fingerprint(Judged(first(), "new"))


def test_an_expired_finding_is_what_it_was_before_it_was_accepted() -> None:
    accepted = entry(first())
    by_status = {
        status: fingerprint(Judged(first(), status, accepted))
        for status in ("new", "expired", "accepted")
    }
    assert by_status["new"] == by_status["expired"] != by_status["accepted"]


def test_a_finding_without_claims_or_line_still_has_a_place() -> None:
    side = first().sides[0]
    cited = side.citations[0].model_copy(update={"file": "/news/t.parquet", "line": 0})
    sides = (side.model_copy(update={"citations": (cited,)}),)
    places = [
        entries(Judged(first().model_copy(update={"sides": found}), "new"))[0]["location"]
        for found in (sides, ())
    ]
    assert places == [
        {"path": "t.parquet", "lines": {"begin": 1}},
        {"path": ".", "lines": {"begin": 1}},
    ]
