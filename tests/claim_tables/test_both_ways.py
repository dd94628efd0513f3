"""Every check finds the same in a ledger and in a large table, or says what it did not look at.

The ledgers are the examples of all manual pages, each many times about other subjects, so that the
one slot of each kind that the prefilter keeps in any case cannot stand for them all. A check that
is not written yet is tested by being in the registry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pytest
import yaml

from checks.definition import Among, AnyCheck, Check, Context
from checks.registry import CHECKS
from checks.rules.sides import cite
from claim_tables.input_tables import Tables
from claim_tables.kept_slots import KeptSlots
from runner.examine import examined
from runner.examine_tables import examined_tables
from runner.few_or_many import ENTRIES_UP_TO
from schema.finding import Finding, Outcome, Severity
from selftest.manual_examples import examples, examples_together, put_texts
from store.store import Store
from tests.checks.ledgers import FILE, letters
from tests.claim_tables.tables import split, write_csv, write_ledger

Ledger = dict[str, Any]
COPIES = 16
"""Copies of an example: more than it has kinds of claims, of which the prefilter keeps one each."""
SUBJECT = {"id", "name"}
OF_SUBJECTS = ("subjects", "claims", "decisions", "order_rules")
UNREAD = "quotes in tables are read up to 0 rows, and there are more"


def copied(ledger: Ledger, copies: int = COPIES) -> Ledger:
    """Give a ledger with each entry about subjects so many times, each time about others."""
    more = {
        section: [_marked(entry, letters(n)) for n in range(copies) for entry in ledger[section]]
        for section in OF_SUBJECTS
        if section in ledger
    }
    more["subjects"] = [
        {**subject, **{key: f"{subject[key]} {letters(n)}" for key in SUBJECT & subject.keys()}}
        for n in range(copies)
        for subject in ledger["subjects"]
    ]
    return {**ledger, **more}


def _marked(entry: Ledger, mark: str) -> Ledger:
    """Give an entry, and what is in it, with a mark on the subjects that it names."""
    marked: Ledger = dict(entry)
    if "subject" in entry:
        marked["subject"] = f"{entry['subject']} {mark}"
    for key in ("earlier", "later"):
        if key in entry:
            marked[key] = _marked(entry[key], mark)
    if "readings" in entry:
        marked["readings"] = [_marked(reading, mark) for reading in entry["readings"]]
    return marked


def example_of(check: AnyCheck, number: int) -> Ledger:
    """Give an example of a check's page, whose texts are in the working folder then."""
    put_texts(check)
    parsed: Ledger = yaml.load(examples(check)[number], yaml.BaseLoader)  # noqa: S506 - no types
    return parsed


def in_table(ledger: Ledger, check: AnyCheck, *, large: bool) -> Outcome:
    """Give how a check ends on a ledger whose claims are in a table, but for ambiguous ones."""
    rest, rows = split(ledger)
    return of_rows(rest, rows, check, large=large)


def of_rows(rest: Ledger, rows: list[dict[str, str]], check: AnyCheck, *, large: bool) -> Outcome:
    (outcome,) = all_of_rows(rest, rows, [check], large=large)
    return outcome


def all_of_rows(
    rest: Ledger, rows: list[dict[str, str]], checks: list[AnyCheck], *, large: bool
) -> tuple[Outcome, ...]:
    """Give how checks end on rows, and on a ledger that declares what these name."""
    declared, table = write_ledger(rest, FILE), write_csv(rows, FILE.with_suffix(".csv"))
    many = 0 if large else ENTRIES_UP_TO
    tables = Tables([str(table)])
    with examined_tables([str(declared)], tables, checks=checks, entries_up_to=many) as seen:
        return seen.outcomes


NOT_OF_QUOTES = [check for check in CHECKS if not check.of_entries]
OF_QUOTES = [check for check in CHECKS if check.reads_quotes]


