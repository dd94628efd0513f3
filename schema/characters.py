"""Characters that no line may hold: they end it, move the cursor, or turn the words around.

Line breaks and control characters let the text of a ledger or an article forge lines of output and
steer a terminal; the directional ones (embeddings, overrides, isolates) let what is read differ
from what is there. Marks that only state a direction (U+200E, U+200F) are letters like others.
"""

from __future__ import annotations

import re

_TURNING = r"\u202a-\u202e\u2066-\u2069"
HIDDEN = rf"\x00-\x1f\x7f-\x9f\u2028\u2029{_TURNING}"
"""The class of all of them, in Python's syntax."""
ONE_LINE = rf"^[^{HIDDEN}]*$"
"""A regular expression of text without any of them, in Python's syntax and in Rust's."""

_BREAKS = re.compile(r"[\t-\r\x85\u2028\u2029]+")
_NOT_PRINTED = re.compile(rf"[{HIDDEN}\ud800-\udfff]")
_COMMAND = re.compile(r"##(\w*)\[")
_AT_THE_START = re.compile(r"^([^\S\n]*)::", re.MULTILINE)
_SECTION = re.compile(r"(section_(?:start|end)):(?=[0-9])")
FORMULA = "'*[=+\\-@\uff1d\uff0b\uff0d\uff20\\t\\r\\n]"
"""What spreadsheets take for the beginning of a formula, full-width signs among it.

With apostrophes before it, too, as whoever reads such a cell back takes one of them away.
"""
_BREAK = "\n\v\f\r\x85\u2028\u2029"


def hidden(text: str) -> str:
    """Name the first such character of a text, or give "" if there is none."""
    found = _NOT_PRINTED.search(text)
    if found is None:
        return ""
    if found[0] in _BREAK:
        return "a line break"
    return "a tab" if found[0] == "\t" else f"the control character U+{ord(found[0]):04X}"


def escaped(text: str) -> str:
    r"""Write such characters as escapes: "\n", "\x1b", "\u202e"."""
    return _NOT_PRINTED.sub(lambda found: ascii(found[0])[1:-1], text)


def one_line(text: str) -> str:
    """Put text on one line: line breaks and tabs become spaces, what else is hidden escapes."""
    return escaped(_BREAKS.sub(" ", text)) if _NOT_PRINTED.search(text) else text


def no_command(line: str) -> str:
    r"""Keep a CI service from taking a printed line for a command: a backslash breaks it up.

    GitHub reads "::" at the start of a line and "##[" anywhere, others "##vso[" and the like; to
    GitLab "section_start:1" begins a section.
    """
    return _AT_THE_START.sub(r"\1\\::", no_command_within(line))


def no_command_within(line: str) -> str:
    """Do the same for what stands after the beginning of a line."""
    if "##" in line:
        line = _COMMAND.sub(r"##\1\\[", line)
    return _SECTION.sub(r"\1\\:", line) if "section_" in line else line


def printable(text: str) -> str:
    """Give text of several lines as it may be printed: nothing hidden, and no line a command."""
    return "\n".join(no_command(escaped(line)) for line in text.split("\n"))


def no_command_in_json(text: str) -> str:
    """Give JSON that says the same, in which no CI service reads a command."""
    text = text.replace("##", "#\\u0023").replace("\x7f", "\\u007f")
    return _SECTION.sub(r"\1\\u003a", text)


def no_command_in_markup(text: str) -> str:
    """Give HTML or XML that says the same, in which no CI service reads a command."""
    text = text.replace("##", "#&#35;").replace("\x7f", "&#127;")
    text = _SECTION.sub(r"\1&#58;", text)
    return _AT_THE_START.sub(r"\1&#58;:", text)
