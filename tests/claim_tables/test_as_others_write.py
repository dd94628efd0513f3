"""Tables as others write them: their headers, encodings, lists in cells and words for no value."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from claim_tables.input_options import NO_VALUE, InputOptions
from claim_tables.list_cells import NotAListError, list_in
from schema.records import Including
from support.problems import UnusableInput
from tests.claim_tables.reading import HEADER, read
from tests.cli.command import Ended, in_process

ROW = "a,é,n,4\n"
HEADERS = [
    "Source,SUBJECT,Attribute,value\n",
    '"source" , subject ,"attribute", value \n',
    "\ufeffsource,subject,attribute,value\n",
    "#source,subject,attribute,value\n",
]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["t.csv", "t.txt"])
def test_headers_differ_by_case_spaces_and_marks(
    header: str, mark: str, name: str, tmp_path: Path
) -> None:
    found = read(tmp_path / name, (header + ROW).replace(",", mark))
    assert (found.rows, found.table.unread) == ([(2, "a", "é", "n", "4")], ())


def test_a_column_without_a_name_is_not_read(tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", "source,subject,attribute,value,\na,x,n,4,\nb,x,n,5,so\n")
    assert [row[1:] for row in found.rows] == [("a", "x", "n", "4"), ("b", "x", "n", "5")]


WRONG = {
    "source,subject,attribute,value,Value": "columns: found 'value' and 'Value', expected one "
    "column for 'value'",
    "source,subject,attribute": "columns: found source, subject, attribute, expected a column "
    "'value'",
    "source,subject,attribute,value,speeker": "columns: found 'speeker', expected 'speaker', or a "
    "name less like it",
}


@pytest.mark.parametrize("header", WRONG)
def test_a_header_that_is_wrong_is_named(header: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput) as raised:
        read(tmp_path / "t.csv", f"{header}\na,x,n\n")
    assert str(raised.value) == f"{tmp_path / 't.csv'}: {WRONG[header]}"


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_a_column_can_have_another_name(form: str, tmp_path: Path) -> None:
    options = InputOptions({"value": "propertyvalue", "sources.id": "SourceID"})
    text = {
        "csv": "source,subject,attribute,PropertyValue,value\na,x,n,4,1\n",
        "ndjson": '{"source":"a","subject":"x","attribute":"n","PropertyValue":4,"value":1}\n',
    }
    found = read(tmp_path / f"t.{form}", text[form], options)
    assert [row[-1] for row in found.rows] == ["4"]
    assert found.table.unread == ("value",)
    sources = read(tmp_path / "s.csv", "SourceID\na\n", options, "sources").table
    assert dict(sources.names) == {"id": "id"}


ENCODINGS = {
    "utf-8": None,
    "utf-8-sig": None,
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16-LE",
    "utf-16-be": "UTF-16-BE",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252 (it is not UTF-8; --encoding names another)",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.ndjson"])
def test_encodings_are_found_out_and_said(encoding: str, name: str, tmp_path: Path) -> None:
    as_json = '{"source":"a","subject":"é","attribute":"n","value":4}\n'
    written = (as_json if name == "t.ndjson" else HEADER + ROW).encode(encoding)
    packed = gzip.compress(written) if name.endswith(".gz") else written
    found = read(tmp_path / name, packed)
    assert [row[1:] for row in found.rows] == [("a", "é", "n", "4")]
    said = ENCODINGS[encoding]
    assert found.table.notes == ((f"{tmp_path / name}: read as {said}",) if said else ())


def test_an_encoding_can_be_told(tmp_path: Path) -> None:
    written = (HEADER + "a,Erdoğan,n,4\n").encode("cp1254")
    found = read(tmp_path / "t.csv", written, InputOptions(encoding="cp1254"))
    assert (found.rows[0][2], found.table.notes) == ("Erdoğan", ())
    with pytest.raises(UnusableInput, match=r"t.csv: found bytes that are not UTF-16"):
        read(
            tmp_path / "t.csv",
            (HEADER + "a").encode("utf-16") + b"\x00",
            InputOptions(encoding="utf-16"),
        )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_bytes_that_are_no_text_are_named_by_their_line(encoding: str, tmp_path: Path) -> None:
    found = read(tmp_path / "t.csv", (HEADER + ROW).encode(encoding) + b"b,\xe9,n,5\nc,x,n,6\n")
    assert found.malformed == {3: "bytes that are not UTF-8, 'b,\ufffd,n,5'"}
    assert [row[0] for row in found.rows] == [2, 4]


@pytest.mark.parametrize("cut", [20, 1])
def test_a_packed_table_that_is_cut_off_is_refused(cut: int, tmp_path: Path) -> None:
    packed = gzip.compress((HEADER + ROW * 5000).encode())
    with pytest.raises(UnusableInput, match="cannot be read to its end"):
        read(tmp_path / "t.csv.gz", packed[:-cut])


LISTS = {
    "[Ada, Ben]": ("Ada", "Ben"),
    "['Ada', \"B, C\"]": ("Ada", "B, C"),
    '["Ada","B; C", 7, 1e6]': ("Ada", "B; C", "7", "1e6"),
    "[2019-01-01, yes, null]": ("2019-01-01", "yes", "null"),
    "[]": (),
    "{including: [Ada]}": Including(including=("Ada",)),
    '{"including":["Ada","Ben"]}': Including(including=("Ada", "Ben")),
    "Ada; Ben": None,
    "[sic] Ada": None,
}


@pytest.mark.parametrize("cell", LISTS)
def test_a_cell_holds_a_list_as_a_ledger_does(cell: str) -> None:
    assert list_in(cell) == LISTS[cell]


@pytest.mark.parametrize(
    "cell", ["{including: Ada}", "{including: []}", "{excluding: [Ada]}", "[[Ada]]", "[a: b: c]"]
)
def test_brackets_with_something_else_are_no_list(cell: str) -> None:
    with pytest.raises(NotAListError):
        list_in(cell)


def run(folder: Path, text: str, *more: str | Path, name: str = "t.csv") -> Ended:
    table, attributes = folder / name, folder / "a.csv"
    table.write_text(text, encoding="utf-8")
    attributes.write_text("id,type\nn,count\nw,list\np,name\n", encoding="utf-8")
    return in_process("check", "--claims", table, "--attributes", attributes, *more)


def test_mixed_types_of_ndjson_are_text(tmp_path: Path) -> None:
    rows = [
        ("a", "w", '["Ada","B; C"]'),
        ("b", "w", '"[B; C, Ada]"'),
        ("c", "w", '{"including":["Ada"]}'),
        ("a", "n", "5"),
        ("b", "n", '"five"'),
    ]
    line = '{"source":"%s","subject":"x","attribute":"%s","value":%s}\n'
    ended = run(tmp_path, "".join(line % row for row in rows), name="t.ndjson")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Nothing found.")


@pytest.mark.parametrize("quote", ["memo", "quote"], ids=["in the engine", "as records"])
def test_a_word_for_no_value_states_nothing(quote: str, tmp_path: Path) -> None:
    rows = "a,x,n,4,-,q\nb,x,n, N/A ,,q\nc,x,p,unknown,,q\nd,x,p,Ada,,q\ne,x,n,5,n/a,q\n"
    ended = run(tmp_path, f"source,subject,attribute,value,speaker,{quote}\n{rows}")
    passed = "2 rows have a word for no value, such as 'n/a', and are passed over"
    assert ended.err.splitlines()[0] == f"{tmp_path / 't.csv'}:3: {passed}"
    assert "X, n: 4 in a, but 5 in e" in ended.out  # the speakers are none


def test_words_for_no_value_and_columns_are_kept_in_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crossread.toml").write_text(
        'no-value = ["k.A."]\nencoding = "latin-1"\n[columns]\nvalue = "Wert"\n', encoding="utf-8"
    )
    ended = run(tmp_path, "source,subject,attribute,Wert\na,x,n,4\nb,x,n,K.A.\nc,x,p,-\n")
    assert ended.code == 0
    passed = "1 row has a word for no value, such as 'n/a', and is passed over"
    assert ended.err == f"{tmp_path / 't.csv'}:3: {passed}\n"


def test_a_term_is_no_word_for_no_value(tmp_path: Path) -> None:
    words = tmp_path / "words.csv"
    words.write_text("vocabulary,id\nfate,unknown\nfate,lost\n", encoding="utf-8")
    fates = tmp_path / "fates.csv"
    fates.write_text("id,type,vocabulary\nfate,term,fate\n", encoding="utf-8")
    more = ("--vocabularies", words, "--attributes", fates)
    ended = run(tmp_path, HEADER + "a,x,fate,unknown\nb,x,fate,lost\n", *more)
    assert "X, fate: unknown in a, but lost in b" in ended.out
    assert "unknown" in NO_VALUE


REFUSED = {
    ("--column", "value"): "--column: found 'value', expected OURS=THEIRS, as in "
    "value=PropertyValue",
    ("--column", "valu=x"): "--column: found 'valu', expected one of source, subject, attribute, "
    "value, quote, prefix, suffix, speaker, modality, place, as_of, note; did you mean 'value'?",
    ("--encoding", "utf-9"): "--encoding: found 'utf-9', expected an encoding, such as utf-8 or "
    "latin-1",
}


@pytest.mark.parametrize("option", REFUSED)
def test_options_that_name_nothing_are_refused(option: tuple[str, str], tmp_path: Path) -> None:
    ended = run(tmp_path, HEADER + "a,x,n,4\n", *option)
    assert (ended.code, ended.err.splitlines()[-1]) == (2, f"Error: {REFUSED[option]}")


def test_settings_that_name_nothing_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written = 'encoding = "utf-9"\ncolumns = {"claims.valu" = "x"}\n'
    (tmp_path / "crossread.toml").write_text(written, encoding="utf-8")
    ended = run(tmp_path, HEADER + "a,x,n,4\n")
    assert [line.split(", expected")[0] for line in ended.err.splitlines()] == [
        "crossread.toml:1:1: encoding: found 'utf-9'",
        "crossread.toml:2:1: columns: found 'claims.valu'",
    ]
