"""What the checks find in a ledger as it was at an earlier git revision."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from baseline.git_revision import at_revision
from runner.examine import examined
from support.bounds import NO_SETTINGS
from support.problems import Place, Problem, UnusableInput

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from checks.definition import AnyCheck
    from schema.finding import Finding
    from support.bounds import Bounds


def findings_at(
    revision: str,
    ledger: Iterable[str],
    checks: Iterable[AnyCheck] | None,
    bounds: Bounds = NO_SETTINGS,
) -> tuple[Finding, ...]:
    """Give the findings of checks (None: of all) in the ledger of a revision.

    There are none if the ledger did not exist then. Raises UnusableInput.
    """
    with at_revision([Path(path) for path in ledger], revision) as then:
        if not then.paths:
            return ()
        moved = bounds.moved(then.root, then.folder)
        with _naming(revision), examined(then.paths, checks=checks, bounds=moved) as seen:
            return seen.findings


@contextmanager
def _naming(revision: str) -> Generator[None]:
    """Name the revision in the error for a ledger that cannot be read: its files are temporary."""
    try:
        yield
    except UnusableInput as error:
        found = f"a ledger that cannot be read: {str(error).splitlines()[0]}"
        expected = "a revision whose ledger can be checked"
        raise UnusableInput([Problem(Place(revision), "", found, expected)]) from None
