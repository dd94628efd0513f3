"""Words of a ledger steer no terminal, no CI service, no spreadsheet and no page, in any output."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest

from reports.fact_sheet.forms import sheet
from runner.examine import examined
from schema.characters import hidden
from schema.fact import ReconcileBy
from tests.cli.conftest import InProcess

pytestmark = pytest.mark.usefixtures("every_check")

ONE_LINE = [
    "::error file=x::forged",
    "a ##[error]b",
    "##vso[task.setvariable variable=x]y",
    "section_start:1:a[collapsed=true]",
    "=HYPERLINK(1)",
    "+1",
    "- item",
    "@SUM(A1)",
    "＝1+1",
    "# heading",
    "1. item",
    "| a | b |",
    "<script>alert(1)</script>",
    "![a](http://b)",
    "</style></script><img src=x onerror=alert(1)>",
    "*b* _i_ ~~s~~",
    "${{ secrets.X }}",
]
SEVERAL_LINES = [
    *ONE_LINE,
    "a\n::error::forged\n##[group]b",
    "a\u202eb\u2066c",
    "a\rsection_start:1:b\r",
    "a\x85::error::b\u2028::error::c\u2029",
]
STEERING = [
    *SEVERAL_LINES,
    "a\x1b[31mred\x1b]0;title\x07b",
    "a\x9b31mred\x9d0;title\x9cb",
    "a\rsection_start:1:b\r\x1b[0K",
    "a\x08\x08b\x7f",
]
"""A ledger in YAML has none of the last: its reader refuses them. A table may."""


def ledger() -> str:
    """A ledger in which every text is one of these, with findings of every severity."""
    records: dict[str, object] = {
        "title": ONE_LINE[0],
        "sources": [
            {
                "id": f"s{n}",
                "name": f"{text} {n}",
                "headline": text,
                "publisher": text,
                "published": "2020-01-01/2020-02-01",
                "published_because": text,
                "note": text,
            }
            for n, text in enumerate(ONE_LINE)
        ],
        "subjects": [{"id": f"b{n}", "name": text} for n, text in enumerate(ONE_LINE)],
        "attributes": [{"id": "t", "type": "name", "label": ONE_LINE[6], "key": True}]
        + [{"id": f"a{n}", "type": "count", "label": text} for n, text in enumerate(ONE_LINE)],
        "claims": [
            {
                "source": f"s{n % len(ONE_LINE)}",
                "subject": f"b{n % 3}",
                "attribute": "t",
                "value": text,
                "quote": text,
                "speaker": ONE_LINE[n % len(ONE_LINE)],
                "note": text,
            }
            for n, text in enumerate(SEVERAL_LINES)
        ]
        + [
            {
                "source": f"s{m}",
                "subject": f"b{n}",
                "attribute": f"a{n}",
                "value": str(m),
                "quote": f"{SEVERAL_LINES[n]} {m}",
            }
            for n in range(len(ONE_LINE))
            for m in (1, 2)
        ],
        "decisions": [
            {
                "subject": "b0",
                "attribute": "a0",
                "value": "1",
                "because": SEVERAL_LINES[-5],
                "by": ONE_LINE[0],
                "on": "2020-03-01",
                "note": SEVERAL_LINES[-4],
            }
        ],
    }
    return json.dumps(records)  # JSON is YAML


class Tags(HTMLParser):
    """The tags of a page, and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [name for name, _ in attrs]


TABLES = ("--claims", "claims.ndjson", "--attributes", "attributes.csv")


@pytest.fixture
def tables(within: InProcess) -> InProcess:
    """The command where a table has such words in the quotes, values and notes of its claims."""
    Path("attributes.csv").write_text("id,type\nt,text\nn,name\n", encoding="utf-8")
    rows = [
        {"source": f"s{n % 2}", "subject": "b", "attribute": attribute, "value": text}
        | {"quote": text, "note": text, "speaker": "Mary", "prefix": text}
        for n, text in enumerate(STEERING)
        for attribute in ("t", "n")
    ]
    Path("claims.ndjson").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return within


@pytest.fixture
def desk(within: InProcess) -> InProcess:
    Path("facts.yaml").write_text(ledger(), encoding="utf-8")
    return within


def require_tame(printed: str) -> None:
    """Nothing in a text is a command to a CI service or a terminal."""
    assert hidden(printed.replace("\r\n", "").replace("\n", "")) == ""
    for line in printed.splitlines():
        assert re.match(r"\s*::", line) is None
        assert re.search(r"##\w*\[", line) is None
        assert re.search(r"section_(start|end):[0-9]", line) is None


CHECK_FORMS = ("json", "ndjson", "sarif", "gitlab", "junit", "summary")
OUTPUTS = [word for form in CHECK_FORMS for word in ("-o", f"{form}:{form}")]


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str | bytes]:
    """The fact sheet of the ledger, in every form that is no table of a database."""
    file = tmp_path_factory.mktemp("sheets") / "facts.yaml"
    file.write_text(ledger(), encoding="utf-8")
    with examined([file], checks=()) as seen:
        forms = ("md", "html", "csv", "json", "jsonld", "xlsx")
        return {form: sheet(seen, form, ReconcileBy.AGREEMENT) for form in forms}


@pytest.mark.parametrize("form", ["md", "html", "json", "jsonld"])
def test_a_fact_sheet_is_tame(sheets: dict[str, str | bytes], form: str) -> None:
    require_tame(str(sheets[form]))


