"""`persons: true`: names of persons are compared as such, in ledgers, sheets and large tables."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from claim_tables.input_tables import Tables
from reports.fact_sheet.build import facts
from runner.examine import examined
from runner.examine_tables import examined_tables
from schema.finding import Outcome
from schema.records import Attribute
from support.problems import UnusableInput
from tests.checks.ledgers import CONFLICTS, FILE, Cases, codes_by_case, examine, expected, slot
from tests.claim_tables.tables import split, write_csv, write_ledger

NAME, LIST = {"type": "name", "persons": True}, {"type": "list", "persons": True}
NAMES: Cases = {
    "order and title": ("", ["Erdogan, Recep Tayyip", "President Erdogan", "R. T. Erdoğan"]),
    "family name first": ("", ["Kim Jong-un", "Jong Un Kim", "Kim"]),
    "two first names": ("CR105", ["John Smith", "Jane Smith"]),
    "two, and one that may be either": ("CR105", ["John Smith", "Mr Smith", "Jane Smith"]),
    "one letter": ("CR105", ["Antony Blinken", "Anthony Blinken"]),
    "father and son": ("CR309", ["Donald Trump", "Donald Trump Jr."]),
    "spelling": ("CR309", ["General Müller", "Robert Mueller"]),
    "a plan": ("", ["John Smith", {"value": "Smith", "modality": "planned"}]),
}
LISTS: Cases = {
    "initials and order": (
        "",
        [{"value": ["A. Voss", "Kaya"]}, {"value": ["Ben Kaya", "Ada Voss"]}],
    ),
    "one of two": ("CR106", [{"value": ["Smith"]}, {"value": ["John Smith", "Jane Smith"]}]),
    "another": ("CR106", [{"value": ["J. Smith"]}, {"value": ["Jane Berg"]}]),
    "spelling of lists": ("CR309", [{"value": ["Müller"]}, {"value": ["Robert Mueller"]}]),
    "open": ("", [{"value": ["Ada Voss", "Ben"]}, {"value": {"including": ["Ms Voss"]}}]),
}
PEOPLE = {
    "id": "people",
    "terms": [{"id": "rte", "name": "Recep Tayyip Erdogan"}, {"id": "voss", "name": "Ada Voss"}],
}
LISTED: Cases = {
    "listed": ("", ["rte", "President Erdogan", "Erdogan"]),
    "two listed": ("CR105", ["Erdogan", "Ms Voss"]),
    "not listed": ("CR105", ["Erdogan", "Ben Kaya"]),
}


def test_names_of_persons() -> None:
    assert codes_by_case(NAME, NAMES, *CONFLICTS) == expected(NAMES)


def test_lists_of_persons() -> None:
    assert codes_by_case(LIST, LISTS, *CONFLICTS) == expected(LISTS)


@pytest.mark.parametrize("kind", ["name", "list"])
def test_persons_of_a_vocabulary(kind: str) -> None:
    attribute = {"type": kind, "persons": True, "vocabulary": "people"}
    cases = (
        LISTED
        if kind == "name"
        else {
            name: (codes.replace("CR105", "CR106"), claims)
            for name, (codes, claims) in LISTED.items()
            if name != "not listed"
        }
    )
    found = codes_by_case(attribute, cases, *CONFLICTS, vocabularies=[PEOPLE])
    assert found == expected(cases)
    if kind == "list":
        with pytest.raises(UnusableInput, match="a term of the vocabulary"):
            examine(slot(attribute, "Ben Kaya", vocabularies=[PEOPLE]))


def test_a_decision_on_a_person() -> None:
    decision = {"subject": "case", "attribute": "it", "value": "Ms Voss", "because": "asked"}
    made = slot(NAME, "Ada Voss", decisions=[{**decision, "by": "me", "on": "2022"}])
    assert examine(made, "CR601").codes == []
    made["decisions"][0]["value"] = "Ben Voss"
    assert examine(made, "CR601").codes == ["CR601"]


def test_the_sheet_gives_the_fullest_name() -> None:
    write_ledger(slot(NAME, "Ms Voss", "Voss, Ada", "Ada Voss"), FILE)
    with examined([FILE]) as seen:
        (fact,) = facts(seen)
    assert (fact.value, fact.status) == ("Ada Voss", "agreed")


def test_only_names_are_of_persons() -> None:
    for kind in ("name", "list"):
        assert Attribute(id="it", type=kind, persons=True).persons
    with pytest.raises(ValidationError, match="'persons' for type 'count'"):
        Attribute(id="it", type="count", persons=True)


def test_a_large_table_gives_the_same() -> None:
    subjects = {f"names {name}": ("name", case) for name, case in NAMES.items()}
    subjects |= {f"lists {name}": ("list", case) for name, case in LISTS.items()}
    claims: list[dict[str, Any]] = [
        {"source": f"s{n}", "subject": subject, "attribute": kind, "quote": f"words {n}"}
        | (claim if isinstance(claim, dict) else {"value": claim})
        for subject, (kind, (_, stated)) in subjects.items()
        for n, claim in enumerate(stated)
    ]
    made = {
        "sources": [{"id": f"s{n}"} for n in range(3)],
        "subjects": [{"id": subject} for subject in subjects],
        "attributes": [{"id": kind["type"], **kind} for kind in (NAME, LIST)],
    }
    of_ledger = outcomes(made, [], claims, 10_000)
    assert outcomes(made, [], claims, 0) == of_ledger
    assert sum(len(outcome.findings) for outcome in of_ledger.values()) == 8
    half_in_ledger = [outcomes(made, claims[::2], claims[1::2], many) for many in (10_000, 0)]
    assert [messages(found) for found in half_in_ledger] == [messages(half_in_ledger[0])] * 2
    assert len(messages(half_in_ledger[0])) == 8


def outcomes(
    made: dict[str, Any], own: list[dict[str, Any]], rows: list[dict[str, Any]], many: int
) -> dict[str, Outcome]:
    """Give how checks of values end on claims of a ledger, and others in a table."""
    _, cells = split({"claims": rows})
    declared = write_ledger({**made, "claims": own}, FILE)
    table = write_csv(cells, Path("claims.csv"))
    with examined_tables([str(declared)], Tables([str(table)]), entries_up_to=many) as seen:
        return {o.code: o for o in seen.outcomes if o.code in ("CR105", "CR106", "CR309")}


def messages(found: dict[str, Outcome]) -> list[str]:
    return sorted(f.message for outcome in found.values() for f in outcome.findings)
