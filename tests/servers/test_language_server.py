"""The language server, as a real client sees it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.cli.command import COMMAND
from tests.drafts.story import story_in
from tests.servers.loops import in_a_loop_of_its_own

URI = "file:///desk/my%20draft.md"
TEXT = "Ärger 😀. Aldermoor opened its new bridge in June 2018."
START = len("Ärger 😀. Aldermoor opened its new bridge in ".encode("utf-16-le")) // 2
"""Editors count in units of UTF-16."""


class Editor:
    """A client that keeps what the server publishes."""

    def __init__(self) -> None:
        self.client: Any = LanguageClient("editor", "1")  # its types are partly unknown
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        def keep(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(keep)

    async def start(self, ledger: Path) -> None:
        await self.client.start_io(COMMAND[0], COMMAND[-1], "lsp", "--ledger", str(ledger))
        await self.client.initialize_async(
            types.InitializeParams(capabilities=types.ClientCapabilities())
        )
        self.client.initialized(types.InitializedParams())

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    async def shown(self) -> tuple[types.Diagnostic, ...]:
        return tuple((await asyncio.wait_for(self.published.get(), 60)).diagnostics)


async def used(folder: Path) -> dict[str, Any]:
    """Open a draft, ask for the fix, write it, then break the ledger and mend it."""
    editor, seen = Editor(), dict[str, Any]()
    ledger = folder / "facts.yaml"
    await editor.start(ledger)
    document = types.TextDocumentItem(URI, "markdown", 1, TEXT)
    editor.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    (seen["wrong"],) = await editor.shown()
    where = types.TextDocumentIdentifier(URI)
    (seen["fix"],) = await editor.client.text_document_code_action_async(
        types.CodeActionParams(where, seen["wrong"].range, types.CodeActionContext([]))
    )
    change = types.TextDocumentContentChangeWholeDocument(TEXT.replace("2018", "2019"))
    version = types.VersionedTextDocumentIdentifier(2, URI)
    editor.client.text_document_did_change(types.DidChangeTextDocumentParams(version, [change]))
    seen["right"] = await editor.shown()
    whole = ledger.read_text(encoding="utf-8")
    ledger.write_text("sources: [", encoding="utf-8")
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(where))
    seen["broken"] = await editor.shown()
    ledger.write_text(whole, encoding="utf-8")
    editor.client.text_document_did_save(types.DidSaveTextDocumentParams(where))
    seen["mended"] = await editor.shown()
    await editor.stop()
    return seen


def test_a_draft_is_underlined_fixed_and_survives_a_broken_ledger(tmp_path: Path) -> None:
    story_in(tmp_path)
    seen = in_a_loop_of_its_own(used(tmp_path))
    wrong = seen["wrong"]
    assert (wrong.code, wrong.source, wrong.severity) == (
        "CR704",
        "crossread",
        types.DiagnosticSeverity.Error,
    )
    assert wrong.message.splitlines()[:2] == [
        "“June 2018”, but “June 2019” in Evening Post (2 March 2024)",
        "The sheet: the Aldermoor bridge, opening: in June 2019 (single source)",
    ]
    assert (wrong.range.start.character, wrong.range.end.character) == (START, START + 9)
    (edit,) = seen["fix"].edit.changes[URI]
    assert (seen["fix"].title, edit.new_text) == ("Write “June 2019”", "June 2019")
    assert edit.range == wrong.range
    assert [d.severity for d in seen["right"]] == []
    (broken,) = seen["broken"]
    assert broken.message.startswith("The ledger cannot be used:\n")
    assert f"{tmp_path / 'facts.yaml'}:1:" in broken.message
    assert seen["mended"] == ()
