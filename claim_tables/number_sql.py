"""Numbers as the engine computes them: decimals with nine places, so that nothing is rounded."""

from __future__ import annotations

NUMBER = "DECIMAL(38, 9)"
ZERO = f"CAST(0 AS {NUMBER})"
NO_NUMBER = f"CAST(NULL AS {NUMBER})"


def exact(expression: str) -> str:
    """Keep nine decimals: of numbers of several kinds, the engine might keep none."""
    return f"CAST({expression} AS {NUMBER})"
