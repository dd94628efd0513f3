"""`report --watch` writes again whenever something changes that the report was made from."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.command import HEARING, environment, in_process
from tests.cli.test_report_page import ledger_in

DEADLINE = 30.0


class Watching:
    """A report that is being watched: what it said, and its page."""

    def __init__(self, program: subprocess.Popen[str], said: Path, page: Path) -> None:
        self.program = program
        self._said = said
        self._page = page

    def said(self) -> list[str]:
        return self._said.read_text(encoding="utf-8").splitlines()

    def page(self) -> str:
        return self._page.read_text(encoding="utf-8")

    def wait(self, seen: Callable[[], bool]) -> None:
        until = monotonic() + DEADLINE
        while not seen():
            assert self.program.poll() is None, self.said()
            assert monotonic() < until, self.said()
            sleep(0.02)


@contextmanager
def watched(folder: Path, ledger: Path | str) -> Generator[Watching]:
    said, page = folder / "said.txt", folder / "out" / "report.html"
    page.parent.mkdir()
    with said.open("w", encoding="utf-8") as stream:
        program = subprocess.Popen(
            [*HEARING, "report", str(ledger), "--html", str(page), "--watch"],
            stdout=stream,
            stderr=stream,
            env=environment(),
            text=True,
        )
    try:
        found = Watching(program, said, page)
        found.wait(lambda: len(found.said()) == 1)
        yield found
    finally:
        program.kill()
        program.wait()


def _replace(file: Path, old: str, new: str) -> None:
    """Save as many editors do: a new file gets the old name."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    copy = file.with_suffix(".new")
    copy.write_text(text.replace(old, new), encoding="utf-8")
    copy.rename(file)


def test_the_page_follows_the_ledger(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    with watched(tmp_path, ledger) as report:
        assert "September 2017 in a, but 2019 in b" in report.page()
        _replace(ledger, "value: 2019", "value: 2020")
        report.wait(lambda: "September 2017 in a, but 2020 in b" in report.page())


def test_the_page_follows_an_article(tmp_path: Path) -> None:
    with watched(tmp_path, ledger_in(tmp_path)) as report:
        before = report.page().count("is not in the text")
        (tmp_path / "b.txt").write_text("It was never signed. It is a secret.", encoding="utf-8")
        report.wait(lambda: report.page().count("is not in the text") > before)


def test_a_ledger_that_cannot_be_read_is_reported_and_watched_on(tmp_path: Path) -> None:
    ledger = ledger_in(tmp_path)
    with watched(tmp_path, ledger) as report:
        before = report.page()
        _replace(ledger, "type: date", "type: dote")
        report.wait(lambda: len(report.said()) >= 3)
        assert "type: found 'dote'" in report.said()[1]
        assert "nothing written" in report.said()[2]
        assert report.page() == before
        _replace(ledger, "type: dote", "type: date")
        report.wait(lambda: len(report.said()) >= 4)
        assert report.page() == before


def test_a_new_ledger_in_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "ledgers"
    folder.mkdir()
    ledger_in(folder)
    with watched(tmp_path, folder) as report:
        more = "claims: [{source: a, subject: deal, attribute: note, value: x, quote: was signed}]"
        (folder / "more.yaml").write_text(more, encoding="utf-8")
        assert "watching 4 files" in report.said()[0]  # with the baseline, which may come
        report.wait(lambda: len(report.said()) >= 2)
        assert "watching 5 files" in report.said()[1]


def test_what_it_writes_itself_is_no_change(tmp_path: Path) -> None:
    with watched(tmp_path, ledger_in(tmp_path)) as report:
        sleep(2.5)  # longer than it takes to look again
        assert len(report.said()) == 1


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    with watched(tmp_path, ledger_in(tmp_path)) as report:
        report.program.send_signal(signal.SIGINT)
        assert report.program.wait(DEADLINE) == 130
        assert len(report.said()) == 1


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("facts.yaml", "--watch"), "Error: --watch needs --html or --svg"),
        (
            ("-", "--html", "x.html", "--watch"),
            "Error: --watch cannot read standard input, which can be read only once",
        ),
    ],
)
def test_what_cannot_be_watched_is_refused(arguments: tuple[str, ...], complaint: str) -> None:
    done = in_process("report", *arguments)
    assert done.code == 2
    assert complaint in done.err
