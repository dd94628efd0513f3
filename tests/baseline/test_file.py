"""The baseline as a file: what a team wrote survives, and its mistakes are reported."""

from pathlib import Path
from textwrap import dedent

import pytest

from baseline.file import add, prune, read_baseline
from ledger.yaml_text import scalar
from schema.acceptance import Acceptance
from support.one_at_a_time import held
from support.problems import UnusableInput

FILE = Path("baseline.yaml")
A_DAY = "a day that exists, as in 2027-03-31"
WRITTEN = """\
# Ours, since March.
crossread-baseline: 1
team: politics  # a key of our own

accepted:
  # Asked the agency on 3 March.
  - fingerprint: aaaaaaaaaaaaaaaa
    check: CR101 date-conflict
    ticket: NEWS-7
    values:
      - 2019-07  # as in the courier
      - 2019-08
    because: the sources differ
    owner: ada
    until: 2027-01-31
  # Will not be cleared up.
  - fingerprint: cccccccccccccccc
    check: CR103 count-conflict
    because: "no one counts: not there"
    owner: ben
    until: 2027-06-30

# The end.
notes: none
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def entry(
    fingerprint: str = "b" * 16, check: str = "CR102 amount-conflict", **more: object
) -> Acceptance:
    said = {"because": "known", "owner": "cleo", "until": "2027-03-31"}
    return Acceptance.model_validate({"fingerprint": fingerprint, "check": check, **said, **more})


def pruned(*entries: Acceptance) -> None:
    with held([FILE]) as files:
        prune(files, FILE, entries)


def rewritten(*entries: Acceptance) -> str:
    FILE.write_text(WRITTEN, encoding="utf-8")
    add(FILE, entries)
    return FILE.read_text(encoding="utf-8")


def test_a_file_is_read_with_keys_of_the_teams_own() -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    first, second = read_baseline(FILE)
    assert (first.code, first.values, first.until) == (
        "CR101",
        ("2019-07", "2019-08"),
        "2027-01-31",
    )
    assert first.model_extra == {"ticket": "NEWS-7"}
    assert (second.because, second.values) == ("no one counts: not there", ())


@pytest.mark.parametrize(
    "text", ["", "\n", "crossread-baseline: 1\n", "accepted: []\n", "accepted:\n"]
)
def test_an_empty_baseline_is_fine(text: str) -> None:
    FILE.write_text(text, encoding="utf-8")
    assert read_baseline(FILE) == ()
    add(FILE, [entry()])
    assert [e.owner for e in read_baseline(FILE)] == ["cleo"]


def test_no_file_is_an_empty_baseline_and_the_first_entry_makes_it() -> None:
    assert read_baseline(FILE) == ()
    add(FILE, [entry(values=["2 USD", "about 3: or so"], subject="bridge", attribute="cost")])
    head, rest = FILE.read_text(encoding="utf-8").split("crossread-baseline: 1\n")
    assert all(line.startswith("#") for line in head.splitlines())
    assert rest == dedent("""\
        accepted:
          - fingerprint: bbbbbbbbbbbbbbbb
            check: CR102 amount-conflict
            subject: bridge
            attribute: cost
            values:
              - 2 USD
              - "about 3: or so"
            because: known
            owner: cleo
            until: 2027-03-31
    """)


def test_an_entry_is_put_in_its_place_and_nothing_else_changes() -> None:
    new = """\
  - fingerprint: bbbbbbbbbbbbbbbb
    check: CR102 amount-conflict
    because: known
    owner: cleo
    until: 2027-03-31
