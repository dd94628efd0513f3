"""The words that a ledger lists, each in its plain spelling and listed once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schema.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.references import Path, References
    from support.problems import Place


class WordListEntry(NamedTuple):
    """An entry of the word list: the plain words, and the record's other fields."""

    plain: str
    words: str
    kind: str
    write: str | None
    because: str | None


def listed_words(references: References) -> Iterator[WordListEntry]:
    """Yield the words of a ledger's list; refuse what is no word, or listed before."""
    first: dict[str, Place] = {}
    for index, listed in enumerate(references.read.records.word_list):
        kind = "allowed" if listed.allow else listed.kind
        for n, words in enumerate(listed.words):
            path: Path = ("word_list", index, "words", n)
            key, place = plain(words), references.read.place("word_list", index, "words", n)
            if not key.strip():
                references.refuse(path, repr(words), "a word")
            elif key in first:
                expected = f"words listed once (first at {first[key]})"
                references.refuse(path, f"{words!r} again", expected)
            first.setdefault(key, place)
            yield WordListEntry(key, words, kind, listed.write, listed.because)
