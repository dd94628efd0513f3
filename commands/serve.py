"""`lsp` and `mcp`: servers for text editors and for assistants, over standard input and output."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from commands.common import refuse
from commands.setup import all_checks, set_up

if TYPE_CHECKING:
    from collections.abc import Generator

    from servers.ready_ledger import OpenedLedger, ReadyLedger

Ledgers = Annotated[
    list[str] | None,
    typer.Option(
        "--ledger",
        metavar="PATH",
        help="Ledger files, or folders of them.  [default: facts.yaml]",
        show_default=False,
    ),
]


def lsp(
    *,
    ledger: Ledgers = None,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="The day of the drafts.", show_default=False),
    ] = None,
) -> None:
    """Show in a text editor what differs in a draft, as it is written.

    It is a language server over standard input and output, which the editor starts. Needs the extra
    'crossread[editor]'.
    """
    _require("pygls", "editor")
    from servers.language_server import language_server

    ready = _ready(ledger)
    try:
        language_server(ready, day).start_io()
    finally:
        ready.close()


def mcp(*, ledger: Ledgers = None) -> None:
    """Answer an assistant from the fact sheet; nothing is changed.

    It is a server of the Model Context Protocol over standard input and output. Its tools ask the
    sheet, compare a text, and explain a check. Needs the extra 'crossread[mcp]'.
    """
    _require("mcp", "mcp")
    from servers.mcp_server import mcp_server

    ready = _ready(ledger)
    try:
        mcp_server(ready, all_checks(set_up(ledger).found)).run("stdio")
    finally:
        ready.close()


def _require(package: str, extra: str) -> None:
    """Raise CommandLineError unless the package of an extra is installed."""
    if find_spec(package) is None:
        refuse(f"it needs what \"pip install 'crossread[{extra}]'\" installs")


def _ready(ledger: list[str] | None) -> ReadyLedger:
    """Give the ledger, to be read when it is first asked for. Raises UnusableInput."""
    from servers.ready_ledger import OpenedLedger, ReadyLedger

    set_up(ledger)  # settings that cannot be used are told before a server starts

    @contextmanager
    def opened() -> Generator[OpenedLedger]:
        from runner.examine import examined

        setup = set_up(ledger)
        with examined(setup.paths, checks=setup.checks, bounds=setup.bounds) as seen:
            yield OpenedLedger(seen, frozenset(seen.inputs | setup.files))

    return ReadyLedger(opened)
