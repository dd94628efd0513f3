"""Entries put into ledger files: all else stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.parse_yaml import parse
from ledger.yaml_text import Field, entry_lines, scalar, with_entry
from schema.characters import hidden
from support.problems import UnusableInput

FIELDS = {"subject": "deal", "value": "2019", "because": "It says so: twice."}
SHALLOW = '- subject: deal\n  value: 2019\n  because: "It says so: twice."\n'
ENTRY = '- subject: deal\n    value: 2019\n    because: "It says so: twice."\n'


def _with(text: str, replace: int | None = None) -> str:
    return with_entry(text, "facts.yaml", "decisions", FIELDS, replace)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: x\n", f"title: x\n\ndecisions:\n  {ENTRY}"),
        ("title: x", f"title: x\n\ndecisions:\n  {ENTRY}"),
        ("", f"decisions:\n  {ENTRY}"),
        ("decisions: [] # none\ntitle: x\n", f"decisions: # none\n  {ENTRY}title: x\n"),
        ("decisions:\ntitle: x\n", f"decisions:\n  {ENTRY}title: x\n"),
        (
            "decisions:\n  - {subject: a} # one\n\n  # the next list\ntitle: x\n",
            f"decisions:\n  - {{subject: a}} # one\n  {ENTRY}\n  # the next list\ntitle: x\n",
        ),
        (
            "decisions:\n- subject: a\n  note: |\n    long\n\n    text\n# the end\n",
            f"decisions:\n- subject: a\n  note: |\n    long\n\n    text\n{SHALLOW}# the end\n",
        ),
        ("decisions:\n  - subject: a", f"decisions:\n  - subject: a\n  {ENTRY}"),
        ("\ufefftitle: x\n", f"\ufefftitle: x\n\ndecisions:\n  {ENTRY}"),
    ],
)
def test_an_entry_goes_behind_the_last(before: str, after: str) -> None:
    assert _with(before) == after


def test_the_ends_of_lines_are_those_of_the_file() -> None:
    after = _with("title: x\r\ndecisions:\r\n  - subject: a\r\n")
    assert after == f"title: x\r\ndecisions:\r\n  - subject: a\r\n  {ENTRY}".replace(
        "\r\n", "\n"
    ).replace("\n", "\r\n")


def test_another_entry_is_replaced_and_its_comments_stay() -> None:
    text = "decisions:\n  # first\n  - subject: a\n    by: b\n  # second\n  - subject: c\n"
    assert _with(text, 0) == f"decisions:\n  # first\n  {ENTRY}  # second\n  - subject: c\n"
    assert _with(text, 1) == (
        f"decisions:\n  # first\n  - subject: a\n    by: b\n  # second\n  {ENTRY}"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("decisions: [{subject: a}]\n", "a list that is not written in lines that start with '- '"),
        (
            "decisions:\n  - note: |\n      # not a comment\n",
            "a file that this command cannot edit",
        ),
        ("decisions:\n  - note: |\n      no line end", "a file that this command cannot edit"),
    ],
)
def test_what_cannot_be_edited_safely_is_left_alone(text: str, found: str) -> None:
    with pytest.raises(UnusableInput) as raised:
        _with(text)
    assert found in str(raised.value)
    assert 'inserted by hand: - {"subject": "deal", "value": "2019"' in str(raised.value)


_WORDS = st.text(min_size=1, max_size=30).filter(lambda text: not hidden(text) and text.strip())
_VALUES = st.one_of(
    _WORDS,
    st.booleans(),
    st.lists(_WORDS, max_size=3).map(tuple),
    st.lists(_WORDS, min_size=1, max_size=3).map(lambda items: {"including": tuple(items)}),
)
_FIELDS = st.dictionaries(st.sampled_from("abcdef"), _VALUES, min_size=1).filter(entry_lines)


def _read(value: Field) -> object:
    """Give a field as YAML gives it back."""
    if isinstance(value, dict):
        return {key: list(items) for key, items in value.items()}
    return list(value) if isinstance(value, tuple) else "true" if value is True else value


@given(_FIELDS, st.sampled_from(("\n", "\r\n")), st.lists(_WORDS, max_size=3))
def test_whatever_the_words_they_are_read_back(
    fields: dict[str, Field],
    end: str,
    listed: list[str],
) -> None:
    lines = ["# top", "decisions:", *(f"  - a: {scalar(word)}" for word in listed), "", "# end", ""]
    text = end.join(lines)
    made = with_entry(text, "f", "decisions", fields)
    top, problems, _ = parse(made, "f")
    assert problems == []
    assert top == {
        "decisions": [
            *({"a": word} for word in listed),
            {name: _read(value) for name, value in fields.items() if value},
        ]
    }
    written = iter(made.split(end))
    assert all(line in written for line in lines)  # each after the one before


@given(_WORDS)
def test_a_scalar_is_read_back(text: str) -> None:
    top, problems, _ = parse(f"a: {scalar(text)}", "f")
    assert (top, problems) == ({"a": text}, [])
