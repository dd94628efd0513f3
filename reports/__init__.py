"""Findings and fact sheets out, one module a form."""

VERSION = "0.1.0"
"""That of pyproject.toml; a checkout that is not installed has no metadata to read it from."""