def test_what_export_prints_as_csv_is_tame(desk: InProcess) -> None:
    ended = desk("export", "--format", "csv")
    assert (ended.code, ended.err) == (0, "")
    require_tame(ended.out)


def test_what_check_prints_and_writes_is_tame(desk: InProcess) -> None:
    ended = desk("check", *OUTPUTS, "--verbose", "--evidence", "evidence.csv")
    assert (ended.code, ended.err) == (1, "")
    require_tame(ended.out)
    for form in CHECK_FORMS:
        require_tame(Path(form).read_text(encoding="utf-8"))
    require_no_markup(Path("summary").read_text(encoding="utf-8"))
    require_no_formula(Path("evidence.csv").read_text(encoding="utf-8"))
    assert ",'=HYPERLINK(1)" in Path("evidence.csv").read_text(encoding="utf-8")


def test_what_export_prints_of_tables_is_tame(tables: InProcess) -> None:
    ended = tables("export", *TABLES, "--format", "csv")
    assert ended.code == 0, ended.err
    require_tame(ended.out)
    require_tame(ended.err)


def test_what_check_prints_of_tables_is_tame(tables: InProcess) -> None:
    ended = tables("check", *TABLES, *OUTPUTS)
    assert ended.code == 1, ended.err
    require_tame(ended.out)
    require_tame(ended.err)
    for form in CHECK_FORMS:
        require_tame(Path(form).read_text(encoding="utf-8"))


def test_what_report_prints_is_tame(desk: InProcess) -> None:
    require_tame(desk("report", "--html", "page.html").out)
    page = Path("page.html").read_text(encoding="utf-8")
    assert hidden("".join(page.splitlines())) == ""
    tags = Tags()
    tags.feed(page)
    assert tags.names.count("script") == 1
    assert "img" not in tags.names
    assert not [name for name in tags.attributes if name.startswith("on")]


def test_annotations_are_our_own(desk: InProcess) -> None:
    lines = desk("check", "--format", "github").out.splitlines()
    assert {line.split(" ")[0] for line in lines if line.startswith("::")} <= {
        "::error",
        "::warning",
        "::notice",
    }
    assert hidden("".join(lines)) == ""
    assert "::error file=x::" not in {line[:16] for line in lines}
    assert not [line for line in lines if re.search(r"##\w*\[", line)]


def test_no_cell_is_a_formula(sheets: dict[str, str | bytes]) -> None:
    require_no_formula(str(sheets["csv"]))
    assert isinstance(sheets["xlsx"], bytes)
    book = openpyxl.load_workbook(io.BytesIO(sheets["xlsx"]))
    kinds = {cell.data_type for page in book.worksheets for row in page.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "inlineStr"}  # no formula, which is "f"


def require_no_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 1
    cells = [cell for row in rows for cell in row if not re.fullmatch(r"-?[0-9.]*", cell)]
    assert [cell for cell in cells if re.match("[-=+@\t\r\n＝＋－＠]", cell)] == []


def test_no_cell_of_tables_is_a_formula(within: InProcess) -> None:
    Path("attributes.csv").write_text("id,type\nt,name\nn,count\n", encoding="utf-8")
    with Path("claims.csv").open("w", encoding="utf-8", newline="") as file:
        written = csv.writer(file)
        written.writerow(["source", "subject", "attribute", "value", "note"])
        for n, text in enumerate(ONE_LINE):
            written.writerow([f"s{n % 2}", "b", "t", text, text])
            written.writerow([f"s{n % 2}", "b", "n", text, text])
    tables = ("--claims", "claims.csv", "--attributes", "attributes.csv")
    ended = within(
        "check", *tables, "--rejects", "rejects.csv", "--evidence", "evidence.csv", "--limit", "1"
    )
    assert "set aside" in ended.err
    require_tame(ended.out)
    require_tame(ended.err)
    within("export", *tables, "--rejects", "r.csv", "--format", "csv", "-o", "sheet.csv")
    for name in ("rejects.csv", "evidence.csv", "sheet.csv"):
        require_no_formula(Path(name).read_text(encoding="utf-8"))
    assert ",'=HYPERLINK(1)," in Path("rejects.csv").read_text(encoding="utf-8")


def test_words_are_no_markup_of_markdown(sheets: dict[str, str | bytes]) -> None:
    require_no_markup(str(sheets["md"]))
    for line in str(sheets["md"]).splitlines():
        assert not line.startswith("| ") or len(re.findall(r"(?<!\\)\|", line)) == 5


def require_no_markup(markdown: str) -> None:
    for line in markdown.splitlines():
        assert re.match(r"\s*- ([-+*#>]|[0-9]+[.)])( |$)", line) is None
        assert re.search(r"(?<!\\)<(script|img|/)|(?<!\\)!\[|(?<!\\)\[a\\?\]\(", line) is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "no\x1b[31m.yaml"),
        ("check", "::error::x"),
        ("check", "##[error]x.yaml"),
        ("check", "--no\x1b[31m##[error]"),
        ("explain", "\x1b[31m"),
        ("check", "--select", "\u202e::x"),
        ("check", "--baseline", "a\n::error::b"),
        ("export", "--format", "a\n::error::b\x9b"),
        ("\x1b[31m\n::error::x",),
    ],
)
def test_error_messages_are_tame(desk: InProcess, arguments: tuple[str, ...]) -> None:
    ended = desk(*arguments)
    assert ended.code == 2
    require_tame(ended.err)
    require_tame(ended.out)
