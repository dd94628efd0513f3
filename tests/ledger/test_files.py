"""Which files a ledger is read from, and what is reported for those that cannot be read."""

from __future__ import annotations

import errno
import io
import os
import sys
from pathlib import Path

import pytest

from ledger.load_ledger import read_ledger
from tests.ledger.helpers import refused

pytestmark = pytest.mark.usefixtures("here")

NO_FILE = (
    "found no such file, expected a ledger file, a folder of them, or -; "
    "'crossread init' makes a new one"
)
NO_LEDGER = "found no ledger in the folder, expected files ending in .yaml or .yml"
NOT_UTF8 = "found bytes that are not UTF-8, expected a file saved as UTF-8"


def write(path: str, text: str | bytes) -> None:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def piped(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))


def subjects(*paths: str) -> list[tuple[str, str]]:
    """Give the id and the place of every subject in the ledgers."""
    read = read_ledger(paths)
    return [(s.id, str(read.place("subjects", n))) for n, s in enumerate(read.records.subjects)]


def test_one_file_of_any_name() -> None:
    write("notes.txt", "subjects: [{id: a}]\n")
    assert subjects("notes.txt") == [("a", "notes.txt:1:12")]


def test_several_files_are_one_ledger_in_the_order_given() -> None:
    write("b.yaml", "title: second\nsubjects: [{id: b}]\n")
    write("a.yaml", "title: first\nsubjects: [{id: a}]\n")
    assert subjects("b.yaml", "a.yaml") == [("b", "b.yaml:2:12"), ("a", "a.yaml:2:12")]
    assert read_ledger(["b.yaml", "a.yaml"]).records.title == "second"


def test_a_folder_is_read_with_what_is_below_it_in_the_order_of_the_names() -> None:
    for name in ("facts/b.yml", "facts/a.yaml", "facts/deep/x.yaml/c.yaml", "facts/é ü.yaml"):
        write(name, f"subjects: [{{id: {Path(name).stem}}}]\n")
    write("facts/README.md", "no: ledger: here")
    write("facts/.hidden.yaml", "no: ledger: here")
    write("facts/.github/workflow.yml", "on: push\n")
    assert [id_ for id_, _ in subjects("facts")] == ["a", "b", "c", "é ü"]
    assert subjects("facts/deep/x.yaml") == [("c", "facts/deep/x.yaml/c.yaml:1:12")]


def test_the_folder_we_are_in_may_itself_be_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    write(".work/facts/a.yaml", "subjects: [{id: a}]\n")
    assert subjects(".work") == [("a", ".work/facts/a.yaml:1:12")]
    monkeypatch.chdir(".work")
    assert subjects(".") == [("a", "facts/a.yaml:1:12")]


def test_a_link_in_a_circle_ends(here: Path) -> None:
    write("facts/a.yaml", "subjects: [{id: a}]\n")
    (here / "facts/again").symlink_to(here / "facts")
    assert subjects("facts") == [("a", "facts/a.yaml:1:12")]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "\ufeffsubjects: [{id: Erdoğan}]\n".encode())
    assert subjects("-") == [("Erdoğan", "<stdin>:1:12")]


def test_standard_input_that_is_not_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, "title: x\nsubjects: [{id: Erdoğan}]\n".encode("iso8859-9"))
    assert refused("-") == [f"<stdin>:2:21: {NOT_UTF8}"]


def test_an_empty_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"")
    expected = "a ledger, with keys such as sources, subjects, attributes and claims"
    assert refused("-") == [f"<stdin>:1:1: found an empty file, expected {expected}"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (b"\xff", "1:1"),
        ("é\r\nüx".encode() + b"\xfc", "2:3"),
        (b"\xef\xbb\xbfab\xe9", "1:3"),
        ("title: x".encode("utf-16"), "1:1"),
        (b"a: x\xed\xa0\x80", "1:5"),
        (b"a: \xc3", "1:4"),
    ],
)
def test_a_file_that_is_not_utf_8(text: bytes, place: str) -> None:
    write("f.yaml", text)
    assert refused("f.yaml") == [f"f.yaml:{place}: {NOT_UTF8}"]


def test_a_byte_order_mark_takes_no_column() -> None:
    write("f.yaml", "\ufeffa: \x07\n")
    found = "found the control character U+0007, expected text without it"
    assert refused("f.yaml") == [f"f.yaml:1:4: {found}"]


def test_what_is_not_there(here: Path) -> None:
    for name in ("empty", "only-others", "folder.yaml"):
        (here / name).mkdir()
    write("only-others/a.YAML.txt", "a: b\n")
    (here / "nowhere.yaml").symlink_to(here / "gone")
    (here / "links").mkdir()
    (here / "links/nowhere.yaml").symlink_to(here / "links/gone")
    assert refused("missing.yaml", "empty", "only-others", "folder.yaml", "nowhere.yaml") == [
        f"empty: {NO_LEDGER}",
        f"folder.yaml: {NO_LEDGER}",
        f"missing.yaml: {NO_FILE}",
        f"nowhere.yaml: {NO_FILE}",
        f"only-others: {NO_LEDGER}",
    ]
    assert refused("links") == [f"links/nowhere.yaml: {NO_FILE}"]


