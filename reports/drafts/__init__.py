"""What was found in drafts, as findings and as text."""
