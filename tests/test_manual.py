"""The manual of the ledger leaves no key out, and its example does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runner.examine import examined
from schema import records

ROOT = Path(__file__).parent.parent
MANUAL = (ROOT / "docs/ledger.md").read_text(encoding="utf-8")
KEYS = [
    (record.__name__, key)
    for record in (
        records.Ledger,
        records.Source,
        records.Subject,
        records.VocabularyRecord,
        records.Term,
        records.Attribute,
        records.Claim,
        records.Reading,
        records.Including,
        records.OrderRule,
        records.Decision,
    )
    for key in record.model_fields
]


@pytest.mark.parametrize(("record", "key"), KEYS)
def test_every_key_is_in_the_manual(record: str, key: str) -> None:
    """As `key` in a sentence or a table, or as a key in an example."""
    assert re.search(rf"`{key}[`:]|^[ -]*{key}:|[{{,] ?{key}:", MANUAL, re.MULTILINE), record


def test_the_first_ledger_and_the_decision_on_it_do_what_the_manual_says(tmp_path: Path) -> None:
    blocks: list[str] = re.findall(r"^```yaml\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE)
    (first,) = (block for block in blocks if block.startswith("crossread: 1\n"))
    (decision,) = (block for block in blocks if block.startswith("decisions:\n"))
    ledger = tmp_path / "bridge.yaml"
    ledger.write_text(f"{first}\n{decision}", encoding="utf-8")
    with examined([ledger]) as seen:
        conflicts = [finding for finding in seen.findings if finding.code == "CR102"]
    (conflict,) = conflicts
    assert conflict.message == (
        "The harbour bridge, cost: about 40 million EUR in courier (3 May 2024), "
        "but 47 million EUR in herald (May to June 2024)"
    )
    assert len(seen.typed.decided) == 1
