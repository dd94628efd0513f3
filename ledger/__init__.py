"""Facts in: ledgers read with their places, values typed, and records put into DuckDB."""
