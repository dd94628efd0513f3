"""A report opened from disk, with everything that it said to the console or asked of a network."""

from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Dialog, Page

from baseline.compare import compare
from commands.setup import today
from reports.findings.run_result import RunResult
from reports.page.page import html
from runner.examine import examined
from schema.acceptance import Acceptance

_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def report(ledger: Path, accepted: tuple[Acceptance, ...] = ()) -> str:
    """Give the report of a ledger."""
    with examined([ledger]) as seen:
        ran = {outcome.code for outcome in seen.outcomes}
        comparison = compare(seen.findings, accepted, today(), ran)
        return html(seen, RunResult(comparison, seen.outcomes))


class Opened:
    """A page in the browser."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page, self.file = page, file
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self.asked.append(request.url))

    def _dialog(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def show(self, text: str, fragment: str = "") -> Page:
        """Open a page from its file."""
        self.file.write_text(text, encoding="utf-8")
        self.page.goto(self.file.as_uri() + fragment)
        return self.page

    def cards(self) -> list[str]:
        """Give the titles of the findings that can be seen."""
        return self.page.locator(".finding:visible h4").all_text_contents()

    def asked_elsewhere(self) -> list[str]:
        """Give the requests for anything but the file itself."""
        return [url for url in self.asked if url.split("#")[0] != self.file.as_uri()]

    def broken_rules(self) -> list[str]:
        """Give what axe-core finds wrong, with the places.

        What the browser has not laid out yet, far below, has no place, and axe would take what lies
        over it for its background; so all of it is laid out.
        """
        self.page.evaluate(
            "for (const part of document.querySelectorAll('.card, .subject, article.source'))"
            " part.style.contentVisibility = 'visible'"
        )
        self.page.evaluate(_AXE)
        found: list[str] = self.page.evaluate(
            "axe.run().then(({violations}) => violations.flatMap(rule => rule.nodes.map("
            "node => `${rule.id}: ${node.target} ${node.failureSummary}`)))"
        )
        return found
