"""CR207 to CR210: values that move with time, and what cannot be true at the same time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checks.registry import chosen
from claim_tables.input_tables import Tables
from runner.examine_tables import examined_tables
from schema.finding import Severity
from tests.checks.ledgers import (
    Cases,
    codes_by_case,
    examine,
    expected,
    of_example,
    sides_of,
    slot,
    slots,
)
from tests.claim_tables.tables import write_csv, write_ledger
from tests.ledger.helpers import refused_text

COUNT = {"type": "count"}
CHANGES = ("CR103", "CR207", "CR208", "CR209", "CR210", "CR401")
DAYS = [{"id": f"s{n}", "published": f"2024-05-0{n}"} for n in range(1, 6)]


def at(value: str, as_of: str, **more: str) -> dict[str, str]:
    """Give a claim with a date of its own."""
    return {"value": value, "as_of": as_of, **more}


MOVED: Cases = {
    "equal": ("", ["54", "54", "54"]),
    "rounded": ("", ["about 50", "52"]),
    "at least": ("", ["at least 28", "54"]),
    "up": ("CR208", ["28", "54"]),
    "down": ("CR208", ["54", "28"]),
    "up and down": ("CR208", ["28", "54", "28"]),
    "one day": ("CR103", [at("28", "2024-04-01"), at("54", "2024-04-01")]),
    "a day in the month": ("CR207", [at("28", "2024-04"), at("54", "2024-04-03")]),
    "the same month": ("CR103", [at("28", "2024-04"), at("54", "2024-04")]),
    "two months": ("CR208", [at("28", "2024-03"), at("54", "2024-04")]),
    "overlapping and equal": ("", [at("28", "2024-04"), at("28", "2024-04-03")]),
    "open": ("CR207", [at("28", "../2024-04"), at("54", "2024-03-03")]),
    "overlapping and moved": (
        "CR207 CR208",
        [at("28", "2024-04"), at("54", "2024-04-03"), at("60", "2024-05")],
    ),
    "parties": (
        "",
        [{"value": "28", "speaker": "police"}, {"value": "54", "speaker": "the union"}],
    ),
    "one party": (
        "CR208",
        [{"value": "28", "speaker": "the police"}, {"value": "54", "speaker": "Police"}],
    ),
    "planned": ("", [{"value": "28", "modality": "planned"}, "54"]),
}
UP: Cases = {
    "equal": ("", ["54", "54"]),
    "up": ("CR208", ["28", "54", "54"]),
    "down": ("CR209", ["54", "28"]),
    "down in the end": ("CR209", ["28", "54", "53"]),
    "rounded": ("", ["about 54", "53"]),
    "at most": ("", ["at most 60", "28"]),
    "at least": ("CR209", ["at least 54", "28"]),
    "it is not known which is first": ("CR207", [at("54", "2024-04"), at("28", "2024-04-03")]),
    "parties": (
        "",
        [{"value": "54", "speaker": "police"}, {"value": "28", "speaker": "the union"}],
    ),
    "a party and the article": ("CR209", [{"value": "54", "speaker": "police"}, "28"]),
}
DOWN: Cases = {
    "down": ("CR208", ["54", "28"]),
    "up": ("CR209", ["28", "54"]),
    "at most": ("CR209", ["at most 28", "54"]),
}
ONE_SOURCE: Cases = {
    "rose from to": ("CR210", [{"value": "28", "source": "s2"}, {"value": "54", "source": "s2"}]),
    "dated": ("CR208", [at("28", "2024-05-01", source="s2"), {"value": "54", "source": "s2"}]),
    "both dated alike": (
        "CR103",
        [at("28", "2024-05-01", source="s2"), at("54", "2024-05-01", source="s2")],
    ),
    "another agrees with one": (
        "CR210",
        [{"value": v, "source": s} for v, s in (("28", "s2"), ("54", "s2"))]
        + [at("54", "2024-05-02", source="s3")],
    ),
    "another agrees with none": (
        "CR103 CR210",
        [{"value": v, "source": s} for v, s in (("28", "s2"), ("54", "s2"))]
        + [at("60", "2024-05-02", source="s3")],
    ),
    "others contradict": (
        "CR103 CR210",
        [{"value": v, "source": s} for v, s in (("28", "s2"), ("54", "s2"))]
        + [at("54", "2024-05-02", source="s3"), at("28", "2024-05-02", source="s4")],
    ),
    "undated source": ("CR210", [{"value": v, "source": "undated"} for v in ("28", "54")]),
    "two undated sources": (
        "",
        [{"value": "28", "source": "undated"}, {"value": "54", "source": "late"}],
    ),
    "one value": ("", [{"value": v, "source": "s2"} for v in ("54", "at least 50")]),
    "two parties": (
        "CR401",
        [{"value": v, "source": "s2", "speaker": s} for v, s in (("28", "a"), ("54", "b"))],
    ),
}


@pytest.mark.parametrize(
    ("changes", "cases"),
    [("true", MOVED), ("up", UP), ("down", DOWN), ("up", ONE_SOURCE)],
    ids=["moved", "up", "down", "one source"],
)
def test_what_cannot_be_true_at_the_same_time(changes: str, cases: Cases) -> None:
    sources = [*DAYS, {"id": "undated"}, {"id": "late"}]
    found = codes_by_case(COUNT | {"changes": changes}, cases, *CHANGES, sources=sources)
    assert found == expected(cases)


def test_on_a_ladder_a_word_may_become_stronger_only() -> None:
    ladder = {"id": "v", "kind": "ladder", "terms": ["warned", "suspended", "removed"]}
    attribute = {"type": "term", "vocabulary": "v", "changes": "up"}
    cases: Cases = {
        "stronger": ("CR208", ["warned", "removed"]),
        "weaker": ("CR209", ["removed", "warned"]),
    }
    found = codes_by_case(attribute, cases, "CR2", vocabularies=[ladder], sources=DAYS)
    assert found == expected(cases)


@pytest.mark.parametrize(
    ("code", "severity", "message", "sides"),
    [
        (
            "CR207",
            Severity.TENSION,
            (
                "Harbour bridge, claim: 550 million EUR as of 14 April 2021 in evening, but 916 "
                "million EUR as of April 2021 in morning; these times overlap"
            ),
            ["550 million EUR as of 14 April 2021", "916 million EUR as of April 2021"],
        ),
        (
            "CR208",
            Severity.NOTE,
            (
                "Harbour bridge, claim: 916 million EUR as of 13 April 2021 in morning, then 550 "
                "million EUR as of 14 April 2021 in evening"
            ),
            ["916 million EUR as of 13 April 2021", "550 million EUR as of 14 April 2021"],
        ),
        (
            "CR209",
            Severity.CONTRADICTION,
            (
                "Fall of the Harbour bridge, killed, which only goes up: 54 as of 1 May 2024 in "
                "morning, but 28 as of 2 May 2024 in evening"
            ),
            ["54 as of 1 May 2024", "28 as of 2 May 2024"],
        ),
        (
            "CR210",
            Severity.AMBIGUITY,
            (
                "Fall of the Harbour bridge, killed: 28 and 54 in morning (2 May 2024); enter as "
                "`as_of` the day of which each is"
            ),
            ["28", "54"],
        ),
    ],
)
def test_the_examples_in_words(
    code: str, severity: Severity, message: str, sides: list[str]
) -> None:
    (finding,) = of_example(code).of(code)
    assert (finding.severity, finding.message) == (severity, message)
    assert list(sides_of(finding)) == sides
    assert finding.scope == {"CR207": "EUR", "CR208": "EUR", "CR210": "morning"}.get(code, "")


def test_dates_without_their_day_are_worded() -> None:
    dated = slot(
        {"type": "date", "changes": True},
        *({"value": value, "source": "s2"} for value in ("2018-01-03", "2018-01-04/2018-01-05")),
        sources=DAYS,
    )
    (finding,) = examine(dated, "CR210").findings
    assert finding.message == (
        "Case, it: 3 January 2018 and 4 to 5 January 2018 in s2 (2 May 2024); enter as `as_of` "
        "the day of which each is"
    )
    assert [side.says for side in finding.sides] == ["3 January 2018", "4 to 5 January 2018"]


def test_a_value_that_moves_often_is_told_in_the_order_of_time() -> None:
    values = ["1", "2", "2", "4", "5"]
    ledger = slots(COUNT | {"changes": "true"}, {"toll": ("", values)}, sources=DAYS)
    (finding,) = examine(ledger, "CR208").findings
    assert list(sides_of(finding)) == [
        "1 as of 1 May 2024",
        "2 from 2 May 2024 to 3 May 2024",
        "4 as of 4 May 2024",
        "5 as of 5 May 2024",
    ]
    many = [at(str(n), f"2024-03-{n:02}", source="s1") for n in range(10, 20)]
    (finding,) = examine(
        slots(COUNT | {"changes": "true"}, {"toll": ("", many)}, sources=DAYS), "CR208"
    ).findings
    assert len(finding.sides) == 10
    assert finding.message == (
        "Toll, it: 10 as of 10 March 2024 in s1, 11 as of 11 March 2024 also in s1, 6 other "
        "values, 18 as of 18 March 2024 also in s1, then 19 as of 19 March 2024 also in s1"
    )


@pytest.mark.parametrize(
    ("values", "cited"),
    [
        (["3", "4", "1", "5", "6"], ["4 as of 2 May 2024", "1 as of 3 May 2024"]),
        (["3", "9", "4", "5", "6"], ["9 as of 2 May 2024", "4 as of 3 May 2024"]),
        (["5", "4", "3"], ["5 as of 1 May 2024", "4 as of 2 May 2024", "3 as of 3 May 2024"]),
    ],
)
def test_a_wrong_figure_is_cited_with_those_nearest_in_time(
    values: list[str], cited: list[str]
) -> None:
    ledger = slots(COUNT | {"changes": "up"}, {"toll": ("", values)}, sources=DAYS)
    (finding,) = examine(ledger, "CR209").findings
    assert list(sides_of(finding)) == cited


@pytest.mark.parametrize("kind", ["name", "list", "text"])
def test_what_has_no_more_and_less_goes_neither_up_nor_down(kind: str) -> None:
    (problem,) = refused_text(f"attributes: [{{id: a, type: {kind}, changes: up}}]\n")
    assert problem == (
        f"f.yaml:1:43: changes: found 'up' for values of type '{kind}', expected true, as only "
        "figures, dates and ladders go up or down"
    )


def test_of_large_tables_only_the_claims_of_the_ledger_are_listed() -> None:
    rest = slots(COUNT | {"changes": "up"}, {"toll": ("", ["1", "2"])}, sources=DAYS)
    rows = [
        {"source": f"s{n}", "subject": "flood", "attribute": "it", "value": str(9 - n)}
        for n in (4, 3)
    ]
    rest["subjects"].append({"id": "flood"})
    tables = Tables([str(write_csv(rows, Path("t.csv")))])
    declared = str(write_ledger(rest, Path("l.yaml")))
    checks = chosen(("CR207", "CR208", "CR209"), ())
    with examined_tables([declared], tables, checks=checks, entries_up_to=1) as seen:
        ended = {o.code: (o.state, len(o.findings), o.not_looked_at) for o in seen.outcomes}
    assert ended == {
        "CR207": ("passed", 0, ""),
        "CR208": ("found", 1, "2 claims of tables"),
        "CR209": ("found", 1, ""),
    }
    with examined_tables([declared], tables, checks=checks[1:2], entries_up_to=1) as seen:
        assert [finding.subject for finding in seen.findings] == ["toll"]


def test_each_value_of_a_run_is_named_with_its_own_time_and_source() -> None:
    values = {
        "s1": ("2021-05-01", "4"),
        "s2": ("2021-05-03", "at least 4"),
        "s3": ("2021-05-05", "2"),
    }
    ledger: dict[str, Any] = {
        "sources": [{"id": source, "published": day} for source, (day, _) in values.items()],
        "subjects": [{"id": "crash"}],
        "attributes": [{"id": "dead", "type": "count", "changes": True}],
        "claims": [
            {"source": source, "subject": "crash", "attribute": "dead", "value": value}
            | {"quote": "q"}
            for source, (_, value) in values.items()
        ],
    }
    (finding,) = examine(ledger, "CR208").findings
    assert finding.message == (
        "Crash, dead: 4 as of 1 May 2021 in s1 and at least 4 as of 3 May 2021 in s2, "
        "then 2 as of 5 May 2021 in s3"
    )
