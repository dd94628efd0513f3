"""What Crossread is made of may be used, changed and passed on."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

import pytest

from requirements import licences


@pytest.mark.parametrize("lock", licences.LOCKS)
def test_every_locked_package_has_a_licence_that_is_allowed(lock: str) -> None:
    packages = licences.locked(lock)
    assert len(packages) > 20
    assert list(licences.refused(packages, tools=licences.LOCKS[lock])) == []


def test_a_licence_is_refused_that_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {
        "a": "GPL-3.0-only",
        "b": "MIT OR GPL-3.0-only",
        "c": "MPL-2.0",
        "d": "MIT AND (BSD-3-Clause OR 0BSD)",
        "e": "GPL-2.0 OR GPL-3.0",
    }
    monkeypatch.setitem(licences.POLICY, "stated", stated)
    assert list(licences.refused((*stated, "no-such-package"), tools=False)) == [
        "a: GPL-3.0-only is not among the allowed licences (GPL-3.0-only)",
        "c: MPL-2.0 is not among the allowed licences (MPL-2.0)",
        "e: GPL-2.0, GPL-3.0 is not among the allowed licences (GPL-2.0 OR GPL-3.0)",
        "no-such-package: no licence that can be read; look at its files, then licences.toml",
    ]
    assert list(licences.refused(("c",), tools=True)) == []


def test_nothing_is_stated_that_the_metadata_say() -> None:
    packages = {name for lock in licences.LOCKS for name in licences.locked(lock)}
    stated: dict[str, str] = licences.POLICY["stated"]
    assert set(stated) <= packages
    for name in stated:
        try:
            says = metadata(name)
        except PackageNotFoundError:
            continue  # of another system
        assert says.get_all("License-Expression") is None
