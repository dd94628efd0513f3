"""How the report begins, and how it does when there is little to report."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.canvas import Canvas
from reports.report_text import report_text
from runner.examine import examined
from tests.formats.runs import all_new

START = """\
sources: [{id: a, published: 2020, publisher: A}, {id: b, published: 2020, publisher: B}]
subjects: [{id: s}]
attributes: [{id: n, type: count}, {id: m, type: count, parties: [x, y]}]
claims:
  - {source: a, subject: s, attribute: n, value: 4, quote: q}
"""
CONFLICT = "  - {source: b, subject: s, attribute: n, value: 7, quote: q}\n"
OTHER = """\
  - {source: a, subject: t, attribute: m, value: 4, quote: q, speaker: x}
  - {source: b, subject: t, attribute: m, value: 5, quote: q, speaker: y}
"""


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ("", ["Nothing found."]),
        (CONFLICT, ["1 contradiction:", "  contradiction: S, n: 4 in A (2020), but 7 in B (2020)"]),
        (OTHER, ["1 note, listed below."]),
        (
            CONFLICT + OTHER,
            [
                "1 contradiction, 1 note:",
                "  contradiction: S, n: 4 in A (2020), but 7 in B (2020)",
                "  and 1 note, listed below",
            ],
        ),
    ],
)
def test_what_was_found_comes_first(tmp_path: Path, claims: str, expected: list[str]) -> None:
    ledger = tmp_path / "f.yaml"
    text = START.replace("[{id: s}]", "[{id: s}, {id: t}]") + claims
    ledger.write_text(text, encoding="utf-8")
    with examined([ledger]) as seen:
        lines = list(report_text(seen, all_new(seen), Canvas()))
    first = next(n for n, line in enumerate(lines) if line.startswith("  B (2020)")) + 2
    assert lines[first : first + len(expected) + 1] == [*expected, ""]