def test_a_name_that_no_file_can_have() -> None:
    name = "x" * 5000
    found = "found a file that cannot be read (File name too long)"
    assert refused(name) == [f"{name}: {found}, expected a readable file"]


def test_a_file_below_a_file() -> None:
    write("f.yaml", "title: x\n")
    found = "found a file that cannot be read (Not a directory)"
    assert refused("f.yaml/g.yaml") == [f"f.yaml/g.yaml: {found}, expected a readable file"]


def test_the_problems_of_all_files_are_reported_in_one_run() -> None:
    write("facts/a.yaml", "a: [b\n")
    write("facts/b.yaml", "surces: []\nsubjects: [{id: a, nme: b}, x]\nclaims: none\n")
    write("facts/c.yaml", b"\xff")
    write("facts/d.yaml", "crossread: 2\ntitle: [a]\n")
    assert refused("missing.yaml", "facts") == [
        (
            "facts/a.yaml:1:4: found a list in [ ] that is cut short, "
            "expected ', ' between its items and a ']' at its end"
        ),
        (
            "facts/b.yaml:1:1: surces: found an unknown key, expected one of attributes, claims, "
            "crossread, decisions, order_rules, sources, speakers, subjects, title, vocabularies, "
            "word_list; "
            "did you mean 'sources'?"
        ),
        (
            "facts/b.yaml:2:20: nme: found an unknown key, expected one of id, name, kind, note; "
            "did you mean 'name'?"
        ),
        "facts/b.yaml:2:29: subjects: found 'x', expected keys and values",
        "facts/b.yaml:3:9: claims: found 'none', expected a list, one '- ' for each entry",
        f"facts/c.yaml:1:1: {NOT_UTF8}",
        "facts/d.yaml:1:12: crossread: found '2', expected '1'",
        "facts/d.yaml:2:8: title: found a list, expected text",
        f"missing.yaml: {NO_FILE}",
    ]


def test_a_suffix_in_capitals_is_one_too() -> None:
    for name in ("facts/A.YAML", "facts/b.Yml"):
        write(name, f"subjects: [{{id: {Path(name).stem}}}]\n")
    write("facts/c.YAML.txt", "no: ledger: here")
    assert [id_ for id_, _ in subjects("facts")] == ["A", "b"]


def test_a_folder_that_cannot_be_read_is_reported_with_what_else_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It may hold ledgers, so that what the others give is not the whole."""
    write("facts/a.yaml", "subjects: [{id: a}]\n")
    write("facts/closed/b.yaml", "subjects: [{id: b}]\n")
    write("facts/.hidden/c.yaml", "subjects: [{id: c}]\n")
    scandir = os.scandir

    def refuses(path: str) -> object:
        if Path(path).name in ("closed", ".hidden"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuses)
    found = "found a folder that cannot be read (Permission denied), expected a readable folder"
    assert refused("facts", "facts/closed", "missing.yaml") == [
        f"facts/closed: {found}",
        f"missing.yaml: {NO_FILE}",
    ]


def test_an_empty_path_is_not_the_folder_we_are_in() -> None:
    write("a.yaml", "subjects: [{id: a}]\n")
    expected = "expected a ledger file, a folder of them, or -"
    assert refused("", "a.yaml") == [f"'': found an empty path, {expected}"]


def test_a_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    found = "found a file that cannot be read (it is closed)"
    assert refused("-") == [f"<stdin>: {found}, expected a readable file"]


@pytest.mark.skipif(sys.platform != "linux", reason="others take no such name")
def test_a_name_that_is_not_utf_8() -> None:
    for name in (b"\xff.yaml", b"facts/\xfe.yaml"):
        write(os.fsdecode(name), "subjects: [{id: a}]\n")
    message = "found a name that is not UTF-8, expected one that is"
    expected = [rf"facts/\udcfe.yaml: {message}", rf"\udcff.yaml: {message}"]
    assert refused(os.fsdecode(b"\xff.yaml"), "facts") == expected


@pytest.mark.parametrize("name", ["-", "<stdin>"])
def test_a_file_with_the_name_of_standard_input(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write(f"./{name}", "subjects: [{id: of-the-file}]\n")
    piped(monkeypatch, b"subjects: [{id: piped}]\n")
    assert subjects(f"./{name}", "-") == [
        ("of-the-file", f"./{name}:1:12"),
        ("piped", "<stdin>:1:12"),
    ]
