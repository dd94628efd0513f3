"""Servers that other programs talk to over standard input and output: text editors, assistants."""
