"""Arguments of the commands that write into a ledger, validated against it."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from commands.common import refuse
from support.problems import one_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from ledger.typed import TypedLedger
    from ledger.yaml_text import Field
    from schema.records import Attribute
    from schema.values import RawValue
    from support.one_at_a_time import Held


@contextmanager
def held_ledgers(paths: Iterable[str]) -> Generator[Held]:
    """Keep other runs from the files of a ledger, before it is read. Raises UnusableInput."""
    from ledger.files import STDIN, ledgers
    from support.one_at_a_time import held

    with held(Path(file) for file in ledgers(paths) if file != STDIN) as files:
        yield files


def attribute_of(typed: TypedLedger, name: str) -> Attribute:
    """Give an attribute that exists, by its id."""
    return next(record for record in typed.read.records.attributes if record.id == name)


def require_known(option: str, word: str, words: Iterable[str]) -> None:
    """Raise CommandLineError unless a word is one of some."""
    known = list(words)
    if word not in known:
        refuse(f"{option}: found {word!r}, expected {one_of(known, word)}")


def require_words(option: str, text: str) -> None:
    """Raise CommandLineError for a text without words."""
    if not text.strip():
        refuse(f"{option} must not be empty")


def require_day(option: str, written: str | None) -> None:
    """Raise CommandLineError for a date that cannot be read."""
    from schema.problem import ValueProblem
    from schema.values.date import read_days

    if written is not None:
        try:
            read_days(written)
        except ValueProblem as problem:
            refuse(f"{option}: found {problem.found}, expected {problem.expected}")


def require_type(option: str, typed: TypedLedger, attribute: str, raw: RawValue) -> None:
    """Raise CommandLineError for a value that the type of its attribute cannot read."""
    from schema.problem import ValueProblem
    from schema.values import VALUE_TYPES

    record = attribute_of(typed, attribute)
    try:
        VALUE_TYPES[record.type].read(raw, record, typed.vocabularies.get(record.vocabulary or ""))
    except ValueProblem as problem:
        refuse(f"{option}: found {problem.found}, expected {problem.expected}")


def typed_value(option: str, typed: TypedLedger, attribute: str, value: str) -> RawValue:
    """Read a value of an attribute, which is refused elsewhere if it does not exist.

    Raises CommandLineError.
    """
    raw = raw_value(option, value)
    if any(record.id == attribute for record in typed.read.records.attributes):
        require_type(option, typed, attribute, raw)
    return raw


def raw_value(option: str, value: str) -> RawValue:
    """Read a value as a ledger has it: text, or a list in brackets. Raises CommandLineError."""
    from ledger.parse_yaml import parse
    from ledger.yaml_nodes import Mapping, Sequence
    from schema.records import Including

    if not value.lstrip().startswith(("[", "{")):
        return value
    top, problems, _ = parse(f"value: {value}", option)
    read = top["value"] if top and not problems else None
    is_open = isinstance(read, Mapping) and list(read) == ["including"]
    items = read["including"] if isinstance(read, Mapping) and is_open else read
    if not isinstance(items, Sequence) or not all(isinstance(item, str) for item in items):
        refuse(f"{option}: found {value!r}, expected text, '[a, b]' or '{{including: [a, b]}}'")
    listed = tuple(map(str, items))
    return Including(including=listed) if is_open else listed


def as_field(raw: RawValue) -> Field:
    """Give a value as it is written into a ledger."""
    return raw if isinstance(raw, str | tuple) else {"including": raw.including}
