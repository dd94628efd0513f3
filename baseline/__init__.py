"""The findings that a team has accepted, and the decisions that settle some."""
