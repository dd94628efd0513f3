"""What the keys of records hold, such as text, ids and truth values, and what all records share.

Every scalar of a ledger is text here, also what YAML takes for a number or a truth value.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic.json_schema import WithJsonSchema

from schema.characters import ONE_LINE
from schema.problem import ValueProblem
from schema.unseen import WITHOUT, unseen

_FLAGS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}


def read_flag(written: object) -> object:
    """Read the two truth values of YAML 1.2; `yes` and `no` are words."""
    return _FLAGS.get(written, written) if isinstance(written, str) else written


_HEX = "^[0-9a-f]{64}$"


def _digest(written: str) -> str:
    if re.fullmatch(_HEX, written) is None:
        raise ValueProblem(repr(written), "64 digits of 0-9 and a-f, as sha256sum prints them")
    return written


def composed(written: str) -> str:
    """Give an id in Unicode's form NFC: macOS and some editors write an accent on its own."""
    return written if written.isascii() else unicodedata.normalize("NFC", written)


def _seen(written: str) -> str:
    found = unseen(written)
    if found:
        raise ValueProblem(found, WITHOUT)
    return written


SCALAR = {"type": ["string", "number", "boolean"], "minLength": 1}
"""Every scalar of a ledger is text, also what YAML takes for a number or a truth value."""
_AS_SCALAR = WithJsonSchema(SCALAR)
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), _AS_SCALAR]
"""Words that may run over several lines."""
Word = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, pattern=ONE_LINE), _AS_SCALAR
]
"""Words on one line, without hidden characters."""
Context = Annotated[str, WithJsonSchema({"type": SCALAR["type"]})]
"""Words around a quote, with the spaces that they have."""
Name = Annotated[Word, AfterValidator(_seen)]
"""What somebody or something is called: each character of it is seen, or makes sense."""
Names = tuple[Name, ...]
Id = Annotated[Name, AfterValidator(composed)]
Digest = Annotated[
    Word, AfterValidator(_digest), WithJsonSchema({"type": "string", "pattern": _HEX})
]
Flag = Annotated[
    bool, BeforeValidator(read_flag), Field(strict=True), WithJsonSchema({"type": "boolean"})
]
Words = tuple[Word, ...]
Texts = tuple[Text, ...]


def _one_or_many(written: object) -> object:
    return (written,) if isinstance(written, str) else written


OneOrMany = Annotated[
    tuple[Id, ...],
    BeforeValidator(_one_or_many),
    WithJsonSchema({"anyOf": [SCALAR, {"type": "array", "items": SCALAR}]}),
]


class Record(BaseModel):
    """What all records share: they do not change, and a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
