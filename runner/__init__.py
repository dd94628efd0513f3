"""From input to outcomes: read, store, run the checks."""
