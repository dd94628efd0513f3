"""The record of a check of a team's own: what the head of its SQL file says."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator

from schema.fields import Record, Text, Word
from schema.problem import ValueProblem


def _code(written: str) -> str:
    if re.fullmatch("[A-Z]{1,8}[0-9]{1,4}", written) is None or written.startswith("CR"):
        raise ValueProblem(
            repr(written), "letters and a number, as in X101, that do not begin with CR as ours do"
        )
    return written


def _name(written: str) -> str:
    if re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", written) is None:
        raise ValueProblem(repr(written), "words in small letters with hyphens, as in short-quote")
    return written


Code = Annotated[Word, AfterValidator(_code)]
Name = Annotated[Word, AfterValidator(_name)]


class OwnCheck(Record):
    """Code, name and severity, the manual page, and what the check looks at.

    `needs` is SQL that counts what it looks at, and `without` says what there is none of where
    that is 0. Without both, it looks at claims. `claims` says which claims of large tables the
    query sees: all, or only those about things on which some claims conflict, which takes less time
    and memory.
    """

    code: Code
    name: Name
    severity: Literal["contradiction", "tension", "ambiguity", "note"] = "note"
    page: Text
    claims: Literal["all", "conflicting"] = "all"
    needs: Text = "SELECT count(*) FROM claims"
    without: Text = "no claims"
