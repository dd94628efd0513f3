"""The result of a run in every format that `check` writes."""
