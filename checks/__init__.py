"""What can be wrong between sources: one check a file, their list, and what they share."""
