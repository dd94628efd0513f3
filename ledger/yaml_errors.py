"""Errors of libyaml, reworded for editors who are not programmers."""

from __future__ import annotations

import re
from contextlib import suppress

import yaml

from ledger.text_positions import LINE_BREAK, line_and_column
from support.problems import Place, Problem

UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_QUOTES = "quotation marks around it"
_CLOSED = "a ']' or a '}' at its end"
_MESSAGES = {
    "mapping values are not allowed in this context": (
        "one ': ' too many",
        "quotation marks around text that holds ': ', or a line indented like its neighbours",
    ),
    "could not find expected ':'": ("a line without ': '", "a key, ': ' and its value"),
    "did not find expected key": (
        "words that belong to no key",
        "a key indented like the other keys, or quotation marks around the whole text",
    ),
    "did not find expected <document start>": (
        "a line that does not continue what is above it",
        "keys that are all indented alike",
    ),
    "did not find expected '-' indicator": (
        "a line that belongs to no entry",
        "an entry that starts with '- ', indented like the others",
    ),
    "did not find expected ',' or ']'": (
        "a list in [ ] that is cut short",
        "', ' between its items and a ']' at its end",
    ),
    "did not find expected ',' or '}'": (
        "keys and values in { } that are cut short",
        "', ' between them and a '}' at their end",
    ),
    "block sequence entries are not allowed in this context": (
        "'- ' right after a key",
        "the list on lines of its own, or quotation marks around the text",
    ),
    "mapping keys are not allowed in this context": ("a value that starts with '? '", _QUOTES),
    "found unexpected end of stream": (
        "a quotation mark that is never closed",
        "the same mark at the end of the text",
    ),
    "found unexpected document indicator": (
        "a quotation mark that is never closed",
        "the same mark at the end of the text",
    ),
    "found unknown escape character": (
        "a backslash between double quotation marks",
        "single ones around the text, or two backslashes for one",
    ),
    "found a tab character that violates indentation": ("a tab", "spaces"),
    "found a tab character where an indentation space is expected": ("a tab", "spaces"),
    "did not find expected alphabetic or numeric character": (
        "a value that starts with '*' or '&'",
        _QUOTES,
    ),
    "did not find expected comment or line break": ("a value that starts with '|' or '>'", _QUOTES),
}
"""What libyaml says, and what we say instead: found, expected."""
_FROM_THE_START = frozenset(
    {
        "could not find expected ':'",
        "did not find expected ',' or ']'",
        "did not find expected ',' or '}'",
        "found unexpected end of stream",
        "found unexpected document indicator",
        "did not find expected alphabetic or numeric character",
        "did not find expected comment or line break",
    }
)
"""Messages for which we report where the broken part starts, not where libyaml gave up."""


def broken_yaml(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """Say what is broken, and where."""
    unprintable = UNPRINTABLE.search(text)
    if not unprintable:
        return _reworded(error, text, file)
    place = Place(file, *line_and_column(text, unprintable.start()))
    return Problem(place, "", control(unprintable[0]), "text without it")


def _reworded(error: yaml.YAMLError, text: str, file: str) -> Problem:
    said = str(getattr(error, "problem", None) or " ".join(str(error).split()))
    mark = getattr(error, "problem_mark", None)
    if said in _FROM_THE_START:
        mark = getattr(error, "context_mark", None) or mark
    opened = _unclosed(text) if mark and not _char(mark, text) else None  # it ends too early
    if opened:
        return Problem(Place(file, *opened), "", "a '[' or a '{' that is never closed", _CLOSED)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Problem(place, "", *_words(said, mark, text, error))


def _unclosed(text: str) -> tuple[int, int] | None:
    """Give where the innermost [ or { begins that is still open where libyaml gives up, if any."""
    opened: list[yaml.MappingStartEvent | yaml.SequenceStartEvent] = []
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                opened.append(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                opened.pop()
    marks = [event.start_mark for event in opened if event.flow_style]
    return (marks[-1].line + 1, marks[-1].column + 1) if marks and marks[-1] else None


def _words(said: str, mark: yaml.Mark | None, text: str, error: yaml.YAMLError) -> tuple[str, str]:
    if said in _MESSAGES:
        return _MESSAGES[said]
    if said in (
        "found character that cannot start any token",
        "did not find expected node content",
    ):
        char = _char(mark, text)
        if char == "\t":
            return "a tab", "spaces"
        if not char:
            return "an end in the middle of a list or of keys and values", _CLOSED
        return f"a value that starts with {char!r}", _QUOTES
    context = getattr(error, "context", None)
    return f"broken YAML ({said}{f' {context}' if context else ''})", "YAML 1.2"


def _char(mark: yaml.Mark | None, text: str) -> str:
    """Give the character at a mark; "" after the last one."""
    lines = LINE_BREAK.split(text)
    inside = mark is not None and mark.line < len(lines)
    return lines[mark.line][mark.column : mark.column + 1] if mark and inside else ""


def control(char: str) -> str:
    """Name a control character."""
    return f"the control character U+{ord(char):04X}"
