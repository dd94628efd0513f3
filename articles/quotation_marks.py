"""Find the words in quotation marks, in whatever marks newspapers set.

Double and single marks, curly or straight, low and high as in German („so“), and guillemets
pointing either way. An apostrophe is no mark: not inside a word, not before "90s" or "em", and not
after the s of a plural where a later mark closes the quotation.

A quotation that is not closed ends with its paragraph and counts as none, unless the next paragraph
opens with the same mark, as in a speech that goes on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Span = tuple[int, int]
"""Offsets of characters: the first, and the one after the last."""

_KINDS = {
    **dict.fromkeys('"\u201c\u201d\u201e\u201f\uff02', "double"),
    **dict.fromkeys("'\u2018\u2019\u201a\u201b\uff07", "single"),
    **dict.fromkeys("\u00ab\u00bb", "guillemets"),
    **dict.fromkeys("\u2039\u203a", "single guillemets"),
}
_OPENS = {
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c\u201d",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u201d": "\u201d",
    '"': '"\u201d',
    "'": "'\u2019",
}
"""By the mark that opens a quotation, those that close it."""
_ONLY_OPEN = "\u201e\u201a"
_OPEN_IF_NOT_CLOSING = "\u201c\u2018"
_MARK = re.compile(f"[{''.join(_KINDS)}]|\n")
_ANY_MARK = re.compile(f"[{''.join(_KINDS)}]")
_SHORTENED = re.compile(
    r"['\u2019\u2018](?:\d\ds?\b|(?:em|til|tis|twas|cause|bout|round|n)\b['\u2019]?)", re.IGNORECASE
)
"""Words that begin with an apostrophe: '90s, 'em, rock 'n' roll."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_WRAPPED = re.compile("[^\\s.!?:;'\"\u201d\u2019\u00bb][^\\S\\n]*\n")
"""The end of a line that breaks off inside a sentence."""
_STOPS = frozenset(".,!?;:\u2026-\u2013\u2014")


def quoted_spans(text: str, *, excerpt: bool = False) -> tuple[Span, ...]:
    """Give where words are in quotation marks, with the marks, in order of where they end.

    Of an `excerpt` the other half of a mark may be left out: what is opened counts to its end, and
    what is only closed from its beginning.
    """
    if not _ANY_MARK.search(text):
        return ()
    found: list[Span] = []
    for start, end in _paragraphs(text):
        found += _quoted(text, start, end, excerpt=excerpt)
    return tuple(found)


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs: what blank lines part, or each line if none breaks off a sentence."""
    start = 0
    for end in (*(blank.end() for blank in _BLANK_LINE.finditer(text)), len(text)):
        if _WRAPPED.search(text, start, end):
            yield start, end
        else:
            for line in re.finditer(r"[^\n]*\n?", text[start:end]):
                yield start + line.start(), start + line.end()
        start = end


def _quoted(text: str, start: int, end: int, *, excerpt: bool) -> Iterator[Span]:
    """Yield the quotations of one paragraph; `begun` are the marks that wait for their close."""
    begun: dict[str, tuple[str, int]] = {}
    closed: set[str] = set()
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        kind = _KINDS.get(mark)
        if kind is None:
            continue
        opened = begun.get(kind)
        if opened and mark in _OPENS[opened[0]] and _may_close(text, at, end, opened[0]):
            yield opened[1], at + 1
            del begun[kind]
            closed.add(kind)
        elif mark in _OPENS and _may_open(text, at, again=opened is not None):
            begun[kind] = mark, at
        elif excerpt and kind not in closed and not opened and _only_closes(text, at, mark):
            yield start, at + 1
            closed.add(kind)
    for mark, at in begun.values():
        if excerpt or text[end:].lstrip().startswith(mark):
            yield at, end


def _may_open(text: str, at: int, *, again: bool) -> bool:
    """Whether a mark begins a quotation: no letter before it, and words after it."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _ONLY_OPEN:
        return True
    if mark in "\u00ab\u00bb\u2039\u203a":  # French sets a space inside
        return not again
    if before.isalnum() or not after or (after.isspace() and mark not in _OPEN_IF_NOT_CLOSING):
        return False
    return not _SHORTENED.match(text, at)


def _may_close(text: str, at: int, end: int, opener: str) -> bool:
    """Whether a mark that is of the right form ends the quotation that `opener` began."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark not in "'\u2019\u2018":
        straight = mark == '"'
        return not (straight and before.isspace() and after.isalnum())
    if after.isalnum() or before.isspace():
        return False
    return not _is_plural(text, at, end, _OPENS[opener])


def _is_plural(text: str, at: int, end: int, closing: str) -> bool:
    """Whether a mark is the apostrophe of a plural inside a quotation: the drivers' demands.

    It is where the next mark that can close one comes after a stop, and so closes it.
    """
    if text[at - 1 : at] not in ("s", "S"):
        return False
    for match in _MARK.finditer(text, at + 1, end):
        mark, n = match[0], match.start()
        before, after = text[n - 1], text[n + 1 : n + 2]
        if mark not in closing or (after.isalnum() and not before.isspace()):
            if mark == "\u2018" or (mark == "'" and before.isspace()):
                return False
            continue
        return before in _STOPS
    return False


def _only_closes(text: str, at: int, mark: str) -> bool:
    """Whether a mark can only be the close of what began before the text; no apostrophe is."""
    if mark == '"':
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return (
            bool(before) and not before.isspace() and not before.isdigit() and not after.isalnum()
        )
    return mark in "\u201d\u00bb\u203a"
