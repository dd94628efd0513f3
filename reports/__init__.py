"""Findings and fact sheets out, one module a form."""
