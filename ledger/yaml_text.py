"""Records as YAML text, and their insertion into a ledger file, byte for byte as it was otherwise.

A list of a ledger is edited line by line: an entry is inserted after the last one, or replaces
another. Comments, order, quoting and line ends of the rest stay as they are. The result is parsed
again and must give the old records and the new one; otherwise nothing is written.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from ledger.parse_yaml import parse
from ledger.yaml_nodes import Mapping, Sequence
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Mapping as Fields

Field = str | bool | tuple[str, ...] | dict[str, tuple[str, ...]]
_PLAIN = re.compile(r"\w(?:[\w .,;/()+%'\u2019-]*[\w.)%])?")
_NULLS = frozenset({"null", "Null", "NULL"})
_DASH = re.compile(r"^( *)-( +)")
_EMPTY = re.compile(r"(:)\s*(?:\[\s*\]|~|null)?\s*(#.*)?$")


def scalar(text: str) -> str:
    """Write text as YAML, plain where that is safe."""
    if _PLAIN.fullmatch(text) and text not in _NULLS:
        return text
    return _quoted(text)


def _quoted(text: str) -> str:
    """Write text in double quotation marks, with YAML escapes for invisible characters."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in written)


def entry_lines(fields: Fields[str, Field]) -> list[str]:
    """Give the lines of a record without indentation; keys without a value are left out."""
    lines: list[str] = []
    for name, value in fields.items():
        if isinstance(value, dict):
            lines.append(f"{name}:")
            lines += [f"  {key}: {_flow(items)}" for key, items in value.items()]
        elif isinstance(value, tuple):
            lines += [f"{name}: {_flow(value)}"] if value else []
        elif isinstance(value, bool):
            lines += [f"{name}: true"] if value else []
        elif value:
            lines.append(f"{name}: {scalar(value)}")
    return lines


def _flow(items: tuple[str, ...]) -> str:
    """Write a list in one line; an item with a comma in it is quoted."""
    return f"[{', '.join(_quoted(i) if ',' in i else scalar(i) for i in items)}]"


def with_entry(
    text: str, file: str, section: str, fields: Fields[str, Field], replace: int | None = None
) -> str:
    """Give the text of a ledger with one more entry in a list, or with one entry replaced.

    `replace` is the index (from 0) of the entry to replace. Raises UnusableInput if the list is not
    written in lines that start with "- ", or if the result is not the old records and this one.
    """
    entry, body = entry_lines(fields), text.removeprefix("\ufeff")
    first = body.find("\n")
    end = "\r" if first > 0 and body[first - 1] == "\r" else ""
    flow = json.dumps(fields, ensure_ascii=False)
    edit = _Edit(file, section, [f"{line}{end}" for line in entry], replace, end, flow)
    edited = text[: len(text) - len(body)] + "\n".join(edit.applied(body.split("\n")))
    _verify(body, edited.removeprefix("\ufeff"), edit, entry)
    return edited


class _Edit(NamedTuple):
    """One entry for a list: its lines, with the line ends of the file but without the line feed."""

    file: str
    section: str
    entry: list[str]
    replace: int | None
    end: str
    flow: str

    def applied(self, lines: list[str]) -> list[str]:
        """Give the lines of the file with the entry inserted."""
        top = _top("\n".join(lines), self.file)
        if self.section not in top:
            return self._at_the_end(lines)
        listed = top[self.section]
        if not isinstance(listed, Sequence) or not listed:
            return self._into_empty_list(lines, top.key_at[self.section][0] - 1)
        starts = [line - 1 for line, _ in listed.item_at]
        odd = [at for at in starts if not _DASH.match(lines[at])]
        if odd or len(set(starts)) < len(starts):
            found = "a list that is not written in lines that start with '- '"
            raise self.refused((odd or starts)[0] + 1, found)
        dash = _DASH.match(lines[starts[-1]])
        new = _indented(self.entry, len(dash[1]) if dash else 2, len(dash[2]) if dash else 1)
        later = [at - 1 for at, _ in top.key_at.values() if at - 1 > starts[-1]]
        ends = [*starts[1:], min(later, default=len(lines))]
        number = len(starts) - 1 if self.replace is None else self.replace
        stop = _end_of(lines, starts[number], ends[number])
        start = stop if self.replace is None else starts[number]
        before = lines[:start]
        if before and self.end and not before[-1].endswith(self.end):  # the last line has no end
            before[-1] += self.end
        return [*before, *new, *(lines[stop:] or [""])]

    def _at_the_end(self, lines: list[str]) -> list[str]:
        """Start the list at the end of the file."""
        while lines and not lines[-1].strip():
            lines = lines[:-1]
        if lines:
            lines = [*lines[:-1], lines[-1].removesuffix("\r") + self.end, self.end]
        return [*lines, f"{self.section}:{self.end}", *_indented(self.entry, 2, 1), ""]

    def _into_empty_list(self, lines: list[str], at: int) -> list[str]:
        """Insert the entry under the key of an empty list."""
        head = _EMPTY.sub(lambda m: f"{m[1]} {m[2]}" if m[2] else m[1], lines[at].rstrip())
        rest = lines[at + 1 :] or [""]
        return [*lines[:at], head + self.end, *_indented(self.entry, 2, 1), *rest]

    def refused(self, line: int, found: str) -> UnusableInput:
        """Give the error for a file that is not edited, with the entry to insert by hand."""
        expected = f"this entry under '{self.section}', inserted by hand: - {self.flow}"
        return UnusableInput([Problem(Place(self.file, line, 1), self.section, found, expected)])


def _end_of(lines: list[str], start: int, stop: int) -> int:
    """Give the end of an entry: empty lines and comments after it are not part of it."""
    while stop > start + 1 and (not lines[stop - 1].strip() or _is_comment(lines[stop - 1])):
        stop -= 1
    return stop


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def _indented(entry: list[str], dash: int, gap: int) -> list[str]:
    first, *more = entry
    inner = " " * (dash + 1 + gap)
    return [f"{' ' * dash}-{' ' * gap}{first}", *(f"{inner}{line}" for line in more)]


def _top(text: str, file: str) -> Mapping:
    if not text.strip():
        return Mapping((1, 1))
    top, problems, _ = parse(text, file)
    if problems:
        raise UnusableInput(problems)
    return Mapping((1, 1)) if top is None else top


def _verify(old: str, new: str, edit: _Edit, entry: list[str]) -> None:
    """Verify that the new text has the old records and the new one. Raises UnusableInput."""
    before = dict(_top(old, edit.file))
    listed = before.pop(edit.section, None)
    wanted = [*listed] if isinstance(listed, Sequence) else []
    added = _top("\n".join(entry), edit.file)
    if edit.replace is None:
        wanted.append(added)
    else:
        wanted[edit.replace] = added
    try:
        after = dict(_top(new, edit.file))
    except UnusableInput:
        after = {}
    if after.pop(edit.section, None) != wanted or after != before:
        raise edit.refused(1, "a file that this command cannot edit safely")
