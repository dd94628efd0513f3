"""A language server: a draft in a text editor, with what differs underlined as it is written.

It speaks the Language Server Protocol over standard input and output, by pygls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from reports import VERSION
from reports.phrases import attribution
from schema.finding import DRAFT, Severity
from support.problems import UnusableInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pygls.workspace import TextDocument

    from drafts.difference import Difference
    from reports.drafts.draft_findings import DraftFinding
    from servers.ready_ledger import ReadyLedger

_SEVERITIES = {
    Severity.CONTRADICTION: types.DiagnosticSeverity.Error,
    Severity.TENSION: types.DiagnosticSeverity.Warning,
    Severity.AMBIGUITY: types.DiagnosticSeverity.Information,
    Severity.NOTE: types.DiagnosticSeverity.Hint,
}
_SOURCE = "crossread"
_CAN_BE_WRITTEN = frozenset(("quotation", "name", "figure", "words", "term"))
"""What differs in words that can be put in place of those of the draft."""


def language_server(ledger: ReadyLedger, day: str | None = None) -> LanguageServer:
    """Make the server; `day` is when drafts are to appear (EDTF)."""
    server = LanguageServer("crossread", VERSION)
    drafts = _Drafts(server, ledger, day)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        drafts.show(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        drafts.show(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        drafts.show(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        drafts.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION)
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return list(drafts.fixes(params.text_document.uri, params.range))

    return server


class _Drafts:
    """The drafts that are open, each with what differs in it."""

    def __init__(self, server: LanguageServer, ledger: ReadyLedger, day: str | None) -> None:
        self._server, self._ledger, self._day = server, ledger, day
        self._found: dict[str, list[DraftFinding]] = {}

    def show(self, uri: str) -> None:
        """Compare a draft as it is now, and show what differs."""
        document = self._server.workspace.get_text_document(uri)
        try:
            name = unquote(urlsplit(uri).path).rpartition("/")[2] or uri
            comparison = self._ledger.comparison
            self._found[uri] = comparison.compared(name, document.source, self._day)[1]
            shown = [self._diagnostic(document, each) for each in self._found[uri]]
        except UnusableInput as unusable:
            self._found[uri] = []
            shown = [_unusable(unusable)]
        self._publish(uri, shown, document.version)

    def forget(self, uri: str) -> None:
        """Show nothing more of a draft."""
        self._found.pop(uri, None)
        self._publish(uri, [])

    def fixes(self, uri: str, where: types.Range) -> Iterator[types.CodeAction]:
        """Yield for each difference in a range the change that writes what the source has."""
        document = self._server.workspace.get_text_document(uri)
        for each in self._found.get(uri, []):
            different = each.difference
            if different and different.theirs and different.kind in _CAN_BE_WRITTEN:
                range_ = _range(document, different)
                if _overlap(range_, where):
                    edit = types.TextEdit(range_, different.theirs)
                    yield types.CodeAction(
                        title=f"Write “{different.theirs}”",
                        kind=types.CodeActionKind.QuickFix,
                        diagnostics=[self._diagnostic(document, each)],
                        edit=types.WorkspaceEdit(changes={uri: [edit]}),
                    )

    def _diagnostic(self, document: TextDocument, each: DraftFinding) -> types.Diagnostic:
        finding = each.finding
        return types.Diagnostic(
            range=_range(document, each.difference) if each.difference else _line(each),
            message="\n".join(_told(each)),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source=_SOURCE,
        )

    def _publish(self, uri: str, shown: list[types.Diagnostic], version: int | None = None) -> None:
        params = types.PublishDiagnosticsParams(uri, shown, version)
        self._server.text_document_publish_diagnostics(params)


def _told(each: DraftFinding) -> Iterator[str]:
    """Yield what differs, the row of the sheet, and on whose word."""
    yield each.finding.message
    if each.row:
        row = each.row
        yield f"The sheet: {row.subject_name}, {row.attribute_label}: {row.value} ({row.status})"
    for side in each.finding.sides:
        for citation in side.citations:
            if citation.place != DRAFT:
                yield f"{attribution(citation)}: “{citation.quote}”"


def _range(document: TextDocument, different: Difference) -> types.Range:
    """Give the range of words, in the units that the editor counts in."""
    start = document.client_position_at_offset(different.start)
    return types.Range(start, document.client_position_at_offset(different.end))


def _line(each: DraftFinding) -> types.Range:
    line = each.line - 1
    return types.Range(types.Position(line, 0), types.Position(line + 1, 0))


def _overlap(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end


def _unusable(unusable: UnusableInput) -> types.Diagnostic:
    top = types.Position(0, 0)
    return types.Diagnostic(
        range=types.Range(top, top),
        message=f"The ledger cannot be used:\n{unusable}",
        severity=types.DiagnosticSeverity.Error,
        source=_SOURCE,
    )
