"""`add source`: articles become sources of a ledger."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import InProcess

WORDS = (
    "The bridge over the river was opened by the mayor on Saturday, after years of repairs. "
    "It had been closed since the flood, and the town had paid for all of it by itself. "
) * 4
ARTICLE = f"Bridge opens\n\nBy Jane Doe\n\nPublished 2 March 2024\n\n{WORDS}\n"
SAID = ("post.txt", "Jane Doe", date(2024, 3, 2))
LEDGER = """\
# as the desk wrote it
sources: []
subjects: [{id: bridge}]
attributes: [{id: opened, type: date}]
claims: []
"""


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    Path("facts.yaml").write_text(LEDGER, encoding="utf-8")
    Path("post.txt").write_text(ARTICLE, encoding="utf-8")
    return within


def sources() -> list[dict[str, object]]:
    found: list[dict[str, object]]
    found = yaml.safe_load(Path("facts.yaml").read_text(encoding="utf-8"))["sources"]
    return found


def test_a_text_is_cited_as_it_is_with_what_it_says_of_itself(desk: InProcess) -> None:
    ended = desk("add", "source", "post.txt", "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[-1] == "Added 1 source to facts.yaml."
    (source,) = sources()
    assert source["id"] == "post"
    assert (source["file"], source["byline"], source["published"]) == SAID
    assert source["sha256"] == hashlib.sha256(Path("post.txt").read_bytes()).hexdigest()
    assert Path("facts.yaml").read_text(encoding="utf-8").startswith("# as the desk wrote it\n")


def test_other_encodings_are_written_beside_the_ledger(desk: InProcess) -> None:
    Path("old.txt").write_bytes(ARTICLE.replace("Jane", "Ren\u00e9e").encode("cp1252"))
    ended = desk("add", "source", "old.txt", "--yes")
    assert ended.code == 0
    (source,) = sources()
    written = Path(str(source["file"]))
    assert written == Path("articles/old.txt")
    assert "Ren\u00e9e" in written.read_text(encoding="utf-8")
    assert source["sha256"] == hashlib.sha256(written.read_bytes()).hexdigest()
    assert source["note"] == "Read out of old.txt (text)."


def test_the_same_article_is_not_added_again(desk: InProcess) -> None:
    desk("add", "source", "post.txt", "--yes")
    Path("copy.txt").write_text(f"{ARTICLE}\n\n", encoding="utf-8")
    ended = desk("add", "source", "copy.txt", "--yes")
    assert (ended.code, ended.out) == (2, "Added nothing.\n")
    assert ended.err == "copy.txt: is the same article as the source post\n"
    assert len(sources()) == 1


def test_what_is_no_article_is_named_and_the_others_go_in(desk: InProcess) -> None:
    Path("empty.txt").write_text("", encoding="utf-8")
    ended = desk("add", "source", "empty.txt", "post.txt", "--yes")
    assert ended.code == 2
    assert "empty.txt: found a file that is empty" in ended.err
    assert len(sources()) == 1


def test_what_is_not_known_is_left_open_and_told(desk: InProcess) -> None:
    Path("bare.txt").write_text(f"A bare text\n\n{WORDS}", encoding="utf-8")
    ended = desk("add", "source", "bare.txt", "--yes")
    assert "no date: add 'published'" in ended.out
    assert "published" not in sources()[0]


def test_nobody_is_asked_where_nobody_is(desk: InProcess) -> None:
    ended = desk("add", "source", "post.txt")
    assert ended.code == 2
    assert "--yes is required where nobody can be asked" in ended.err
    assert Path("facts.yaml").read_text(encoding="utf-8") == LEDGER