@pytest.mark.parametrize("check", NOT_OF_QUOTES, ids=lambda check: check.code)
def test_a_check_ends_in_a_large_table_as_in_a_ledger(check: AnyCheck) -> None:
    fires, silent = (example_of(check, number) for number in (0, 1))
    states = [state_both_ways(copied(fires), check), state_both_ways(copied(silent), check)]
    if states[0] != "found":
        states[0] = state_both_ways(fires, check)
    assert states[0] == "found"
    assert states[1] != "could not run"


def state_both_ways(ledger: Ledger, check: AnyCheck) -> str:
    """Give the state that a check ends in, in a ledger and alike in a large table."""
    as_entries = in_table(ledger, check, large=False)
    assert in_table(ledger, check, large=True) == as_entries
    return as_entries.state


def test_the_examples_alone_end_in_a_large_table_as_in_a_ledger() -> None:
    declared, rows = split(examples_together(0))
    as_entries, in_engine = (
        all_of_rows(declared, rows, NOT_OF_QUOTES, large=large) for large in (False, True)
    )
    assert in_engine == as_entries
    assert {outcome.state for outcome in as_entries} == {"found"}


def check_of(code: str) -> AnyCheck:
    return next(check for check in CHECKS if check.code == code)


def test_a_plan_of_what_was_ruled_out_is_found_both_ways() -> None:
    ledger = example_of(check_of("CR206"), 0)
    ledger["claims"][1] |= {"value": "dismissed", "modality": "planned"}
    assert state_both_ways(copied(ledger), check_of("CR206")) == "found"
    ledger["claims"].append(ledger["claims"][0] | {"source": "evening", "quote": "it was filed"})
    assert state_both_ways(copied(ledger), check_of("CR206")) == "passed"


def test_a_claim_too_vague_to_decide_on_readings_is_none_both_ways() -> None:
    ledger = example_of(check_of("CR107"), 0)
    vague = ledger["claims"][0] | {"value": "2010/2020", "quote": "begun in the decade"}
    ledger["claims"].append(vague)
    assert state_both_ways(copied(ledger), check_of("CR107")) == "found"


@pytest.mark.parametrize("check", OF_QUOTES, ids=lambda check: check.code)
def test_a_check_that_reads_quotes_says_that_those_of_large_tables_are_not_read(
    check: AnyCheck,
) -> None:
    rest, rows = split(copied(example_of(check, 0)))
    unread = f"{len(rows)} claims of tables, whose quotes are not compared with articles"
    assert of_rows(rest, rows, check, large=True) == Outcome(
        code=check.code,
        name=check.name,
        state="did not apply",
        reason=UNREAD,
        not_looked_at=unread,
    )


@pytest.mark.parametrize("number", [0, 1], ids=["fires", "silent"])
@pytest.mark.parametrize("check", OF_QUOTES, ids=lambda check: check.code)
def test_a_check_that_reads_quotes_looks_at_the_claims_of_the_ledger_alone(
    check: AnyCheck, number: int
) -> None:
    example = copied(example_of(check, number))
    own = len(example["claims"]) // COPIES
    of_ledger = {**example, "claims": example["claims"][:own]}
    _, rows = split({**example, "claims": example["claims"][own:]})
    with examined([write_ledger(of_ledger, FILE)], checks=[check]) as seen:
        (alone,) = seen.outcomes
    unread = f"{len(rows)} claims of tables, whose quotes are not compared with articles"
    reason = f"{alone.reason}; {UNREAD}" if alone.reason else ""
    expected = alone.model_copy(update={"reason": reason, "not_looked_at": unread})
    assert of_rows(of_ledger, rows, check, large=True) == expected


class Group(NamedTuple):
    """The claims of a group in which all sources agree."""

    claims: list[int]


