"""Small ledgers, and the lines by which they are refused."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from articles.gather import gather
from ledger.load_ledger import load_ledger
from ledger.parse_yaml import parse
from ledger.yaml_nodes import Mapping
from schema.problem import ValueProblem
from schema.records import Attribute
from schema.values import VALUE_TYPES
from store.opening import open_store
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator

    from ledger.typed import TypedLedger
    from store.store import Store

FILE = "f.yaml"


def parsed(text: str) -> Mapping:
    """Give the top of a text in which nothing is refused."""
    top, problems, complete = parse(text, FILE)
    assert (problems, complete) == ([], True)
    assert top is not None
    return top


def not_parsed(text: str) -> list[str]:
    """Give the lines by which a text is refused as YAML, in the order of their places."""
    problems = parse(text, FILE).problems
    assert problems
    return [str(problem) for problem in UnusableInput(problems).problems]


def refused(*paths: str) -> list[str]:
    """Give the lines by which ledgers are refused, as records or as values."""
    with pytest.raises(UnusableInput) as caught:
        load_ledger(paths)
    return [str(problem) for problem in caught.value.problems]


def refused_text(text: str) -> list[str]:
    """Write a ledger into the folder we are in, and give the lines by which it is refused."""
    Path(FILE).write_text(dedent(text), encoding="utf-8")
    return refused(FILE)


def typed(text: str) -> TypedLedger:
    """Write a ledger into the folder we are in, and type it."""
    Path(FILE).write_text(dedent(text), encoding="utf-8")
    return load_ledger([FILE])


def schema_says(fields: dict[str, object], value: str) -> str:
    """Give the words by which the schema refuses a value of an attribute with these fields."""
    attribute = Attribute.model_validate({"id": "attribute"} | fields)
    with pytest.raises(ValueProblem) as caught:
        VALUE_TYPES[attribute.type].read(value, attribute, None)
    problem = Problem(Place(FILE), "", caught.value.found, caught.value.expected)
    return str(problem).removeprefix(f"{FILE}: ")


@contextmanager
def open_typed(ledger: TypedLedger, database: Path | None = None) -> Generator[Store]:
    """Open a store with a ledger and what its articles say."""
    with open_store(ledger, gather(ledger), database) as store:
        yield store
