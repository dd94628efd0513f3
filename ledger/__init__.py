"""The YAML ledger: read with the place of every value, checked, typed, and edited."""
