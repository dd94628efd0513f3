"""The fact sheet as the command writes it."""

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from commands.export import Format
from reports.fact_sheet.forms import FORMS
from schema.fact import Fact
from tests.cli.command import COMMAND, HARBOUR, environment
from tests.cli.conftest import InProcess

HOSTILE = 'a|b *bold* <script>alert(1)</script> [link](http://x) `code` # no\n, "quoted" \\'
HOSTILE_LINE = HOSTILE.replace("\n", " ")


def test_every_form_is_offered_and_no_other(within: InProcess) -> None:
    assert [form.value for form in Format] == list(FORMS)
    for form in FORMS:
        assert within("export", HARBOUR, "--format", form, "-o", f"sheet.{form}").code == 0
        assert Path(f"sheet.{form}").stat().st_size > 1000


def test_the_name_of_the_file_says_the_format_where_nothing_else_does(within: InProcess) -> None:
    begins = {"s.CSV": "subject,", "s.json": "{", "s.html": "<!doctype", "s.md": "#", "s.txt": "#"}
    for name, head in begins.items():
        assert within("export", HARBOUR, "-o", name).code == 0
        assert Path(name).read_text(encoding="utf-8").startswith(head)
    within("export", HARBOUR, "--format", "md", "-o", "s.csv")
    assert Path("s.csv").read_text(encoding="utf-8").startswith("#")


def test_what_is_no_text_goes_through_a_pipe(tmp_path: Path) -> None:
    command = [COMMAND[0], COMMAND[-1], "export", str(HARBOUR), "--format", "sqlite"]
    piped = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, check=True
    )
    assert piped.stdout.startswith(b"SQLite format 3")


def test_what_is_no_text_is_not_for_a_terminal(
    within: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ended = within("export", HARBOUR, "--format", "xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines()[-1] == "Error: xlsx is binary: write it to a file with -o"


def sheet(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.usefixtures("every_check")
def test_csv_reads_back_row_by_row(within: InProcess) -> None:
    ended = within("export", HARBOUR, "--format", "csv")
    rows = sheet(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert list(rows[0]) == list(Fact.model_fields)
    assert [f"{row['subject']} {row['attribute']}: {row['status']}" for row in rows] == [
        "ferry launched: contested",
        "ferry owner: agreed",
        "collision happened: refined",
        "collision refunded: refined",
        "collision hurt: contested",
        "collision aboard: refined",
        "collision missing: single source",
        "collision cars-lost: disputed",
        "collision fined: contested",
        "collision closed-piers: refined",
        "captain captain-name: contested",
        "captain fate: contested",
        "repairs cost: contested",
        "sailings berthing-again: single source",
        "sailings night-sailings-again: not asserted",
    ]
    launched = rows[0]
    assert launched["value"] == (
        "May 1998 (Coastline Daily; one source says 1998: Port Ellery Courier), "
        "but 1999 (The Ostra Herald)"
    )
    assert launched["findings"] == "CR101 date-conflict"
    assert launched["quotes"].split(" | ") == [
        "Port Ellery Courier: “built in 1998”",
        "Coastline Daily: “The ship was launched in May 1998”",
        "The Ostra Herald: “The Grey Heron has sailed since 1999”",
    ]


def test_markdown_in_a_file_has_a_table_for_each_subject(within: InProcess) -> None:
    ended = within("export", HARBOUR, "-o", "sheet.md")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    lines = Path("sheet.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# The Grey Heron and the pier of Port Ellery"
    assert [line for line in lines if line.startswith("## ")] == [
        "## The Grey Heron",
        "## The collision in Port Ellery",
        "## The captain of the Grey Heron",
        "## The repairs of the pier",
        "## The sailings of the Grey Heron",
        "## Sources",
    ]
    (hurt,) = (line for line in lines if line.startswith("| **people hurt**"))
    value = (
        "12 (Port Ellery Courier), but 14 (Coastline Daily); "
        "at least 10 (North Sound Radio), which fits both"
    )
    sources = (
        "Port Ellery Courier (5 April 2024), Coastline Daily (16 March 2024), "
        "North Sound Radio (17 to 31 March 2024); 3 independent sources"
    )
    assert "- people hurt, Coastline Daily: “Fourteen passengers were hurt”" in lines
    assert hurt == f"| **people hurt** | {value} | contested | {sources} |"


def hostile_ledger() -> str:
    claim = {"source": "morning", "subject": "bridge", "attribute": "note", "quote": HOSTILE}
    return json.dumps(
        {
            "title": HOSTILE_LINE,
            "sources": [{"id": "morning"}],
            "subjects": [{"id": "bridge", "name": HOSTILE_LINE}],
            "attributes": [{"id": "note", "label": HOSTILE_LINE, "type": "text", "key": "true"}],
            "claims": [{**claim, "value": HOSTILE}],
        }
    )


def test_markdown_escapes_the_words_of_articles(within: InProcess) -> None:
    Path("facts.yaml").write_text(hostile_ledger(), encoding="utf-8")
    escaped = (
        r"a\|b \*bold\* \<script\>alert(1)\</script\> \[link\](http://x) \`code\` \# no "
        r', "quoted" \\'
    )
    assert within("export").out.splitlines() == [
        f"# {escaped}",
        "",
        f"## A{escaped[1:]}",
        "",
        "| fact | value | status | sources |",
        "|---|---|---|---|",
        f"| **{escaped}** | {escaped} | single source; **key fact on one source** | morning |",
        "",
        f"- {escaped}, morning: “{escaped}”",
        "",
        "## Sources",
        "",
        "- Morning, undated",
    ]


def test_csv_keeps_hostile_text_in_its_field(within: InProcess) -> None:
    Path("facts.yaml").write_text(hostile_ledger(), encoding="utf-8")
    (row,) = sheet(within("export", "--format", "csv").out)
    assert row["subject_name"] == row["attribute_label"] == HOSTILE_LINE
    assert row["quotes"] == f"morning: “{HOSTILE}”"
    assert row["value"] == " ".join(HOSTILE.split())
