"""What the tests of several rooms share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import Engines


@pytest.fixture(scope="session", autouse=True)
def _engines() -> Iterator[None]:
    """Stores in memory share engines."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("store.opening._empty_database", Engines().empty_database)
        yield


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, so that places name files without their folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
