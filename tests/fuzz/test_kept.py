"""The kept inputs of the fuzzers, and a few mutants of them: none makes a defect."""

from __future__ import annotations

from random import Random

import pytest

from ledger.files import FileText
from ledger.parse_yaml import parse_files
from ledger.read import read_records
from ledger.typed import resolve
from support.problems import Problem, UnusableInput
from tests.fuzz.mutants import mutated
from tests.fuzz.seeds_of import kept, tables
from tests.fuzz.targets import MODULES, target

MUTANTS = {"values": 400, "settings": 100, "quotes": 150, "reading": 40, "ledger": 100}
"""How many are tried of each target; whole runs take too long for more than their seeds."""
SMALL = kept("ledger")["small.yaml"]


@pytest.mark.parametrize("name", MODULES)
def test_kept_inputs_make_no_defect(name: str) -> None:
    tried = target(name)
    for data in (kept(name) or kept("ledger")).values():
        tried(data)


@pytest.mark.parametrize(("name", "number"), MUTANTS.items())
def test_mutants_make_no_defect(name: str, number: int) -> None:
    tried, random, seeds = target(name), Random(18), list(kept(name).values())
    for _ in range(number):
        tried(mutated(random.choice(seeds), random))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_tables_that_the_fuzzer_begins_with_can_be_used(kind: str) -> None:
    target("tables")(tables()[kind])


def test_a_ledger_that_is_cut_anywhere_is_refused_with_a_place_in_it() -> None:
    outside = [
        problem
        for end in range(1, len(SMALL), 17)
        for problem in _problems(SMALL[:end].decode())
        if not 1 <= problem.place.line <= SMALL.count(b"\n", 0, end) + 1
    ]
    assert outside == []


def _problems(text: str) -> tuple[Problem, ...]:
    try:
        resolve(read_records(parse_files([FileText("f.yaml", text)])))
    except UnusableInput as refused:
        return refused.problems
    return ()
