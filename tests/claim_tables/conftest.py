from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test writes its ledgers into a folder of its own, and places name the bare file."""
    monkeypatch.chdir(tmp_path)
