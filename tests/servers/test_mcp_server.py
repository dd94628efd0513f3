"""The server for assistants, as a real client sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.cli.command import COMMAND
from tests.drafts.story import story_in
from tests.servers.loops import in_a_loop_of_its_own

WRONG = "Aldermoor opened its new bridge in June 2018."


async def asked(ledger: Path, calls: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    """Give what tools answer: their text, or of an error the text alone."""
    server = StdioServerParameters(
        command=COMMAND[0], args=[COMMAND[-1], "mcp", "--ledger", str(ledger)]
    )
    async with stdio_client(server) as streams, ClientSession(*streams) as session:
        await session.initialize()
        tools = await session.list_tools()
        answers: list[Any] = [sorted(tool.name for tool in tools.tools)]
        for name, arguments in calls:
            answer = await session.call_tool(name, arguments)
            texts = [getattr(part, "text", "") for part in answer.content]
            answers.append((answer.is_error, texts))
        return answers


def test_an_assistant_asks_compares_and_changes_nothing(tmp_path: Path) -> None:
    story_in(tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    tools, sheet, compared, page, unknown, no_date = in_a_loop_of_its_own(
        asked(
            tmp_path / "facts.yaml",
            [
                ("ask_sheet", {"words": "how many workers were hurt"}),
                ("compare_text", {"text": WRONG, "date": "2024-03-18"}),
                ("explain", {"code": "CR704"}),
                ("explain", {"code": "CR999"}),
                ("compare_text", {"text": WRONG, "date": "soon"}),
            ],
        )
    )
    assert tools == ["ask_sheet", "compare_text", "explain"]
    best = json.loads(sheet[1][0])
    assert (best["fact"], best["status"]) == ("workers hurt", "contested")
    assert best["value"] == "seven (Evening Post), but nine (Coast Wire)"
    (difference,) = json.loads(compared[1][0])["differences"]
    assert (difference["words"], difference["source_has"]) == ("June 2018", "June 2019")
    assert difference["sheet"]["value"] == "in June 2019"
    assert page[1][0].startswith("CR704 other-figure (contradiction)")
    assert (unknown[0], "expected the code or the name" in unknown[1][0]) == (True, True)
    assert (no_date[0], "'soon'" in no_date[1][0]) == (True, True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
