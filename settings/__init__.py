"""Settings of a team, next to its ledger: found, read and validated."""