def about_groups(check: Check[Group], context: Context, rows: list[Group]) -> Iterator[Finding]:
    for row in rows:
        first, *_ = readings = [
            found[0] for found in context.readings.of_claims(row.claims).values()
        ]
        yield Finding(
            code=check.code,
            name=check.name,
            severity=check.severity,
            subject=first.subject,
            attribute=first.attribute,
            message="all agree",
            sides=(cite("agreed", readings),),
        )


def planted(query: str, **declared: Any) -> Check[Group]:  # noqa: ANN401 - fields of a check
    fields: dict[str, Any] = {
        "looks_at": ("comparable claims",),
        "needs": Among("TRUE", "SELECT 1 FROM {claims} GROUP BY subject HAVING count(*) > 1"),
        **declared,
    }
    return Check(
        code="CR999",
        name="planted",
        severity=Severity.NOTE,
        doc="Planted.",
        query=query,
        row=Group,
        findings_from=about_groups,
        without="nothing",
        marks=(),
        touches="slot",
        merge="by subject",
        **fields,
    )


AGREEING = """
SELECT list(claim ORDER BY claim) AS claims FROM stated GROUP BY subject, attribute
HAVING count(*) > 1 AND max(lo) <= min(hi) ORDER BY subject, attribute
"""


def agreeing() -> Ledger:
    (dates, *_) = CHECKS
    return copied(example_of(dates, 1))


def test_a_check_on_claims_that_agree_is_caught_unless_it_says_so() -> None:
    silent = planted(AGREEING)
    assert len(in_table(agreeing(), silent, large=False).findings) == COPIES
    assert in_table(agreeing(), silent, large=True) != in_table(agreeing(), silent, large=False)
    honest = replace(silent, keeps=(KeptSlots.EVERY,))
    assert in_table(agreeing(), honest, large=True) == in_table(agreeing(), honest, large=False)


@pytest.mark.parametrize("relation", ["claims c JOIN spoken s ON s.claim = c.id", "stated"])
def test_a_check_on_quotes_sees_no_claims_of_large_tables(relation: str) -> None:
    """Although they are in the store, with their quotes."""
    claim = "c.id" if "JOIN" in relation else "claim"
    query = f"SELECT [{claim}] AS claims FROM {relation} ORDER BY ALL"
    of_quotes = planted(query, looks_at=("quotes",), needs="SELECT count(*) FROM claims")
    ledger = agreeing()
    first, *others = ledger["claims"]
    rest, rows = split({**ledger, "claims": others})
    assert of_rows(rest, rows, of_quotes, large=True).state == "did not apply"
    with_one = {**rest, "claims": [first]}
    outcome = of_rows(with_one, rows, of_quotes, large=True)
    assert [len(finding.sides) for finding in outcome.findings] == [1]
    assert outcome.findings[0].sides[0].citations[0].file == str(FILE)
    dishonest = replace(of_quotes, looks_at=("single claims",), keeps=(KeptSlots.EVERY,))
    assert len(of_rows(rest, rows, dishonest, large=True).findings) == len(rows)


def test_the_claims_that_were_read_are_hidden_for_one_check_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[int] = []
    hide: Callable[[Store], Any] = Store.with_claims_read

    def counted(store: Store) -> Any:  # noqa: ANN401 - a context
        seen.append(store.value("SELECT count(*) FROM claims"))
        return hide(store)

    monkeypatch.setattr(Store, "with_claims_read", counted)
    rest, rows = split(agreeing())
    table = write_csv(rows, FILE.with_suffix(".csv"))
    declared = str(write_ledger(rest, FILE))
    fail = replace(OF_QUOTES[0], code="X1", name="x", query="SELECT nothing FROM nowhere")
    checks = [fail, *OF_QUOTES[:2]]
    with examined_tables([declared], Tables([str(table)]), checks=checks, entries_up_to=0) as run:
        assert [outcome.state for outcome in run.outcomes][:1] == ["could not run"]
    assert len(seen) == len(checks)
    assert len(set(seen)) == 1
    assert seen[0] > 0
