"""Validation errors of pydantic as problems: place, field, found, expected."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from ledger.yaml_nodes import REFUSED, Mapping, Sequence, follow, kind_of
from schema import records
from schema.characters import hidden
from schema.fields import Record
from schema.problem import ValueProblem
from support.problems import Place, Problem, nearest, one_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

_ONE = {
    "sources": "source",
    "attributes": "attribute",
    "claims": "claim",
}
"""Sections whose records can be refused as a whole, and the word for one record."""
_FORMS = {"text": "constrained-str", "a list": "tuple[constrained-str, ...]"}
"""Pydantic's names of the forms of `records.Stated`; the third form is keys and values."""
A_LIST = "a list, one '- ' for each entry"
_EXPECTED = {
    "bool_type": "true or false",
    "string_type": "text",
    "string_too_short": "at least one character",
    "tuple_type": A_LIST,
    "model_type": "keys and values",
}


def problems_of(
    error: ValidationError, nodes: dict[str, list[tuple[str, Mapping]]]
) -> Iterator[Problem]:
    """Yield one problem for each mistake that the editor has to correct."""
    errors = error.errors(include_url=False)
    misspelt = {
        (*details["loc"][:-1], nearest(_known(details["loc"]), str(details["loc"][-1])))
        for details in errors
        if details["type"] == "extra_forbidden"
    }
    for details in errors:
        if details["input"] is REFUSED:
            continue  # reported already
        if details["type"] == "missing" and details["loc"] in misspelt:
            continue  # the key is there, but misspelt
        section, index, *steps = details["loc"]
        file, node = nodes[str(section)][int(index)]
        path = _in_the_form_written(node, tuple(steps))
        if path is not None:
            yield _problem(details, file, node, path)


def top_problems(error: ValidationError, file: str, at: tuple[int, int]) -> Iterator[Problem]:
    """Yield the problems of a top-level key that holds no list of records."""
    for details in error.errors(include_url=False):
        if details["input"] is not REFUSED:
            key = str(details["loc"][0])
            yield Problem(Place(file, *at), key, *_words(details, key))


def problems_at(error: ValidationError, file: str, top: Mapping) -> Iterator[Problem]:
    """Yield the problems of a file that holds one record, such as a baseline."""
    for details in error.errors(include_url=False):
        _, written, at = follow(top, details["loc"])
        name = str(details["loc"][-1]) if details["loc"] else ""
        if details["type"] == "missing":
            yield Problem(Place(file, *at), name, "no such key", f"'{name}: ...' here")
            continue
        if details["type"] == "extra_forbidden":
            parent = follow(top, details["loc"][:-1]).node
            place = parent.key_at.get(name, at) if isinstance(parent, Mapping) else at
            yield Problem(Place(file, *place), name, "an unknown key", "a known one")
        elif details["input"] is not REFUSED:
            field = field_name(written) or name
            yield Problem(Place(file, *at), field, *_words(details, field))


def shown_node(node: object) -> str:
    """Name a node of a file, in words that fit after "found"."""
    return kind_of(node) if isinstance(node, Mapping | Sequence) else shown(node)


def _in_the_form_written(node: Mapping, path: Path) -> Path | None:
    """Remove the form of a value from a path; None if the value is written in another form.

    A value may be text, a list, or keys and values, and pydantic reports errors for all three.
    """
    before = path.index("value") + 1 if "value" in path else len(path)
    if before == len(path):
        return path
    written = kind_of(follow(node, path[:before]).node)
    fits = path[before] == _FORMS.get(written, records.Including.__name__)
    return path[:before] + path[before + 1 :] if fits else None


def _problem(details: ErrorDetails, file: str, node: Mapping, path: Path) -> Problem:
    _, written, at = follow(node, path)
    name = str(path[-1]) if path else _ONE.get(str(details["loc"][0]), "entry")
    if details["type"] == "extra_forbidden":
        owner = follow(node, path[:-1]).node
        at = owner.key_at[name] if isinstance(owner, Mapping) else at
        known = one_of(_known(details["loc"]), name)
        return Problem(Place(file, *at), name, "an unknown key", known)
    if details["type"] == "missing":
        return Problem(Place(file, *at), name, "no such key", f"'{name}: ...' here")
    field = field_name(written) or name
    return Problem(Place(file, *at), field, *_words(details, field))


def _words(details: ErrorDetails, field: str) -> tuple[str, str]:
    """Give what was found and what was expected."""
    problem = details.get("ctx", {}).get("error")
    if isinstance(problem, ValueProblem):
        return problem.found, problem.expected
    if details["type"] == "string_pattern_mismatch":
        text = str(details["input"])
        return hidden(text.strip()) or hidden(text), "one line of text without it"
    return shown_node(details["input"]), _expected(details, field)


def field_name(path: list[str | int] | Path) -> str:
    """Write a path as the names in it; the place of the problem says which entry is meant."""
    return ".".join(step for step in path if isinstance(step, str))


def _known(loc: Path) -> list[str]:
    """Give the keys that are allowed in the record that this key is in."""
    known = _records_by_key()
    owner = next(step for step in reversed(loc[:-1]) if step in known)
    return list(known[str(owner)].model_fields)


@lru_cache(maxsize=1)
def _records_by_key() -> dict[str, type[Record]]:
    """Give the kind of record that each key of a ledger holds, one or a list of them."""
    found: dict[str, type[Record]] = {}
    left: list[type[Record]] = [records.Ledger]
    while left:
        for key, field in left.pop().model_fields.items():
            for kind in _records_in(field.annotation):
                if key not in found:
                    found[key] = kind
                    left.append(kind)
    return found


def _records_in(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_in(part)


def _expected(details: ErrorDetails, field: str) -> str:
    kind, found = details["type"], details["input"]
    if kind == "literal_error":
        words = str(details.get("ctx", {})["expected"]).replace(" or ", ", ")
        known = [word.strip("'") for word in words.split(", ")]
        return one_of(known, found if isinstance(found, str) else "")
    if kind == "model_type" and field == "terms":
        return "a word, or keys and values"
    return _EXPECTED.get(kind) or details["msg"][0].lower() + details["msg"][1:]
