"""What is not compared, counted by the reason."""

from pathlib import Path
from typing import Any

from claim_tables.input_tables import Tables
from reports.findings.uncompared_text import uncompared_sentence
from runner.examine import examined
from runner.examine_tables import examined_tables
from schema.finding import Uncompared
from tests.checks.ledgers import Cases, slots
from tests.claim_tables.tables import split, write_csv, write_ledger

COUNT = {"type": "count"}
READINGS = [{"means": "a", "value": "4"}, {"means": "b", "value": "5"}]


def said(value: object, modality: str = "asserted", **keys: object) -> dict[str, object]:
    return {"value": value, "modality": modality, **keys}


CASES: Cases = {
    "two alike": ("", ["4", "5"]),
    "one": ("alone 1", ["4"]),
    "a plan alone": ("alone 1", [said("4", "planned")]),
    "a plan with a fact": ("", ["4", said("4", "planned")]),
    "two plans": ("", [said("4", "planned"), said("5", "planned")]),
    "a demand with a fact": ("kind 2", ["4", said("4", "demanded")]),
    "a demand with a plan": ("kind 2", [said("4", "planned"), said("4", "demanded")]),
    "a denial with a fact": ("", ["4", said("5", "denied")]),
    "a denial with a plan": ("kind 2", [said("4", "planned"), said("5", "denied")]),
    "two denials": ("kind 2", [said("4", "denied"), said("5", "denied")]),
    "two forecasters": (
        "speaker 2",
        [said("4", "predicted", speaker="A"), said("5", "predicted", speaker="B")],
    ),
    "two parties": (
        "",
        [said("4", "demanded", speaker="A"), said("5", "demanded", speaker="B")],
    ),
    "who threatens is not named": (
        "",
        [said("4", "threatened", speaker="A"), said("5", "threatened")],
    ),
    "ambiguous": ("", [{"readings": READINGS}, "4"]),
    "an ambiguous plan": (
        "ambiguous 1, kind 1",
        [
            {"modality": "demanded", "readings": READINGS},
            said("4", "demanded"),
        ],
    ),
}


def counted(attribute: dict[str, Any], cases: Cases) -> dict[str, str]:
    """Give for each case, a ledger of its own, what is counted."""
    found: dict[str, str] = {}
    for name, case in cases.items():
        ledger = write_ledger(slots(attribute, {name: case}), Path("ledger.yaml"))
        with examined([ledger], checks=()) as seen:
            found[name] = ", ".join(sorted(f"{u.reason} {u.claims}" for u in seen.uncompared))
    return found


def test_reasons() -> None:
    assert counted(COUNT, CASES) == {name: words for name, (words, _) in CASES.items()}
    texts: Cases = {"text": ("free text 2", ["a", "b"])}
    assert counted({"type": "text"}, texts) == {"text": "free text 2"}
    money: Cases = {"money": ("unit 2", ["4 EUR", "5 USD"])}
    assert counted({"type": "money"}, money) == {"money": "unit 2"}
    days = [said("4", "demanded", as_of=day) for day in ("2021", "2022")]
    times: Cases = {"times": ("time 2", days)}
    assert counted(COUNT | {"changes": True}, times) == {"times": "time 2"}


def test_large_tables_count_what_costs_nothing(tmp_path: Path) -> None:
    cases: Cases = {name: case for name, case in CASES.items() if "ambiguous" not in name}
    ledger = slots(COUNT, cases)
    ledger["attributes"].append({"id": "words", "type": "text"})
    ledger["claims"] += [
        {"source": "s1", "subject": "one", "attribute": "words", "value": v, "quote": "q"}
        for v in ("a", "b", "c")
    ]
    declared, rows = split(ledger)
    tables = Tables(claims=(str(write_csv(rows, tmp_path / "claims.csv")),))
    with examined_tables(
        [str(write_ledger(declared, tmp_path / "l.yaml"))], tables, checks=(), entries_up_to=0
    ) as seen:
        assert seen.uncompared == (
            Uncompared(reason="alone", claims=None),
            Uncompared(reason="free text", claims=3),
            Uncompared(reason="kind", claims=8),
            Uncompared(reason="speaker", claims=2),
        )


def test_sentence() -> None:
    some = (Uncompared(reason="alone", claims=1_200), Uncompared(reason="kind", claims=1))
    assert uncompared_sentence(some) == (
        "1,201 claims were not compared: 1,200 alone on a fact, "
        "1 alone of a kind (planned, demanded, denied ...)."
    )
    one = (Uncompared(reason="alone", claims=None), Uncompared(reason="free text", claims=1))
    assert uncompared_sentence(one) == (
        "1 claim was not compared: 1 in free text. "
        "Claims alone on a fact are not counted in tables that are large or have no quotes."
    )
    assert uncompared_sentence(()) == ""
