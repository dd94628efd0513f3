"""The fact sheet of large tables: the same rows as of a ledger, most of them made in the engine."""
