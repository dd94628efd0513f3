"""Every value type goes all the way: it is registered, documented, and compared by a check."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from schema.problem import ValueProblem
from schema.records import Attribute, ValueTypeName
from schema.values import VALUE_TYPES, ValueType
from tests.checks.ledgers import CONFLICTS, examine, slot

ROOT = Path(__file__).parent.parent
TYPES: tuple[str, ...] = get_args(ValueTypeName)

CLASHES: dict[str, tuple[dict[str, Any], str | list[str], str | list[str]]] = {
    "date": ({}, "2019", "2020"),
    "money": ({}, "5 EUR", "9 EUR"),
    "quantity": ({"unit": "km"}, "5 km", "9 km"),
    "count": ({}, "5", "9"),
    "term": ({"vocabulary": "colours"}, "red", "blue"),
    "name": ({}, "Ada", "Ben"),
    "list": ({}, ["Ada"], ["Ada", "Ben"]),
}
"""For each type whose values can contradict: keys of an attribute, and two values that do."""
COLOURS = [{"id": "colours", "terms": ["red", "blue"]}]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_every_type_is_registered_under_its_own_name() -> None:
    assert {name: kind.name for name, kind in VALUE_TYPES.items()} == {name: name for name in TYPES}


def test_a_clash_is_known_of_every_type_that_is_compared() -> None:
    assert set(CLASHES) == {name for name, kind in VALUE_TYPES.items() if kind.compared}


@pytest.mark.parametrize("name", CLASHES)
def test_a_check_finds_values_that_contradict_and_no_others(name: str) -> None:
    keys, one, other = CLASHES[name]
    attribute = {"type": name, **keys}
    claims = [{"value": value} for value in (one, other, one)]
    (code,) = examine(slot(attribute, *claims[:2], vocabularies=COLOURS), *CONFLICTS).codes
    assert re.fullmatch(r"CR1\d\d", code)
    assert (
        examine(slot(attribute, claims[0], claims[2], vocabularies=COLOURS), *CONFLICTS).codes == []
    )


@pytest.mark.parametrize("name", [name for name, kind in VALUE_TYPES.items() if not kind.compared])
def test_what_is_not_compared_is_not_found(name: str) -> None:
    assert examine(slot({"type": name}, "one", "another")).codes == []


@pytest.mark.parametrize(
    "kind", [k for k in VALUE_TYPES.values() if k.measure], ids=lambda k: k.name
)
def test_a_sample_is_a_value_and_shows_what_is_wrong_with_a_tolerance(kind: ValueType) -> None:
    attribute = Attribute(id="x", type=kind.name, unit="km")
    assert kind.read(kind.sample, attribute, None).parts
    with pytest.raises(ValueProblem, match="'x y'"):
        kind.read(kind.sample, attribute.model_copy(update={"tolerance": "x y"}), None)


@pytest.mark.parametrize("name", TYPES)
def test_the_manual_says_how_a_value_is_written(name: str) -> None:
    manual = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{name}` \| .*\w.* \|", manual, re.MULTILINE)


BY_NAME = {
    "claim_tables/parse_plain_sql.py": "the engine's own parsers, one for each type that has one",
    "claim_tables/parse_hedged_sql.py": "the same",
    "claim_tables/figure_sql.py": "a step of them",
    "claim_tables/rounding_sql.py": "the same",
    "extraction/": "kinds of expressions in an article",
    "checks/cr403_sources_share_text.py": "what ties two sources: a publisher, an agency or a text",
    "checks/rules/dependence.py": "the same",
    "commands/check.py": "a format of output",
    "commands/failed_output.py": "the same",
    "commands/lint.py": "the same",
    "commands/suggest.py": "the same",
    "commands/review_edits.py": "a guess at the type of what an editor enters",
    "drafts/figures_found.py": "kinds of expressions in a draft",
    "drafts/other_figures.py": "the same",
    "reports/drafts/draft_findings.py": "which claims record the words that a draft has otherwise",
    "reports/proposals_text.py": "a proposal without a value, whose words are the text",
    "scanning/figures_by_noun.py": "kinds of expressions in an article",
    "suggestions/typed_values.py": "the same",
    "suggestions/slots_of_ledger.py": "types whose values are words of the vocabulary, or any text",
    "ledger/vocabularies.py": "a key of a record",
}
"""Where a name of a type may be compared with, and what it names there."""
_IN_SQL = re.compile(
    rf"\btype\s*(?:=|<>|!=|(?:NOT )?IN \(|WHEN)\s*'(?:{'|'.join(TYPES)})'", re.IGNORECASE
)


def _rooms() -> list[str]:
    """Give every room above schema/: what a value type can do is asked there, not decided."""
    wiring = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = wiring["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["id"] == "layers")
    return [room for layer in layers for room in re.findall(r"\w+", layer) if room != "schema"]


def _words(node: ast.expr) -> list[object]:
    """Give the constants that a node is or holds, of a mapping its keys."""
    match node:
        case ast.Constant():
            return [node.value]
        case ast.Tuple() | ast.Set() | ast.List():
            return [word for each in node.elts for word in _words(each)]
        case ast.Dict():
            return [word for key in node.keys if key for word in _words(key)]
        case _:
            return []


def _asks_by_name(node: ast.AST, prose: set[int]) -> bool:
    """Whether a node compares with the name of a type, lists several, or is such SQL."""
    match node:
        case ast.Compare():
            return any(w in TYPES for side in (node.left, *node.comparators) for w in _words(side))
        case ast.MatchValue():
            return any(word in TYPES for word in _words(node.value))
        case ast.Tuple() | ast.Set() | ast.List() | ast.Dict():
            return len(words := _words(node)) > 1 and all(word in TYPES for word in words)
        case ast.Constant(value=str(text)):
            return id(node) not in prose and _IN_SQL.search(text) is not None
        case _:
            return False


def asked_by_name(source: str) -> list[int]:
    """Give the lines of a module that depend on the name of a type."""
    tree = ast.parse(source)
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.expr | ast.pattern))
    return sorted({node.lineno for node in nodes if _asks_by_name(node, prose)})


def test_other_rooms_ask_what_a_type_can_do_and_not_for_its_name() -> None:
    modules = {
        path.relative_to(ROOT).as_posix(): path
        for room in _rooms()
        for path in sorted((ROOT / room).rglob("*.py"))
    }
    assert modules
    assert not [
        f"{name}:{line}"
        for name, path in modules.items()
        if not name.startswith(tuple(BY_NAME))
        for line in asked_by_name(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(
    "source",
    [
        'x.type == "money"',
        'kind not in ("term", "name")',
        'AMOUNTS = frozenset({"money", "count"})',
        'WIDTHS = {"date": 4, "text": 9}',
        "match kind:\n    case 'list': pass",
        "QUERY = \"SELECT 1 FROM stated WHERE type <> 'text'\"",
        "QUERY = f\"SELECT {x} FROM stated s WHERE s.type NOT IN ('list', 'text')\"",
        "QUERY = \"SELECT CASE type WHEN 'date' THEN 1 END\"",
    ],
)
def test_a_name_of_a_type_is_noticed(source: str) -> None:
    assert len(asked_by_name(source)) == 1


@pytest.mark.parametrize(
    "source",
    [
        'comparing("money", "quantity")',
        '"""Compares type = \'date\' with a list."""',
        'COLUMNS = ("kind", "name")',
        'row["type"] in TIMES',
    ],
)
def test_a_declaration_and_prose_are_not(source: str) -> None:
    assert asked_by_name(source) == []
