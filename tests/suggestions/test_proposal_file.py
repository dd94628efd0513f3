"""Files of proposals: what is read, and what is refused with its line."""

import json

import pytest

from suggestions.proposal_file import read_proposals, written
from suggestions.propose import ArticleToRead, propose
from support.problems import UnusableInput

ROW = '{"source": "a", "start": 0, "end": 4, "value": "4"}'


def read(text: str) -> tuple[list[tuple[int, str]], list[str]]:
    found, problems = read_proposals(text.encode(), "p.json")
    return [(one.place.line, one.proposal.article) for one in found], [str(p) for p in problems]


@pytest.mark.parametrize("lines", [True, False])
def test_what_is_written_is_read_again(lines: bool) -> None:  # noqa: FBT001 - a case
    proposals = propose(
        ArticleToRead("a.txt", "Seven workers were hurt on 3 May 2019.\n", is_source=False)
    )
    found, problems = read_proposals(written(proposals, lines=lines).encode(), "p")
    assert problems == []
    assert [one.proposal for one in found] == list(proposals)


def test_one_row_a_list_and_lines_are_read_with_their_lines() -> None:
    assert read(ROW) == ([(1, "a")], [])
    assert read(f"[\n{ROW},\n{ROW}]") == ([(2, "a"), (3, "a")], [])
    assert read(f"{ROW}\n\n{ROW}\n") == ([(1, "a"), (3, "a")], [])
    assert read('{"version": 1, "proposals": []}') == ([], [])


def test_what_is_wrong_in_a_row_names_line_key_and_what_is_expected() -> None:
    wrong = '{"source": "a", "start": "0", "end": 4, "valeu": 3}'
    assert read(f"{ROW}\n{wrong}")[1] == [
        "p.json:2:1: start: found '\"0\"', expected a whole number, in no quotation marks",
        "p.json:2:1: valeu: found an unknown key 'valeu', expected did you mean 'value'?",
    ]
    assert read('{"start": 3, "end": 2, "source": "a"}')[1] == [
        "p.json:1:1: found the offsets 3 to 2, expected an end after the start"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "p.json: found an empty file"),
        ("{]", "p.json:1:2: found a line that is no JSON"),
        (f"{ROW}\nnot JSON", "p.json:2:1: found a line that is no JSON"),
        (f'{{"proposals": [{ROW}, {{"source"', "found JSON that ends or breaks here"),
        ('{"version": 2, "proposals": []}', "p.json: found version 2, expected version 1"),
        ("[" * 100_000, "found JSON that ends or breaks here"),
    ],
)
def test_a_file_that_is_none_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnusableInput) as error:
        read_proposals(text.encode(), "p.json")
    assert message in str(error.value)


def test_bytes_that_are_not_utf8_name_their_line() -> None:
    with pytest.raises(UnusableInput, match=r"p\.json:2:1: found bytes that are not UTF-8"):
        read_proposals(json.dumps({}).encode() + b"\n\xff", "p.json")
