"""Texts are read from the folder of their ledger, or their state says why they cannot be."""

import hashlib
import os
from pathlib import Path

import pytest

from articles.texts import SourceText, source_texts
from ledger.load_ledger import read_ledger

pytestmark = pytest.mark.usefixtures("here")


def texts(*sources: str, folder: str = ".") -> dict[str, SourceText]:
    Path(folder).mkdir(exist_ok=True)
    file = Path(folder, "f.yaml")
    file.write_text("sources:\n" + "\n".join(f"  - {{id: {s}}}" for s in sources), encoding="utf-8")
    return dict(source_texts(read_ledger([file])))


def test_a_text_is_read_with_its_digest() -> None:
    Path("a.txt").write_bytes("\ufeffEs öffnet.".encode())
    digest = hashlib.sha256(Path("a.txt").read_bytes()).hexdigest()
    assert texts("a, file: a.txt") == {"a": SourceText("a", "a.txt", "read", digest, "Es öffnet.")}


def test_a_path_is_relative_to_the_ledger_that_names_it() -> None:
    Path(".git").mkdir()
    Path("facts").mkdir()
    Path("facts/a.txt").write_text("text", encoding="utf-8")
    found = texts("a, file: a.txt", "b, file: ../a.txt", folder="facts")
    assert (found["a"].state, found["b"].state) == ("read", "missing")
    assert found["a"].path == os.path.join("facts", "a.txt")  # noqa: PTH118 - as it is shown


@pytest.mark.parametrize(
    ("content", "state"),
    [(None, "missing"), (b"", "empty"), (b" \n", "empty"), (b"\xff\xfe", "not UTF-8")],
)
def test_what_cannot_be_read_says_why(content: bytes | None, state: str) -> None:
    if content is not None:
        Path("a.txt").write_bytes(content)
    assert texts("a, file: a.txt")["a"].state == state


def test_a_source_need_not_have_a_text() -> None:
    found = texts("a, file: a.txt", "b", 'c, file: "a\\\\0.txt"')
    assert [t.state for t in found.values()] == ["missing", "not kept", "missing"]
