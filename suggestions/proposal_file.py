"""Files of proposals, in JSON or NDJSON: written by `suggest`, or by a service, and read again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import ValidationError

from ledger.text_positions import line_and_column
from schema.characters import no_command_in_json, one_line
from schema.problem import ValueProblem
from schema.proposed_claims import FORMAT, VERSION, ProposedClaim
from support.problems import Place, Problem, UnusableInput, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

_HEAD = re.compile(r'"proposals"\s*:\s*\[|\A\s*\[')
_EXPECTED = {
    "missing": "this key",
    "int_type": "a whole number, in no quotation marks",
    "float_type": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "too_long": "three at most",
}
_A_FILE = "proposals in JSON or NDJSON, as 'crossread suggest -o' writes them"


class PlacedProposal(NamedTuple):
    """A proposal and where it stands in its file."""

    proposal: ProposedClaim
    place: Place


def written(proposals: Iterable[ProposedClaim], *, lines: bool) -> str:
    """Give proposals as the text of a file: NDJSON with `lines`, else JSON."""
    rows = [_fields(proposal) for proposal in proposals]
    if lines:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    else:
        whole = {"format": FORMAT, "version": VERSION, "proposals": rows}
        text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return no_command_in_json(text)


def _fields(proposal: ProposedClaim) -> dict[str, Any]:
    return proposal.model_dump(mode="json", exclude_none=True)


def read_proposals(raw: bytes, file: str) -> tuple[list[PlacedProposal], list[Problem]]:
    """Give the proposals of a file, and what is wrong with the others, each with its line.

    Raises UnusableInput for a file that holds no proposals at all.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _unusable(Place(file, line, 1), "bytes that are not UTF-8", "UTF-8") from None
    found: list[PlacedProposal] = []
    problems: list[Problem] = []
    for row, place in _rows(text, file):
        try:
            found.append(PlacedProposal(ProposedClaim.model_validate_json(json.dumps(row)), place))
        except ValidationError as error:
            problems += _problems(error, place)
    return found, problems


def _rows(text: str, file: str) -> Iterator[tuple[object, Place]]:
    if not text.strip():
        raise _unusable(Place(file), "an empty file", _A_FILE)
    head = _HEAD.search(text)
    if head and (text.lstrip()[:1] == "[" or _is_whole(text, file)):
        yield from _listed(text, head.end(), file)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _parsed(line, file, number), Place(file, number, 1)


def _is_whole(text: str, file: str) -> bool:
    """Whether a text is one object with all proposals, of a version that is read."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return "\n{" not in text.strip()
    keys = cast("dict[str, object]", whole) if isinstance(whole, dict) else {}
    version = keys.get("version", VERSION)
    if version != VERSION:
        raise _unusable(Place(file), f"version {version!r}", f"version {VERSION}")
    return True


def _listed(text: str, at: int, file: str) -> Iterator[tuple[object, Place]]:
    """Yield the elements of an array that begins before `at`, each with its line."""
    decoder = json.JSONDecoder()
    while True:
        while text[at : at + 1] in (" ", "\n", "\r", "\t", ","):
            at += 1
        place = Place(file, *line_and_column(text, at))
        if text[at : at + 1] == "]":
            return
        try:
            row, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise _unusable(
                place, f"JSON that ends or breaks here ({_why(error)})", _A_FILE
            ) from None
        yield row, place


def _parsed(line: str, file: str, number: int) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        place = Place(file, number, getattr(error, "colno", 1))
        raise _unusable(place, f"a line that is no JSON ({_why(error)})", _A_FILE) from None


def _why(error: ValueError | RecursionError) -> str:
    return getattr(error, "msg", "") or "it is nested too deep"


def _unusable(place: Place, found: str, expected: str) -> UnusableInput:
    return UnusableInput([Problem(place, "", found, expected)])


def _problems(error: ValidationError, place: Place) -> Iterator[Problem]:
    for details in error.errors(include_url=False):
        steps = [
            str(step) for step in details["loc"] if not str(step).startswith(("tuple[", "cons"))
        ]
        yield Problem(place, ".".join(steps), *_found_and_expected(details))


def _found_and_expected(details: ErrorDetails) -> tuple[str, str]:
    cause = details.get("ctx", {}).get("error")
    if isinstance(cause, ValueProblem):
        return cause.found, cause.expected
    if details["type"] == "missing":
        return "no such key", "one"
    if details["type"] == "extra_forbidden":
        key = str(details["loc"][-1])
        near = nearest(list(ProposedClaim.model_fields), key)
        return f"an unknown key {shown(key)}", f"did you mean {near!r}?" if near else "none"
    found = shown(one_line(json.dumps(details["input"], default=str, ensure_ascii=False)))
    message = details["msg"].removeprefix("Input should be ").removeprefix("Value error, ")
    return found, _EXPECTED.get(details["type"], message)
