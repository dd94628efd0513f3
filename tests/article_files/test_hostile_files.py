"""Files made to harm: each ends in one line, within bounds of size and time."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from article_files import reader_pool
from article_files.article import Article, Unread
from article_files.find_files import Found
from article_files.libraries import INSTALL
from article_files.read_articles import read_articles
from article_files.read_file import read_file
from article_files.reader_process import NetworkError, refuse_network
from support.limits import DEFAULT_LIMITS, Limits
from tests.article_files.made_files import document, packed, page, pdf, with_part
from tests.article_files.texts import PARAGRAPHS

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]><rss>&l9;</rss>'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss><channel><item><title>a</title><description>&x;</description></item></channel></rss>"
)
DEEP = 50_000


def unread(content: bytes, name: str) -> Unread:
    (found,) = read_file(Found(Path(name)), DEFAULT_LIMITS, content)
    assert isinstance(found, Unread), found
    return found


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (BOMB.encode(), "a.xml", "declares entities of XML, which no feed does"),
        (OUTSIDE.encode(), "a.rss", "declares entities of XML, which no feed does"),
        (b"<rss><channel>" + b"<item>" * DEEP, "a.xml", "is no whole XML (line 1)"),
        (b"<rss><channel><item>", "a.xml", "is no whole XML (line 1)"),
        (b"[" * DEEP, "a.json", "is no JSON (it is nested too deep)"),
        (b'{"a":' * DEEP, "a.json", "is no JSON (it is nested too deep)"),
        (b"PK\x03\x04 broken", "a.docx", "is damaged: it cannot be unpacked"),
        (packed({"a.txt": b"x"}), "a.docx", "is a packed file (ZIP), and no Word document"),
        (packed({"xl/workbook.xml": b"x"}), "a.docx", "is a workbook (.xlsx)"),
        (
            with_part(document(), "word/document.xml", BOMB.encode()),
            "a.docx",
            "declares entities of XML",
        ),
        (
            with_part(document(), "word/document.xml", b"<w:document>"),
            "a.docx",
            "is damaged: it is no Word document",
        ),
        (b"%PDF-1.7\nbroken", "a.pdf", "is damaged: it cannot be read as PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a.html", "is a picture (PNG), whatever its name says (.html)"),
        (b"The bridge is open.", "a.pdf", "is no PDF, whatever its name says"),
    ],
)  # fmt: skip
def test_each_is_said_by_name(content: bytes, name: str, said: str) -> None:
    assert unread(content, name).why == said


def test_a_document_that_unpacks_to_much_more_is_not_unpacked() -> None:
    whole = with_part(document(), "word/document.xml", b" " * 60_000_000)
    assert len(whole) < 200_000
    assert unread(whole, "a.docx").why == "unpacks to 60 MB"


def test_a_pdf_whose_pages_are_their_own_children_ends() -> None:
    whole = pdf([["The bridge is open."]]).replace(b"/Kids [10 0 R]", b"/Kids [ 2 0 R]")
    assert unread(whole, "a.pdf").why


def test_a_pdf_whose_stream_unpacks_to_much_more_ends() -> None:
    bomb = zlib.compress(b" " * 300_000_000, 9)
    stream = b"11 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(bomb)
    whole = pdf([["x"]], more=stream + bomb + b"\nendstream\nendobj\n")
    place = whole.index(b"11 0 obj\n<< /Length", whole.index(b"endstream"))
    start = whole.index(b"xref")
    lines = whole[start:].split(b"\n")
    lines[2 + 11] = b"%010d 00000 n " % place
    assert unread(whole[:start] + b"\n".join(lines), "a.pdf").why


def test_deep_pages_are_read_or_told_and_scripts_are_never_run() -> None:
    deep = page(body="<div>" * 5_000 + PARAGRAPHS)
    (found,) = read_file(Found(Path("a.html")), DEFAULT_LIMITS, deep)
    assert isinstance(found, Article | Unread)


def test_what_takes_too_long_or_too_much_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_pool, "longest", 0.0)
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "b.txt").write_text(PARAGRAPHS)
    late, text = read_articles([tmp_path])
    assert isinstance(late, Unread)
    assert (late.why, late.passed_over) == ("takes longer than 0 seconds to read", True)
    assert isinstance(text, Article)


def test_what_ends_the_program_that_reads_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader_pool, "_MEMORY", 1_000_000)
    (tmp_path / "a.html").write_bytes(page())
    (found,) = read_articles([tmp_path / "a.html"])
    assert isinstance(found, Unread)
    assert "more memory" in found.why


def test_sizes_over_the_limits_are_not_read(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_bytes(page())
    for found in read_articles([tmp_path], Limits(size=100)):
        assert isinstance(found, Unread)
        assert found.why == "has more than 1 MB"


def test_a_name_that_lies_is_read_apart_by_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(page())
    (tmp_path / "b.txt").write_bytes(pdf([[]]))
    first, second = read_articles([tmp_path])
    assert isinstance(first, Article)
    assert first.form == "HTML"
    assert isinstance(second, Unread)
    assert second.why.startswith("has no text in it")


def testrefuse_network_is_used() -> None:
    for event in ("socket.connect", "socket.getaddrinfo", "socket.__new__"):
        with pytest.raises(NetworkError):
            refuse_network(event, ())
    refuse_network("open", ())


def test_without_the_extra_the_message_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("article_files.libraries.import_module", missing)
    feed = b"<rss><channel><item><title>a</title></item></channel></rss>"
    for content, name, said in (
        (page(), "a.html", "is HTML, which is read with lxml, and that is not installed"),
        (
            document(),
            "a.docx",
            "is a Word document, which is read with python-docx, and that is not installed",
        ),
        (pdf([["x"]]), "a.pdf", "is PDF, which is read with pypdf, and that is not installed"),
        (feed, "a.xml", "is a feed, which is read with lxml, and that is not installed"),
    ):  # fmt: skip
        found = unread(content, name)
        assert (found.why, found.expected) == (said, INSTALL)
    plain = json.dumps({"title": "Bridge", "text": PARAGRAPHS}).encode()
    (exported,) = read_file(Found(Path("a.json")), DEFAULT_LIMITS, plain)
    assert isinstance(exported, Article)
