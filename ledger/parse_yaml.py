"""YAML text to nodes: refuse what editors cannot see, let libyaml read it, build the nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import yaml

from ledger.text_positions import without_separators
from ledger.yaml_errors import broken_yaml
from ledger.yaml_nodes import REFUSED, Mapping, NodeBuilder, TooDeepError, kind_of
from support.problems import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.files import FileText

_EXPECTED = "a ledger, with keys such as sources, subjects, attributes and claims"


class Parsed(NamedTuple):
    """The top mapping of a file, None if there is none that can be used, and the problems.

    `complete` is false if a part of the file could not be read.
    """

    top: Mapping | None
    problems: list[Problem]
    complete: bool = True


class ParsedFile(NamedTuple):
    """A file of a ledger, parsed."""

    file: str
    parsed: Parsed


def parse_files(texts: Iterable[FileText]) -> list[ParsedFile]:
    """Parse the texts of files, in their order."""
    files: list[ParsedFile] = []
    for file, text in texts:
        parsed = parse(text, file)
        files.append(ParsedFile(file, parsed))
    return files


def parse(text: str, file: str) -> Parsed:
    """Read one YAML document whose top is a mapping, as far as it can be read.

    libyaml reads while the nodes are built, so that a file that is broken at some line has the
    problems of the lines before it, too.
    """
    problems: list[Problem] = []
    text = without_separators(text, file, problems)
    builder = NodeBuilder(file, text)
    builder.problems += problems
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        top = builder.build(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as error:
        return Parsed(None, [*builder.problems, broken_yaml(error, text, file)], complete=False)
    except TooDeepError:
        return Parsed(None, builder.problems, complete=False)
    if isinstance(top, Mapping):
        return Parsed(top, builder.problems, complete=builder.documents == 1)
    if top is not REFUSED:
        found = "an empty file" if top is None else f"{kind_of(top)} at the top"
        builder.problems.append(Problem(Place(file, 1, 1), "", found, _EXPECTED))
    return Parsed(None, builder.problems, complete=False)
