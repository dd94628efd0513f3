"""Quotes as they are searched for words, and the list of words to query."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from articles.loaded_words import ALLOWED, LOADED
from articles.word_list import outside_marks, word_list
from ledger.listed_words import WordListEntry
from schema.folding import plain
from schema.records import ListedWords
from tests.ledger.helpers import refused_text, typed


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Kicked out", " kicked out "),
        ("  so-called\n", " so called "),
        ("U.S. 2.5", " u s 2 5 "),
        ("a_b", " a b "),
        ("Çalışma’s", " çalışma s "),
        ("“—”", "  "),
    ],
)
def test_plain_words(words: str, found: str) -> None:
    assert plain(words) == found


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("the ban", " the ban "),
        ("the “total” ban", " the | ban "),
        ('the "total" ban', " the | ban "),
        ("the ‘total’ ban", " the | ban "),
        ("the ‘city’s own’ ban", " the | ban "),
        ("the city’s ban, the towns’ ban", " the city s ban the towns ban "),
        ("the city's ban", " the city s ban "),
        ("it said “the ban", " it said |  "),
        ("the ban” it said", "  | it said "),
        ('it said "the ban', " it said |  "),
        ("“a” ban “b”", "  | ban |  "),
        ("“the ban”", ""),
        ("“the ban.”", ""),
    ],
)
def test_words_outside_quotation_marks(quote: str, found: str) -> None:
    assert outside_marks(quote) == found


def entry(**fields: object) -> ListedWords:
    return ListedWords.model_validate(fields)


@pytest.mark.usefixtures("here")
def test_the_list_of_a_ledger_follows_the_built_in_one() -> None:
    built_in = word_list(())
    assert len(built_in) == len(LOADED) + len(ALLOWED)
    assert {each.kind for each in built_in} == {"loaded", "allowed"}
    own = "{words: [Stunning, jaw-dropping], write: large, because: who is stunned?}"
    assert word_list(typed(f"word_list: [{own}]\n").listed) == (
        *built_in,
        WordListEntry(" stunning ", "Stunning", "loaded", "large", "who is stunned?"),
        WordListEntry(" jaw dropping ", "jaw-dropping", "loaded", "large", "who is stunned?"),
    )


@pytest.mark.usefixtures("here")
def test_an_entry_replaces_a_built_in_word() -> None:
    own = typed("word_list: [{words: Regime, allow: true, because: style book}]\n").listed
    found = [each for each in word_list(own) if each.plain == " regime "]
    assert found == [WordListEntry(" regime ", "Regime", "allowed", None, "style book")]
    assert len(word_list(own)) == len(word_list(()))


@pytest.mark.usefixtures("here")
def test_what_is_no_list_of_words() -> None:
    text = """\
word_list:
  - {words: [stunning, "--"]}
  - {words: Stunning!, kind: garbled}
"""
    again = "found 'Stunning!' again, expected words listed once (first at f.yaml:2:14)"
    assert refused_text(text) == [
        "f.yaml:2:24: words: found '--', expected a word",
        f"f.yaml:3:13: words: {again}",
    ]


@pytest.mark.parametrize("fields", [{}, {"words": []}, {"words": "a", "kind": "rude"}])
def test_what_is_no_entry(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        entry(**fields)


@pytest.mark.usefixtures("here")
def test_a_list_of_words() -> None:
    (entered,) = typed("word_list: [{words: stunning}]\n").read.records.word_list
    assert (entered.words, entered.kind, entered.allow) == (("stunning",), "loaded", False)
