"""`init`, `add claim` and `decide`: what they write, what they keep, and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from ledger.yaml_text import scalar
from tests.cli.command import Ended, in_process

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = """\
# Kept by the desk.
sources:
  - {id: morning, file: morning.txt, published: 2020-03-05}   # the first
  - {id: evening, file: evening.txt, furniture: [Read more]}
subjects: [{id: bridge, name: the bridge}]
vocabularies:
  - id: states
    terms: [open, {id: closed, aliases: [shut]}, {id: half-open, name: half open}]
attributes:
  - {id: opened, of: bridge, type: date}
  - {id: cost, type: money}
  - {id: state, type: term, vocabulary: states}
  - {id: built-by, type: list, vocabulary: states}
claims:
  - {source: morning, subject: bridge, attribute: opened, value: 2019, quote: opened in 2019}
  # one more to come
  - source: evening
    subject: bridge
    attribute: opened
    value: 2020
    quote: opened in 2020

# The end.
"""
MORNING = "It opened in 2019. It cost $2.5 billion, or €2 billion. It is half open today."
EVENING = "It opened in 2020, it is said. Read more: it was shut. It opened in 2020, we hear."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "morning.txt").write_text(MORNING, encoding="utf-8")
    (tmp_path / "evening.txt").write_text(EVENING, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    return tmp_path


def _decide(desk: Path, *more: str, value: str = "2019", attribute: str = "opened") -> Ended:
    why = ("--because", "The minutes say so.", "--by", "A. Reader", "--on", "2024-06-02")
    return in_process("decide", "bridge", attribute, value, *why, *more, cwd=desk)


def _add(
    desk: Path, quote: str, *more: str, attribute: str = "cost", source: str = "morning"
) -> Ended:
    about = ("--source", source, "--subject", "bridge", "--attribute", attribute)
    return in_process("add", "claim", *about, "--quote", quote, *more, cwd=desk)


def _ledger(desk: Path) -> str:
    return (desk / "facts.yaml").read_text(encoding="utf-8")


DECISION = """
decisions:
  - subject: bridge
    attribute: opened
    value: 2019
    grounds: [2019, 2020]
    because: The minutes say so.
    by: A. Reader
    on: 2024-06-02
