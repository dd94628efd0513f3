"""Ids and names have no character that nobody sees, and no two ids look alike."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import duckdb
import pytest

from ledger.load_ledger import read_ledger
from schema.look_alikes import look_alike
from schema.unseen import in_re2, unseen
from tests.cli.command import in_process
from tests.ledger.helpers import refused_text

pytestmark = pytest.mark.usefixtures("here")

HONEST = [
    "Erdoğan",
    unicodedata.normalize("NFD", "Erdoğan, Åse, Nguyễn"),
    "علی\u200cاکبر",
    "می\u200cخواهم",
    "שלום\u200f!",
    "\u200fعمر، عثمان\u200e (a)",
    "क\u094d\u200dष",
    "ශ\u0dca\u200dර",
    "辻\U000e0100",
    "👩🏽\u200d🚀",
    "🏳\ufe0f\u200d🌈",
    "❤\ufe0f\u200d🔥",
    "1\ufe0f\u20e3",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "O’Brien – Müller-Lüdenscheidt\u00a0AG",
    "Владимир Путин",
    "習近平",
]
SENSELESS = {
    "a\u200bb": "U+200B (zero width space)",
    "a\u00adb": "U+00AD (soft hyphen)",
    "a\u200db": "U+200D (zero width joiner)",
    "\u200cab": "U+200C (zero width non-joiner)",
    "می\u200c": "U+200C (zero width non-joiner)",
    "a\u200e": "U+200E (left-to-right mark)",
    "a\u061cb": "U+061C (arabic letter mark)",
    "a\u2060b": "U+2060 (word joiner)",
    "a\ufeffb": "U+FEFF (zero width no-break space)",
    "a\ufe0f": "U+FE0F (variation selector-16)",
    "a\U000e0100": "U+E0100 (variation selector-17)",
    "a\U000e0061b": "U+E0061 (tag latin small letter a)",
    "a\u034fb": "U+034F (combining grapheme joiner)",
    "a\u3164": "U+3164 (hangul filler)",
    "a\u2800b": "U+2800 (braille pattern blank)",
}


@pytest.mark.parametrize("name", HONEST, ids=ascii)
def test_honest_names_are_names(name: str) -> None:
    Path("f.yaml").write_text(f'subjects: [{{id: "{name}", name: "{name}"}}]\n', encoding="utf-8")
    assert read_ledger(["f.yaml"]).records.subjects[0].name == name
    assert unseen(name) == ""


@pytest.mark.parametrize(("text", "named"), SENSELESS.items(), ids=map(ascii, SENSELESS))
def test_what_nobody_sees_is_refused_in_ids_and_names(text: str, named: str) -> None:
    expected = "expected one line of text without invisible characters"
    found = f"found the invisible character {named}, {expected}"
    assert refused_text(f'subjects: [{{id: "{text}"}}]\n') == [f"f.yaml:1:17: id: {found}"]
    assert refused_text(f'subjects: [{{id: s, name: "{text}"}}]\n') == [
        f"f.yaml:1:26: name: {found}"
    ]


@pytest.mark.parametrize("text", [*HONEST, *SENSELESS], ids=ascii)
def test_tables_have_the_same_rule(text: str) -> None:
    done = duckdb.execute("SELECT regexp_matches($text, $rule)", {"text": text, "rule": in_re2()})
    assert done.fetchall() == [(bool(unseen(text)),)]


@pytest.mark.parametrize("column", ["source", "subject", "attribute", "speaker"])
@pytest.mark.parametrize("text", ["s\u200b", "s\x1b[31m", "s\u202e"])
def test_ids_of_tables_are_as_strict(column: str, text: str) -> None:
    names = ["source", "subject", "attribute", "value", "speaker"]
    row = {"source": "a", "subject": "b", "attribute": "t", "value": "1", "speaker": "Mary"}
    lines = [row, row | {"source": "c", column: text}]
    written = "\n".join(",".join(line[name] for name in names) for line in lines)
    Path("claims.csv").write_text(f"{','.join(names)}\n{written}\n", encoding="utf-8")
    Path("attributes.csv").write_text("id,type\nt,count\n", encoding="utf-8")
    ended = in_process("check", "--claims", "claims.csv", "--attributes", "attributes.csv")
    assert ended.code == 2
    assert f"{column}: found {text!a}, expected one line of text without invisible" in ended.err


@pytest.mark.parametrize("section", ["sources", "subjects"])
@pytest.mark.parametrize(
    ("id_", "other", "letter"),
    [
        ("paris", "p\u0430ris", "U+0430 (cyrillic small letter a)"),
        ("\u0440aris", "paris", "U+0440 (cyrillic small letter er)"),
        ("AEB", "\u0391EB", "U+0391 (greek capital letter alpha)"),
        ("nato", "\uff4eato", "U+FF4E (fullwidth latin small letter n)"),
        ("Ivan", "\u0406van", "U+0406 (cyrillic capital letter byelorussian-ukrainian i)"),
        ("mod", "rn\u043ed", "U+043E (cyrillic small letter o)"),
    ],
)
def test_two_ids_that_look_alike_are_refused(
    section: str, id_: str, other: str, letter: str
) -> None:
    (line,) = refused_text(f"{section}: [{{id: {id_}}}, {{id: {other}}}]\n")
    assert line == (
        f"f.yaml:1:{len(section) + 17 + len(id_)}: id: found {other!r}, which looks like {id_!r} "
        f"(f.yaml:1:{len(section) + 4}); one of them has {letter}, expected an id that looks like "
        "no other"
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("part-1", "part-l"),
        ("modern", "modem"),
        ("\u00e91", "\u00e9l"),
        ("séance", "seance"),
        ("Müller", "Muller"),
        ("путин", "putin"),
        ("paris", "paris"),
    ],
)
def test_what_an_editor_can_tell_apart_does_not_look_alike(text: str, other: str) -> None:
    assert not look_alike(text, other)


def test_terms_that_look_alike_are_refused_too() -> None:
    (line,) = refused_text("vocabularies: [{id: v, terms: [oslo, osl\u043e]}]\n")
    assert "found 'osl\u043e', which looks like 'oslo' (f.yaml:1:32)" in line
    assert line.endswith(
        "one of them has U+043E (cyrillic small letter o), expected an id that looks like no other"
    )
