"""Tests of the formats of `check`."""
