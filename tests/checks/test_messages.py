"""What holds for every message, also of checks that are not written yet.

The findings are those of all manual pages and of both ledgers; a new check is in them with its
page. `python -m tests.checks.test_messages` prints them all, to be read aloud.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.registry import CHECKS
from ledger.load_ledger import read_ledger
from runner.examine import examined
from schema.finding import Finding
from tests.checks.generated import Ledger, ledgers
from tests.checks.generated_time import timed_ledgers
from tests.checks.ledgers import FILE, examine, example, of_example

ROOT = Path(__file__).parents[2]
LEDGERS = (ROOT / "facts.yaml", ROOT / "tests/ledgers/harbour.yaml")
EDTF = re.compile(
    r"\b\d{4}-\d\d(-\d\d)?\b|\.\./|/\.\.|\b\d{4}/\d{4}\b|\b\d{3}X\b|\[\d{4}|\b\d{4}[~%]"
)
STRAY = re.compile(r"  | [,.;:!?)](?!\.)|[,;:]{2}|\(\s|\(\)|“”|[,;:]$|\bNone\b|\{|\}|\(,")
LONGEST = 400
"""Characters of a message, for ledgers that people write."""
QUOTED = re.compile("“[^”]*”")


def findings_of(ledger: Path) -> tuple[Finding, ...]:
    with examined([ledger]) as seen:
        return seen.findings


def renamed(text: str) -> str:
    """Give each source of a ledger a name that has nothing of its id."""
    ledger: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - text alone
    for number, source in enumerate(ledger["sources"]):
        source["name"] = f"Gazette No. {number + 1}"
    return yaml.safe_dump(ledger, allow_unicode=True, sort_keys=False)


def of_pages() -> Iterator[Finding]:
    """Yield what each check finds in the example on its page that fires."""
    for check in CHECKS:
        yield from of_example(check.code).of(check.code)


def of_pages_with_names() -> Iterator[Finding]:
    """Yield the same where each source has a name."""
    for check in CHECKS:
        yield from examine(renamed(example(check.code)), check.code).of(check.code)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[Finding]:
    with chdir(tmp_path_factory.mktemp("pages")):
        return [*of_pages(), *(found for ledger in LEDGERS for found in findings_of(ledger))]


def hold_to_the_rules(finding: Finding, longest: int = LONGEST) -> None:
    message = finding.message
    about = (finding.code, message)
    words = QUOTED.sub("“q”", message)
    assert message == " ".join(message.split()), about
    assert not STRAY.search(words), about
    assert not EDTF.search(words), about
    assert " against " not in message, about
    assert message.startswith("“") or not re.match(r"[a-z]+\b", message), about
    assert len(message) <= longest, about
    for opening, closing in ("“”", "()"):
        assert message.count(opening) == message.count(closing), about
    for side in finding.sides:
        words = QUOTED.sub("“q”", side.says)
        assert not EDTF.search(words), (finding.code, side.says)
        assert not re.search(r"  |\bNone\b|\(\)", words), (finding.code, side.says)


def test_messages_are_sentences_in_words(findings: list[Finding]) -> None:
    assert {finding.code for finding in findings} == {check.code for check in CHECKS}
    for finding in findings:
        hold_to_the_rules(finding)


@settings(deadline=None, max_examples=6)
@given(st.one_of(ledgers, timed_ledgers), st.integers(0, 3))
def test_messages_of_generated_ledgers(ledger: Ledger, length: int) -> None:
    """Sources are called alike, by long names and by short ones; subjects have no names."""
    for source in ledger["sources"]:
        source["name"] = "the Gazette of Port Ellery and the Islands"[: 11 * length] or source["id"]
    FILE.write_text(json.dumps(ledger, ensure_ascii=False), encoding="utf-8")
    for finding in findings_of(FILE):
        hold_to_the_rules(finding, longest=3 * LONGEST)


def test_sources_go_by_their_names_and_never_by_their_ids() -> None:
    """An id that is a name as well, or a word of the language, would prove nothing."""
    for finding in of_pages_with_names():
        words = " ".join([finding.message, *(side.says for side in finding.sides)])
        words = words.replace("no file mourning.txt", "no file")
        cited = {c.source: c.source_name for side in finding.sides for c in side.citations}
        for source, name in cited.items():
            assert name.startswith("Gazette No. "), finding
            assert not re.search(rf"(?<!\w){re.escape(source)}(?!\w)", words, re.IGNORECASE) or (
                len(source) == 1 and source in "abcdef" and f" {source} " not in words
            ), (finding.code, words)
        named = [name for name in cited.values() if name in finding.message]
        assert named or finding.code in ("CR302", "CR308", "CR601", "CR602"), finding.message


def test_ids_of_our_own_sources_are_in_no_message(findings: list[Finding]) -> None:
    ids = {source.id for ledger in LEDGERS for source in read_ledger([ledger]).records.sources}
    for finding in findings:
        words = " ".join([finding.message, *(side.says for side in finding.sides)])
        assert not [i for i in ids if re.search(rf"(?<!\w){i}(?!\w)", words)], words


if __name__ == "__main__":
    import os
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for found in [*of_pages(), *(f for ledger in LEDGERS for f in findings_of(ledger))]:
            print(found.code, found.message)  # noqa: T201 - to be read