"""


def test_a_decision_is_written_with_its_grounds_and_the_rest_kept(desk: Path) -> None:
    done = _decide(desk)
    assert (done.code, done.err) == (0, "")
    assert done.out == "Decided in facts.yaml: bridge, opened is 2019.\n"
    assert _ledger(desk) == LEDGER + DECISION
    assert sorted(path.name for path in desk.iterdir()) == [
        "evening.txt",
        "facts.yaml",
        "morning.txt",
    ]


def test_a_second_decision_on_the_same_needs_replace(desk: Path) -> None:
    assert _decide(desk).code == 0
    again = _decide(desk, value="2020")
    assert again.code == 2
    assert again.err.splitlines()[-1] == (
        "Error: there is a decision on this already (facts.yaml:26:5); use --replace"
    )
    assert _ledger(desk) == LEDGER + DECISION
    assert _decide(desk, "--replace", value="2020").code == 0
    assert _ledger(desk) == LEDGER + DECISION.replace("value: 2019", "value: 2020")


def test_a_value_that_no_source_gives_must_say_so(desk: Path) -> None:
    done = _decide(desk, value="2018")
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "Error: VALUE: no source gives '2018'; use --unsourced if that is intended"
    )
    assert _ledger(desk) == LEDGER
    assert _decide(desk, "--unsourced", value="2018").code == 0
    assert "    value: 2018\n    unsourced: true\n" in _ledger(desk)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"value": "soon"}, "found 'soon', expected"),
        ({"attribute": "opend"}, "did you mean 'opened'?"),
        (
            {"attribute": "built-by", "value": "[open"},
            "VALUE: found '[open', expected text, '[a, b]'",
        ),
    ],
)
def test_what_cannot_be_decided_is_reported(desk: Path, more: dict[str, str], message: str) -> None:
    done = _decide(desk, **more)
    assert done.code == 2
    assert message in _flat(done.err)
    assert _ledger(desk) == LEDGER


def test_a_day_that_is_none_is_reported(desk: Path) -> None:
    why = ("--because", "so", "--by", "me", "--on", "tomorrow")
    done = in_process("decide", "bridge", "opened", "2019", *why, cwd=desk)
    assert done.code == 2
    assert "--on: found 'tomorrow'" in _flat(done.err)


def test_a_list_is_decided_in_brackets(desk: Path) -> None:
    done = _decide(desk, "--unsourced", attribute="built-by", value="{including: [open, shut]}")
    assert done.code == 0
    assert "    value:\n      including: [open, shut]\n" in _ledger(desk)


def test_a_claim_is_entered_with_what_its_quote_supports(desk: Path) -> None:
    done = _add(desk, "opened in 2019", "--yes", attribute="opened")
    there = "facts.yaml:15:5: morning has a claim about this already: 2019\n"
    assert (done.code, done.err) == (0, there)
    before, after = LEDGER.split("\n# The end.")
    assert _ledger(desk) == (
        f"{before}  - source: morning\n    subject: bridge\n    attribute: opened\n"
        f"    value: 2019\n    quote: opened in 2019\n\n# The end.{after}"
    )


@pytest.mark.parametrize(
    ("quote", "attribute", "value"),
    [
        ("cost  $2.5 billion", "cost", "2.5 billion USD"),
        ("It is half open today", "state", "half-open"),
    ],
)
def test_values_are_proposed_for_figures_and_terms(
    desk: Path, quote: str, attribute: str, value: str
) -> None:
    assert _add(desk, quote, "-y", attribute=attribute).code == 0
    assert f"    value: {value}\n    quote: {scalar(' '.join(quote.split()))}\n" in _ledger(desk)


def _at_a_terminal(desk: Path, quote: str, *answers: object, attribute: str = "cost") -> Ended:
    """Add a claim as somebody who answers what is asked, a boolean where it is yes or no."""
    given = list(answers)

    def answer(_question: str, default: object = None) -> object:
        written = given.pop(0)
        return default if written is None else written

    with (
        patch("commands.claim_value.is_asked", return_value=True),
        patch("typer.prompt", side_effect=answer),
        patch("typer.confirm", side_effect=answer),
    ):
        done = _add(desk, quote, attribute=attribute)
    assert given == []
    return done


def test_all_that_can_be_read_is_shown_and_none_of_several_is_taken(desk: Path) -> None:
    done = _at_a_terminal(desk, "$2.5 billion, or €2 billion", "2 billion EUR")
    assert done.code == 0
    assert "  2.5 billion USD: " in done.out
    assert "  2 billion EUR: " in done.out
    assert "    value: 2 billion EUR\n" in _ledger(desk)


def test_a_value_that_cannot_be_read_is_asked_for_again(desk: Path) -> None:
    done = _at_a_terminal(desk, "$2.5 billion", "much", None)
    assert done.code == 0
    assert done.err.startswith("Value: found 'much', expected")
    assert "    value: 2.5 billion USD\n" in _ledger(desk)


def test_what_a_check_would_report_is_said_and_can_be_refused(desk: Path) -> None:
    before = _ledger(desk)
    done = _at_a_terminal(desk, "$2.5 billion", "3 billion USD", False)  # noqa: FBT003 - an answer
    assert done.code == 2
    assert "the value is not what the quote says: " in done.err
    assert "nothing was added" in done.err
    assert _ledger(desk) == before
    added = _add(desk, "$2.5 billion", "--value", "3 billion USD")
    assert (added.code, "not what the quote says" in added.err) == (0, True)


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("The mayor plans to open it in 2019.", "planned"),
        ("She denied that it opened in 2019.", "denied"),
        ("It would open in 2019.", "conditional"),
        ("They threatened to open it in 2019.", "threatened"),
    ],
)
def test_a_modality_is_proposed_by_the_words(desk: Path, words: str, modality: str) -> None:
    (desk / "morning.txt").write_text(words, encoding="utf-8")
    done = _at_a_terminal(desk, words[:-1], "2019", None, True, attribute="opened")  # noqa: FBT003
    assert done.code == 0
    assert f"    modality: {modality}\n" in _ledger(desk)
    warned = _add(desk, words[:-1], "--value", "2019", attribute="opened")
    assert f"this may be {modality}; --modality says how it is stated" in warned.err
    silent = _add(desk, words[:-1], "--value", "2019", "--modality", modality, attribute="opened")
    assert "this may be" not in silent.err


def test_a_part_of_a_sum_is_not_proposed_alone(desk: Path) -> None:
    ledger = _ledger(desk).replace("type: money}", "type: count}")
    (desk / "facts.yaml").write_text(ledger, encoding="utf-8")
    (desk / "morning.txt").write_text("The driver and four men died.", encoding="utf-8")
    done = _add(desk, "The driver and four men died", "--yes")
    assert done.code == 2
    assert "--value is required: the quote can be read in several ways: 4" in done.err


@pytest.mark.parametrize(
    ("quote", "more", "message"),
    [
        (
            "opened in 2018",
            (),
            "these words are not in the text of morning; the closest are “opened in 2019.”",
        ),
        (
            "$2.5 billion, or €2 billion",
            ("--yes",),
            "--value is required: the quote supports several: 2.5 billion USD, 2 billion",
        ),
        (
            "$2.5 billion",
            (),
            "Error: --value or --yes is required: the quote supports '2.5 billion USD'",
        ),
        (
            "It is half open today",
            ("--yes",),
            "Error: --value is required: the quote has no money value",
        ),
        ("$2.5 billion", ("--value", "much"), "expected"),
        ("$2.5 billion", ("--modality", "hoped"), "found 'hoped', expected one of asserted,"),
        ("$2.5 billion", ("--yes", "--as-of", "now"), "--as-of: found 'now'"),
    ],
)
def test_what_cannot_be_entered_is_reported(
    desk: Path, quote: str, more: tuple[str, ...], message: str
) -> None:
    done = _add(desk, quote, *more)
    assert done.code == 2
    assert message in _flat(done.err)
    assert _ledger(desk) == LEDGER


def test_words_that_occur_twice_need_those_next_to_them(desk: Path) -> None:
    done = _add(desk, "opened in 2020", "-y", attribute="opened", source="evening")
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "Error: --quote: several sentences have these words; use --prefix or --suffix to say which"
    )
    more = ("-y", "--suffix", ", we hear")
    assert _add(desk, "opened in 2020", *more, attribute="opened", source="evening").code == 0
    assert '    suffix: ", we hear"\n' in _ledger(desk)


def test_words_of_the_page_are_refused(desk: Path) -> None:
    done = _add(desk, "Read more", "--value", "shut", attribute="state", source="evening")
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "Error: --quote: these words belong to the page, not to the article (evening)"
    )


def test_a_new_ledger_gets_its_first_claim_and_is_checked(tmp_path: Path) -> None:
    (tmp_path / "Morning paper.txt").write_text(MORNING, encoding="utf-8")
    flags = ("--title", "A story", "--source", "Morning paper.txt", "--subject", "the bridge")
    assert in_process("init", *flags, cwd=tmp_path).code == 0
    assert in_process("check", cwd=tmp_path).code == 2  # no claims yet
    about = ("--source", "morning-paper", "--subject", "the-bridge", "--attribute", "cost")
    assert (
        in_process("add", "claim", *about, "--quote", "cost $2.5 billion", "-y", cwd=tmp_path).code
        == 0
    )
    done = in_process("check", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "1 contradiction" not in done.out


def test_without_the_word_claim_a_claim_is_added(desk: Path) -> None:
    quote = ("--quote", "opened in 2019", "--yes")
    about = ("--source", "morning", "--subject", "bridge", "--attribute", "opened")
    with_word = in_process("add", "claim", *about, *quote, cwd=desk)
    written = _ledger(desk)
    (desk / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    assert in_process("add", *about, *quote, cwd=desk) == with_word
    assert _ledger(desk) == written != LEDGER
    (desk / "facts.yaml").write_text(LEDGER, encoding="utf-8")
    assert in_process("add", "facts.yaml", *about, *quote, cwd=desk) == with_word
    assert _ledger(desk) == written


def test_a_ledger_is_never_overwritten(desk: Path) -> None:
    done = in_process("init", cwd=desk)
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "Error: facts.yaml exists already; init does not overwrite a file"
    )
    assert _ledger(desk) == LEDGER


def test_an_article_that_is_not_there_is_reported(tmp_path: Path) -> None:
    done = in_process("init", "--source", "none.txt", cwd=tmp_path)
    assert done.code == 2
    assert done.err.splitlines()[-1] == (
        "Error: --source: cannot read 'none.txt': No such file or directory"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ("one\ncaf\xe9".encode("latin-1"), "is not UTF-8 (line 2); save it as UTF-8"),
        ("café".encode("utf-16"), "is not UTF-8 (line 1); save it as UTF-8"),
        (b" \n", "is empty"),
    ],
)
def test_an_article_that_no_claim_can_be_read_from_is_refused(
    tmp_path: Path, content: bytes, refusal: str
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    done = in_process("init", "--source", "a.txt", cwd=tmp_path)
    assert done.code == 2
    assert done.err.splitlines()[-1] == f"Error: --source: 'a.txt' {refusal}"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def _flat(text: str) -> str:
    return " ".join(text.split())
