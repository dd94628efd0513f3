"""No check passes without having looked: from what each of them declares that it looks at.

The ledgers are the examples of all manual pages, cut down so that what a check declares is gone. A
check that is not written yet is tested by being in the registry.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
import yaml

from checks.definition import Among, AnyCheck, Context, LooksAt
from checks.registry import CHECKS
from ledger.load_ledger import read_ledger
from ledger.typed import resolve
from runner.examine import context_of
from runner.run import run
from selftest.manual_examples import examples, put_texts, side_by_side
from store.views import DERIVED
from tests.checks.ledgers import FILE
from tests.checks.test_states import LOOKED_AT
from tests.checks.test_states import put_texts as put_whole_texts
from tests.claim_tables.tables import write_ledger
from tests.ledger.helpers import open_typed

Ledger = Mapping[str, Any]
Cut = Callable[[Ledger], Iterator[Ledger]]
_ALONE = 12
"""So many claims of a ledger are looked at alone."""


def one_claim_alone(ledger: Ledger) -> Iterator[Ledger]:
    """Give each of the first claims by itself, in a ledger that has other sources for each."""
    alone = ({**ledger, "claims": [claim]} for claim in ledger["claims"][:_ALONE])
    yield side_by_side({f"of claim {n}": each for n, each in enumerate(alone)})


def without_other_claims(ledger: Ledger) -> Iterator[Ledger]:
    for claim in ledger["claims"][:_ALONE]:
        yield {**ledger, "claims": [claim]}


def claims_of_different_subjects(ledger: Ledger) -> Iterator[Ledger]:
    subjects, claims = list(ledger["subjects"]), list[Any]()
    for n, claim in enumerate(ledger["claims"]):
        claims.append(_about(claim, f"of claim {n}"))
        subjects += [{"id": f"{s['id']} of claim {n}"} for s in ledger["subjects"]]
    yield {**ledger, "subjects": subjects, "claims": claims}


def _about(entry: Ledger, mark: str) -> dict[str, Any]:
    """Give a claim, or one of its readings, about a subject of its own."""
    marked: dict[str, Any] = dict(entry)
    if "subject" in entry:
        marked["subject"] = f"{entry['subject']} {mark}"
    if "readings" in entry:
        marked["readings"] = [_about(reading, mark) for reading in entry["readings"]]
    return marked


def without_files(ledger: Ledger) -> Iterator[Ledger]:
    sources = ledger["sources"]
    yield {**ledger, "sources": [{k: s[k] for k in s if k != "file"} for s in sources]}
    yield {**ledger, "sources": [{**s, "file": "gone.txt"} if "file" in s else s for s in sources]}


def without_decisions(ledger: Ledger) -> Iterator[Ledger]:
    yield {**ledger, "decisions": []}


def without_claims(ledger: Ledger) -> Iterator[Ledger]:
    yield {**ledger, "claims": []}


def without_sources(ledger: Ledger) -> Iterator[Ledger]:
    yield {**ledger, "claims": [], "sources": []}


WITHOUT: Mapping[LooksAt, tuple[Cut, ...]] = {
    "comparable claims": (one_claim_alone, claims_of_different_subjects, without_claims),
    "single claims": (without_claims,),
    "quotes": (without_claims,),
    "several quotes": (without_other_claims, without_claims),
    "texts": (without_files, without_sources),
    "sources": (without_sources,),
    "decisions": (without_decisions,),
}
"""What leaves nothing of what a check looks at. Quotes that were not read: test_both_ways.py."""


def firing(check: AnyCheck) -> Ledger:
    """Give the example of a check's page that fires."""
    return _parsed(examples(check)[0])


@cache
def _parsed(text: str) -> Ledger:
    parsed: Ledger = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - no types
    return parsed


def ended(ledger: Ledger, *checks: AnyCheck) -> dict[str, str]:
    """Give the state of each check on a ledger, which may be without claims."""
    write_ledger(ledger, FILE)
    typed = resolve(read_ledger([FILE]))
    with open_typed(typed) as store:
        return {o.code: o.state for o in run(context_of(store, typed), checks)}


def passed_blindly(cut: Cut, ledger: Ledger, *checks: AnyCheck) -> set[str]:
    """Give the checks that pass on a ledger although what they look at is gone."""
    blind = [c for c in checks for word in c.looks_at if cut in WITHOUT[word]]
    return {
        code
        for cut_down in (cut(ledger) if blind else ())
        for code, state in ended(cut_down, *blind).items()
        if state == "passed"
    }


CUTS = tuple(dict.fromkeys(cut for cuts in WITHOUT.values() for cut in cuts))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_does_not_pass_without_what_it_looks_at(check: AnyCheck) -> None:
    put_texts(check)
    assert [passed_blindly(cut, firing(check), check) for cut in CUTS] == [set()] * len(CUTS)