"""
    before, after = WRITTEN.split("  # Will not", 1)
    assert rewritten(entry()) == f"{before}{new}  # Will not{after}"


def test_accepting_again_keeps_comments_and_foreign_keys() -> None:
    changed = rewritten(
        entry("a" * 16, "CR101 date-conflict", values=["2019-07", "2019-09"], because="still open")
    )
    assert changed.splitlines()[5:16] == [
        "  # Asked the agency on 3 March.",
        "  - fingerprint: aaaaaaaaaaaaaaaa",
        "    check: CR101 date-conflict",
        "    values:",
        "      - 2019-07",
        "      - 2019-09",
        "    because: still open",
        "    owner: cleo",
        "    until: 2027-03-31",
        "    ticket: NEWS-7",
        "  # Will not be cleared up.",
    ]


def test_pruning_takes_an_entry_out_with_its_comment() -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    first, second = read_baseline(FILE)
    pruned(first)
    start = WRITTEN.index("  # Asked")
    end = WRITTEN.index("  # Will not")
    assert FILE.read_text(encoding="utf-8") == WRITTEN[:start] + WRITTEN[end:]
    pruned(second)
    assert read_baseline(FILE) == ()
    assert "team: politics  # a key of our own" in FILE.read_text(encoding="utf-8")
    assert "notes: none" in FILE.read_text(encoding="utf-8")


def test_pruning_nothing_changes_nothing() -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    pruned()
    assert FILE.read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize(
    ("written", "instead", "field", "problem"),
    [
        ("until: 2027-01-31", "until: soon", "until", f"found 'soon', expected {A_DAY}"),
        ("until: 2027-01-31", "until: 2027-2-1", "until", f"found '2027-2-1', expected {A_DAY}"),
        ("fingerprint: a", "fingerprint: x", "fingerprint",
         "found 'xaaaaaaaaaaaaaaa', expected a fingerprint: 16 digits of 0-9 and a-f"),
        ("    owner: ada\n", "", "owner", "found no such key, expected 'owner: ...' here"),
        ("because: the sources differ", "because: ''", "accepted.because",
         "found an empty text, expected at least one character"),
        ("crossread-baseline: 1", "crossread-baseline: 2", "crossread-baseline",
         "found '2', expected '1'"),
        ("    owner: ada\n", "    owner: ada\n    owner: bo\n", "owner",
         "found this key again, expected it once (first on line 14)"),
        ("owner: ada", "owner: *ada", "owner",
         "found the alias *ada, expected the value itself, written out"),
        ("owner: ada", 'owner: "a\\nb"', "accepted.owner",
         "found a line break, expected one line of text without it"),
    ],
)  # fmt: skip
def test_mistakes_are_reported_with_their_place(
    written: str, instead: str, field: str, problem: str
) -> None:
    FILE.write_text(WRITTEN.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(UnusableInput) as caught:
        read_baseline(FILE)
    (problem_found,) = caught.value.problems
    assert problem_found.field.endswith(field)
    assert str(problem_found).endswith(f"{field}: {problem}")
    assert problem_found.place.line > 1


@pytest.mark.parametrize(
    ("text", "line"),
    [("plain words", "plain words"), ("2019-07", "2019-07"), ("a: b", '"a: b"'), ("# a", '"# a"'),
     ("- a", '"- a"'), ("null", '"null"'), ("“x”", '"“x”"'), (" a", '" a"'), ("$4", '"$4"')],
)  # fmt: skip
def test_text_that_yaml_would_misread_is_quoted(text: str, line: str) -> None:
    assert scalar(text) == line


@pytest.mark.parametrize("form", ["accepted: [{}]\n", "accepted:\n- {}\n"])
def test_entries_in_another_form_are_read_but_not_rewritten(form: str) -> None:
    one = "{fingerprint: aaaaaaaaaaaaaaaa, check: CR101 x, because: b, owner: o, until: 2027-01-31}"
    FILE.write_text(form.format(one), encoding="utf-8")
    assert [e.owner for e in read_baseline(FILE)] == ["o"]
    with pytest.raises(UnusableInput, match="an entry that is not written in lines"):
        add(FILE, [entry()])


def test_a_folder_that_cannot_be_written_is_reported() -> None:
    with pytest.raises(UnusableInput, match="expected a path in a folder that exists"):
        add(Path("nowhere/baseline.yaml"), [entry()])
    assert not Path("nowhere").exists()
