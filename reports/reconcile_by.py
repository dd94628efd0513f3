"""The rules by which a value is put down where sources stay apart."""

from __future__ import annotations

from enum import StrEnum


class ReconcileBy(StrEnum):
    """What is put down as the value of a contested row."""

    AGREEMENT = "agreement"
    SUPPORT = "support"