@pytest.mark.parametrize("cut", CUTS)
def test_no_check_passes_where_nothing_of_a_whole_ledger_is_left_for_it(cut: Cut) -> None:
    put_whole_texts()
    bridge = [claim for claim in LOOKED_AT["claims"] if claim["subject"] == "bridge"]
    for first in range(0, len(bridge), _ALONE):
        claims = [*bridge[first:], *bridge[:first]]
        assert passed_blindly(cut, {**LOOKED_AT, "claims": claims}, *CHECKS) == set()
        if cut not in (one_claim_alone, without_other_claims):
            break


DATES, *_ = CHECKS
SILENT = replace(DATES, query=f"FROM ({DATES.query}) WHERE FALSE")
ANY_CLAIM = "SELECT count(*) FROM claims"
DISHONEST: Mapping[Cut, AnyCheck] = {
    one_claim_alone: replace(SILENT, needs=ANY_CLAIM),
    without_other_claims: replace(SILENT, looks_at=("several quotes",), needs=ANY_CLAIM),
    claims_of_different_subjects: replace(SILENT, needs=Among("type = 'date'", "FROM {claims}")),
    without_files: replace(SILENT, looks_at=("texts",), needs=ANY_CLAIM),
    without_decisions: replace(SILENT, looks_at=("decisions",), needs=ANY_CLAIM),
    without_claims: replace(SILENT, looks_at=("single claims",), needs="SELECT 1"),
    without_sources: replace(SILENT, looks_at=("sources",), needs="SELECT 1"),
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_check_that_passes_blindly_is_caught(cut: Cut) -> None:
    assert passed_blindly(cut, firing(DATES), DISHONEST[cut]) == {DATES.code}
    assert passed_blindly(cut, firing(DATES), SILENT) == set()


def fires(check: AnyCheck, *cuts: Cut) -> bool:
    """Whether the example of a check still fires when it is cut down in one of some ways."""
    put_texts(check)
    ledgers = (ledger for cut in cuts for ledger in cut(firing(check)))
    return any("found" in ended(ledger, check).values() for ledger in ledgers)


def undeclared(check: AnyCheck) -> set[LooksAt]:
    """Give what the example of a check needs to fire, and the check does not declare."""
    needs: Mapping[LooksAt, Callable[[], bool]] = {
        "comparable claims": lambda: (
            "several quotes" not in check.looks_at and not fires(check, one_claim_alone)
        ),
        "decisions": lambda: not fires(check, without_decisions),
        "quotes": lambda: reads_quotes(check),
    }
    return {word for word, needed in needs.items() if word not in check.looks_at and needed()}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_declares_what_its_example_needs(check: AnyCheck) -> None:
    assert check.looks_at
    assert {*check.looks_at} <= {*get_args(LooksAt)}
    assert undeclared(check) == set()


def test_a_check_that_declares_less_than_it_needs_is_caught() -> None:
    (decided,) = (check for check in CHECKS if check.code == "CR601")
    assert undeclared(replace(DATES, looks_at=("single claims",))) == {"comparable claims"}
    assert undeclared(replace(decided, looks_at=("single claims",))) == {"decisions"}
    for query in ("SELECT * FROM quotes", "SELECT quote FROM claims", "SELECT quote FROM stated"):
        planted = replace(DATES, query=query, params={}, looks_at=("comparable claims",))
        assert "quotes" in undeclared(planted)


OF_QUOTES = ("quotes", "verdicts", "slips", "relative_dates", "spellings")


def reads_quotes(check: AnyCheck) -> bool:
    """Whether the queries of a check fail where the store has nothing of quotes."""
    put_texts(check)
    with without_quotes(firing(check)) as context:
        try:
            for step in check.prepare:
                step.make(context)
            for query in filter(None, (check.query, check.suspects, check.about)):
                named = {k: v for k, v in check.params.items() if f"${k}" in query}
                context.store.query(query, named)
            if isinstance(check.needs, Among):
                check.needs.met(context)
            else:
                context.store.query(check.needs)
        except Exception:  # noqa: BLE001 - whatever says that a table or column is not there
            return True
    return False


@contextmanager
def without_quotes(ledger: Ledger) -> Generator[Context]:
    """Open the store of a ledger and take all out of it that comes from quotes."""
    write_ledger(ledger, FILE)
    typed = resolve(read_ledger([FILE]))
    with open_typed(typed) as store:
        context = context_of(store, typed)
        (spoken,) = (derived for derived in DERIVED if derived.name == "spoken")
        store.query(f"CREATE OR REPLACE VIEW spoken AS {spoken.query.replace('c.quote,', '')}")
        for table in ("claims", "stated"):
            store.query(f"ALTER TABLE {table} DROP COLUMN quote")
        for table in OF_QUOTES:
            store.query(f"DROP TABLE {table}")
        yield context
