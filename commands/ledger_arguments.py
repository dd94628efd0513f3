"""What the commands share that write into a ledger: words of the command line held against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import typer

from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from schema.records import Attribute
    from schema.values import RawValue


def attribute_of(typed: TypedLedger, name: str) -> Attribute:
    """Give an attribute by its id, which is known."""
    return next(record for record in typed.read.records.attributes if record.id == name)


def hold_type(typed: TypedLedger, attribute: str, raw: RawValue) -> None:
    """Read a value by its attribute. Raises typer.BadParameter."""
    from schema.problem import ValueProblem
    from schema.values import VALUE_TYPES

    record = attribute_of(typed, attribute)
    try:
        VALUE_TYPES[record.type].read(raw, record, typed.vocabularies.get(record.vocabulary or ""))
    except ValueProblem as problem:
        refuse("VALUE", problem.found, problem.expected)


def raw_value(value: str) -> RawValue:
    """Read a value as a ledger has it: text, or a list in brackets. Raises typer.BadParameter."""
    from ledger.yaml_events import Mapping, Sequence, parse
    from schema.records import Including

    if not value.lstrip().startswith(("[", "{")):
        return value
    top, problems, _ = parse(f"value: {value}", "VALUE")
    read = top["value"] if top and not problems else None
    is_open = isinstance(read, Mapping) and list(read) == ["including"]
    items = read["including"] if isinstance(read, Mapping) and is_open else read
    if not isinstance(items, Sequence) or not all(isinstance(item, str) for item in items):
        refuse("VALUE", repr(value), "a value, '[one, another]' or '{including: [one, another]}'")
    listed = tuple(map(str, items))
    return Including(including=listed) if is_open else listed


def hold_day(option: str, written: str | None) -> None:
    """Read a day. Raises typer.BadParameter."""
    from schema.problem import ValueProblem
    from schema.values.date import read_days

    if written is not None:
        try:
            read_days(written)
        except ValueProblem as problem:
            refuse(option, problem.found, problem.expected)


def as_field(raw: RawValue) -> Field:
    """Give a value as it is written into a ledger."""
    return raw if isinstance(raw, str | tuple) else {"including": raw.including}


def hold_known(option: str, word: str, words: Iterable[str]) -> None:
    """See that a word is one of some. Raises typer.BadParameter."""
    known = list(words)
    if word not in known:
        refuse(option, repr(word), one_of(known, word))


def refuse(option: str, found: str, expected: str) -> NoReturn:
    """Raise typer.BadParameter for what was given for an option or argument."""
    raise typer.BadParameter(f"found {found}, expected {expected}", param_hint=option)
