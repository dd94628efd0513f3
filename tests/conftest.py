"""What the tests of several rooms share."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from store import opening
from tests.engines import SMALL, Engines

settings.register_profile("untimed", deadline=None)  # speed is measured in bench/, not here
settings.load_profile("untimed")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that places name files without their folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session", autouse=True)
def _engines() -> Generator[None]:
    """Lend the stores in memory engines that run already."""
    small = Engines(opening.in_memory, SMALL)
    large = Engines(opening.large_in_memory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "in_memory", small.connection)
        patch.setattr(opening, "large_in_memory", large.connection)
        yield
