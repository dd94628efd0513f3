"""The articles of the sources: their texts, quotes in them, and what ties them together."""
