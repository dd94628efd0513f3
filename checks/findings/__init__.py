"""Findings about single claims, words and decisions, as several checks word them."""
