"""Files of articles, made here: pages, Word documents, PDF, and what is made to harm."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx

from tests.article_files.texts import PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.document import Document

HEADLINE = "Old bridge opens again"
_PARTS = PARAGRAPHS.strip().split("\n\n")


def page(
    head: str = "", *, body: str = "", ld: object = None, title: str = HEADLINE, lang: str = "en"
) -> bytes:
    """Give a saved page, with the paragraphs as its article unless there is another body."""
    script = "" if ld is None else f'<script type="application/ld+json">{json.dumps(ld)}</script>'
    words = body or f"<h1>{title}</h1>{''.join(f'<p>{part}</p>' for part in _PARTS)}"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f"{head}{script}<script>fetch('https://example.org/')</script></head><body>"
        f"<nav><ul><li>Home</li><li>World</li></ul></nav><article>{words}</article>"
        "<footer><p>We use cookies. All rights reserved.</p></footer></body></html>"
    ).encode()


def document(paragraphs: Iterable[str] = _PARTS, title: str | None = None) -> bytes:
    """Give a Word document."""
    made = docx.Document()
    if title:
        made.add_heading(title, 0)
    for words in paragraphs:
        made.add_paragraph(words)
    return saved(made)


def saved(made: Document) -> bytes:
    """Give the bytes of a document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """Give a packed file with these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def with_part(whole: bytes, name: str, content: bytes) -> bytes:
    """Give a packed file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(whole)) as file:
        parts = {each: file.read(each) for each in file.namelist()}
    return packed({**parts, name: content})


def pdf(pages: Iterable[Iterable[str]], *, more: bytes = b"", tail: bytes = b"") -> bytes:
    """Give a PDF with lines on pages; `more` are further objects, `tail` is of the trailer."""
    streams = [_stream(lines) for lines in pages]
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(streams)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for n, stream in enumerate(streams):
        objects[10 + 2 * n] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {11 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * n] = stream
    return _file(objects, more, tail)


def _stream(lines: Iterable[str]) -> bytes:
    shown = "".join(
        f"({line.replace(chr(92), '').replace('(', '').replace(')', '')}) Tj T*\n" for line in lines
    )
    content = zlib.compress(f"BT /F1 11 Tf 14 TL 50 740 Td\n{shown}ET".encode("cp1252"))
    head = f"<< /Length {len(content)} /Filter /FlateDecode >>".encode()
    return head + b"\nstream\n" + content + b"\nendstream"


def _file(objects: dict[int, bytes], more: bytes, tail: bytes) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    out += more
    start = len(out)
    out += f"xref\n0 {max(objects) + 1}\n0000000000 65535 f \n".encode()
    for number in range(1, max(objects) + 1):
        place = places.get(number)
        out += (f"{place:010} 00000 n \n" if place else "0000000000 00000 f \n").encode()
    size = f"<< /Size {max(objects) + 1} /Root 1 0 R ".encode()
    return bytes(out + b"trailer\n" + size + tail + b" >>\nstartxref\n%d\n%%%%EOF\n" % start)
