"""The queries of checks: each of their steps runs by itself, and they give what their rows say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from checks.definition import Among, AnyCheck, ComparedClaims, Context
from checks.registry import CHECKS
from checks.rules import shared_errors, unasserted
from store import cited_readings
from store.cited_readings import GroupKey, StoredReadings
from store.opening import derive, in_memory
from store.store import Store

CTE = re.compile(r"\s*(?:WITH|,)\s+(\w+)\s+AS\s+\(", re.IGNORECASE)
PARAMETERS = {
    "attribute": "a",
    "axis": "day",
    "cited": 200,
    "claims": [0],
    "groups": [GroupKey("s", "a", "day", "")._asdict()],
    "shown": 3,
}
"""Values for the parameters of queries that are no check's own."""


def spaced(sql: str) -> str:
    """Put spaces in the place of comments and texts: parentheses in them count for nothing."""
    texts = re.compile(r"--[^\n]*|'(?:[^']|'')*'")
    return texts.sub(lambda found: " " * len(found[0]), sql)


def steps(sql: str) -> Iterator[tuple[str, str]]:
    """Give the name of each step, and the query that ends with it."""
    bare, start = spaced(sql), 0
    if not bare.lstrip().startswith("WITH"):
        return
    while found := CTE.match(bare, start):
        depth, end = 1, found.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(bare[end], 0)
            end += 1
        yield found[1], f"{sql[:end]} FROM {found[1]}"
        start = end


@pytest.fixture(name="context", scope="module")
def _context() -> Iterator[Context]:
    """Give an empty store with all steps made."""
    store = Store(in_memory())
    derive(store)
    context = Context(store, StoredReadings(store), ComparedClaims("stated", dict))
    for step in {step.table: step for check in CHECKS for step in check.prepare}.values():
        step.make(context)
    store.make("wrong_values", vars(shared_errors)["_WRONG_VALUES"])
    store.make("differing_statements", vars(unasserted)["_PAIRS"])
    yield context
    store.connection.close()


def run(context: Context, sql: str, params: dict[str, Any]) -> tuple[str, ...]:
    """Run a query with those of the parameters that it names, and give its columns."""
    named = set(re.findall(r"\$(\w+)", spaced(sql)))
    return context.store.query(sql, {k: v for k, v in params.items() if k in named}).columns


def queries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Give every query with steps that a module of `checks` writes, and the parameters it knows."""
    for check in CHECKS:
        yield check.code, check.query, dict(check.params)
    for name, module in sorted(sys.modules.items()):
        if name.startswith("checks."):
            for key, value in vars(module).items():
                if isinstance(value, str) and spaced(value).lstrip().startswith("WITH"):
                    params = getattr(vars(module).get("CHECK"), "params", {})
                    sql = value.replace("{claims}", "stated")
                    yield f"{name} {key}", sql, {**PARAMETERS, **params}
    members = vars(cited_readings)["_members_to_cite"]("stated")
    yield "members to cite", members, PARAMETERS


def test_a_query_is_split_into_its_steps() -> None:
    query = "WITH a AS (SELECT ')' AS x), -- it's (\nb AS (SELECT x FROM (FROM a)) SELECT x FROM b"
    assert list(steps(query)) == [
        ("a", "WITH a AS (SELECT ')' AS x) FROM a"),
        ("b", "WITH a AS (SELECT ')' AS x), -- it's (\nb AS (SELECT x FROM (FROM a)) FROM b"),
    ]
    assert list(steps("SELECT 1")) == []


def test_each_step_of_a_query_runs_by_itself(context: Context) -> None:
    ran = 0
    for name, sql, params in queries():
        for step, query in steps(sql):
            assert run(context, query, params), f"{name}: {step}"
            ran += 1
    assert ran > len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_query_gives_the_fields_of_its_row(context: Context, check: AnyCheck) -> None:
    assert run(context, check.query, dict(check.params)) == tuple(check.row.__annotations__)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_counts_what_it_needs_and_suspects(context: Context, check: AnyCheck) -> None:
    if isinstance(check.needs, Among):
        assert not check.needs.met(context)
        wanted = f"(FROM stated WHERE {check.needs.where})"
        assert not context.store.query(check.needs.query.format(claims=wanted)).rows
    else:
        assert context.store.value(check.needs) == 0
    if check.suspects:
        assert context.store.value(check.suspects) == 0


def test_the_steps_of_checks_make_the_tables_that_they_name(context: Context) -> None:
    for step in {step for check in CHECKS for step in check.prepare}:
        assert context.store.query(f"DESCRIBE {step.table}").rows
